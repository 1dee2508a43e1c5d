"""What callers give, as the C++ part takes it."""
import json
import os

from ._errors import UsageError


def path_text(path):
    return os.fsdecode(os.fspath(path))


def setting_texts(settings):
    """{"sky.albedo": 0.3} or ["sky.albedo=0.3"] as key=value each, values as TOML has them."""
    if settings is None:
        return []
    if isinstance(settings, dict):
        return [f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in settings.items()]
    return list(settings)


def unix_seconds(times, name="times"):
    """UTC times of pandas, numpy or datetime as seconds since 1970."""
    import numpy

    if getattr(times, "tz", None) is not None:  # a pandas index with a clock of its own
        times = times.tz_convert("UTC").tz_localize(None)
    array = numpy.asarray(times)
    if array.dtype.kind == "O":
        array = numpy.array([_utc(time, f"{name}[{i}]") for i, time in enumerate(array)], dtype="datetime64[ns]")
    if array.dtype.kind != "M":
        raise _bad(name, f"its type is {array.dtype}", "give UTC times: numpy.datetime64, datetime or a pandas index")
    missing = numpy.flatnonzero(numpy.isnat(array))
    if missing.size:
        raise _bad(f"{name}[{missing[0]}]", "it is no time (NaT)", "give every time")
    return array.astype("datetime64[ns]").astype("int64") / 1e9


def _utc(time, name):
    from datetime import timezone

    if not hasattr(time, "utcoffset"):
        raise _bad(name, f"it is a {type(time).__name__}", "give UTC times")
    return time.astimezone(timezone.utc).replace(tzinfo=None) if time.utcoffset() is not None else time


def polygons(footprint):
    """A shapely geometry, GeoJSON, or an array (n, 2) as a list of polygons, each its outer ring and holes."""
    shape = getattr(footprint, "__geo_interface__", footprint)
    if isinstance(shape, dict):
        kind = shape.get("type")
        if kind == "Feature":
            return polygons(shape["geometry"])
        if kind == "Polygon":
            return [[list(ring) for ring in shape["coordinates"]]]
        if kind == "MultiPolygon":
            return [[list(ring) for ring in polygon] for polygon in shape["coordinates"]]
        raise _bad("footprint", f"it is a {kind}", "give a polygon, or an array (n, 2)")
    return [[footprint]]


def _bad(where, problem, mend):
    return UsageError(f"{where}: {problem}; {mend}", "bad_input", where, problem, mend)
