"""Sun, horizons, irradiation and roofs of numpy arrays."""
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

import numpy

from . import _sunshed
from ._arguments import path_text, polygons, setting_texts, unix_seconds
from ._sunshed import Grid

Settings = Union[Dict[str, Any], Sequence[str], None]
Progress = Optional[Callable[[str, float], Any]]


class Place(NamedTuple):
    """On the earth, degrees, north and east positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class SunPosition:
    """Where the sun stands, degrees, an array (n,) each."""

    zenith: numpy.ndarray  #: of the sun's centre, without refraction
    apparent_zenith: numpy.ndarray  #: with refraction
    azimuth: numpy.ndarray  #: from true north, clockwise


def sun_position(times, latitude: float, longitude: float, altitude: float = 0.0, *, pressure: Optional[float] = None,
                 temperature: float = 12.0) -> SunPosition:
    """Where the sun stands at moments in a place: NREL's Solar Position Algorithm (Reda & Andreas 2008).

    times: (n,) UTC: numpy.datetime64, datetime, or a pandas index (its time zone is heeded).
    latitude, longitude: degrees, north and east positive.
    altitude: metres above the sea.
    pressure: of the air in Pa, yearly mean; None = that of the altitude.
    temperature: of the air in degrees C, yearly mean; for refraction alone.
    """
    return SunPosition(**_sunshed.sun_position(unix_seconds(times), latitude, longitude, altitude, pressure, temperature))


def read_raster(path, *, crs: str = "", vertical_unit: str = "auto") -> Tuple[numpy.ndarray, Grid, List[str]]:
    """Elevations of any raster that GDAL reads, on square cells of a map in metres, north up, as every command reads it.

    crs: of a file that has none.
    vertical_unit: of its numbers, where the file says none or a wrong one ("m", "ft", ...).
    Returns float32 (rows, columns) in metres with NaN where there is no value; where it lies; and what was converted or
    looks odd, a line each.
    """
    return _sunshed.read_raster(path_text(path), crs, vertical_unit)


def write_raster(path, array, grid: Grid, *, names: Optional[Sequence[str]] = None, unit: str = "",
                 overwrite: bool = False) -> None:
    """Writes a cloud-optimised GeoTIFF: Float32, NaN as nodata -9999, with overviews and statistics.

    array: floats, (rows, columns) or (bands, rows, columns).
    grid: where it lies; with a crs.
    names: of the bands.
    """
    bands = numpy.asarray(array)
    bands = bands[None] if bands.ndim == 2 else bands
    names = [f"band_{i + 1}" for i in range(len(bands))] if names is None else list(names)
    _sunshed.write_raster(path_text(path), list(bands), grid, names, unit, overwrite)


def horizon(elevation, grid: Grid, *, directions: int = 36, radius: Optional[float] = None, threads: int = 0,
            progress: Progress = None) -> numpy.ndarray:
    """Elevation of the horizon from every cell, as `sunshed horizon` gives it.

    elevation: floats (rows, columns) in metres, row 0 the northernmost; NaN where unknown (nothing there shades).
        C-contiguous float32 is read in place.
    directions: evenly clockwise from true north, 4 to 1024.
    radius: metres beyond which nothing counts; None = no limit.
    threads: 0 = all cores.
    progress: called as progress(stage, fraction) while work goes on; what it raises stops the work.
    Returns float32 (directions, rows, columns), degrees; negative where one looks down on all of it, NaN where the
    elevation is unknown.
    """
    return _sunshed.horizon(elevation, grid, directions, radius, threads, progress)


def sky_view(elevation, grid: Grid, *, directions: int = 36, radius: Optional[float] = None, threads: int = 0,
             progress: Progress = None) -> numpy.ndarray:
    """Share of the sky that a horizontal receiver in each cell sees, as `sunshed horizon --svf` gives it.

    Arguments as for horizon(). Returns float32 (rows, columns), 0 to 1; NaN where the elevation is unknown.
    """
    return _sunshed.sky_view(elevation, grid, directions, radius, threads, progress)


@dataclass(frozen=True)
class Weather:
    """A year of weather, and what its clock and light look like against the sun."""

    findings: List[Tuple[str, str]]  #: ("refusal" | "doubt" | "note", what is wrong and what would mend it)
    facts: Dict[str, Any]  #: source, latitude, longitude, altitude, utc_offset_h, stamps, interval_s, shift_min, ...
    _checked: Any = field(repr=False)

    @property
    def ok(self) -> bool:
        """False where a year made with it would be wrong or may be."""
        return all(severity == "note" for severity, _ in self.findings)

    @property
    def times(self) -> numpy.ndarray:
        """(n,) datetime64[s], UTC: the start of each interval."""
        return self._checked.begins().astype("int64").astype("datetime64[s]")

    @property
    def columns(self) -> Dict[str, numpy.ndarray]:
        """(n,) float64 each, by pvlib's names: ghi, dni, dhi in W/m2, temp_air, temp_dew in degrees C, wind_speed in m/s,
        relative_humidity in %, pressure in Pa, snow_depth in cm, albedo, precipitation in mm; NaN where not known."""
        return self._checked.columns()

    def to_pandas(self):
        """A pandas.DataFrame with an index in UTC, as pvlib takes it."""
        import pandas

        return pandas.DataFrame(self.columns, index=pandas.DatetimeIndex(self.times, tz="UTC", name="time"))


def _weather(checked) -> Weather:
    return Weather(checked.findings(), checked.facts(), checked)


def check_weather(source, *, latitude: Optional[float] = None, longitude: Optional[float] = None, altitude: float = 0.0,
                  utc_offset_h: Optional[float] = None, settings: Settings = None) -> Weather:
    """Reads a year of weather and holds its clock and its light against the sun, as `sunshed weather` does.

    source: a file (EPW, TMY3, PVGIS, NSRDB, SAM, UMEP), or a table with an index of interval starts (pandas.DataFrame
        with pvlib's names), or a dict of arrays (n,) with "times". Needed: ghi, dni, dhi, temp_air, wind_speed.
    latitude, longitude, altitude: where a table is from; of a file, where it does not say.
    utc_offset_h: of the file's clock, where it does not say; of a table, the clock that months are on.
    settings: keys of the table [weather] of a project file.
    """
    if isinstance(source, dict) or hasattr(source, "columns"):
        return _weather(_weather_of_table(source, latitude, longitude, altitude, utc_offset_h))
    texts = setting_texts(settings) + setting_texts({"weather.path": path_text(source)})
    if utc_offset_h is not None:
        texts.append(f"weather.utc_offset_h={utc_offset_h}")
    return _weather(_sunshed.weather_of_file(texts, latitude, longitude))


def _weather_of_table(table, latitude, longitude, altitude, utc_offset_h):
    from ._arguments import _bad

    if latitude is None or longitude is None:
        raise _bad("latitude" if latitude is None else "longitude", "it is missing", "a table does not say where it is from")
    if isinstance(table, dict):
        columns = dict(table)
        if "times" not in columns:
            raise _bad("times", "it is missing", "give the start of each interval, UTC")
        times = columns.pop("times")
    else:
        times, columns = table.index, {name: table[name].to_numpy() for name in table.columns}
    return _sunshed.weather_of_arrays(unix_seconds(times), columns, latitude, longitude, altitude, utc_offset_h or 0.0)


def _sky(weather, clear_sky, settings):
    """(a checked weather or None, all settings as texts)"""
    texts = setting_texts(settings)
    if clear_sky:
        texts.append("weather.clear_sky=true")
    if weather is None or isinstance(weather, Weather):
        return (weather._checked if weather is not None else None), texts
    return None, texts + setting_texts({"weather.path": path_text(weather)})


@dataclass(frozen=True)
class Irradiance:
    """A year's irradiation in the plane of each cell; NaN where the elevation is unknown."""

    annual: numpy.ndarray  #: float32 (4, rows, columns), kWh/m2: global, beam, diffuse, reflected
    monthly: numpy.ndarray  #: float32 (12, rows, columns), kWh/m2: global of each month
    sky_view: numpy.ndarray  #: float32 (rows, columns), 0 to 1, of a horizontal receiver
    sun_hours: numpy.ndarray  #: float32 (rows, columns), hours a year with the sun unobstructed
    grid: Grid
    notes: List[str]  #: on the weather and the clock, a line each

    parts = ("global", "beam", "diffuse", "reflected")

    def to_xarray(self):
        """An xarray.Dataset on the middles of cells, with units."""
        import xarray

        rows, columns = self.sky_view.shape
        size = self.grid.cell_size
        kwh = {"units": "kWh m-2", "long_name": "irradiation in the plane of the cell"}
        return xarray.Dataset(
            {"annual": (("part", "y", "x"), self.annual, kwh),
             "monthly": (("month", "y", "x"), self.monthly, kwh),
             "sky_view": (("y", "x"), self.sky_view, {"units": "1"}),
             "sun_hours": (("y", "x"), self.sun_hours, {"units": "h"})},
            coords={"part": list(self.parts), "month": numpy.arange(1, 13),
                    "x": self.grid.west + (numpy.arange(columns) + 0.5) * size,
                    "y": self.grid.north - (numpy.arange(rows) + 0.5) * size},
            attrs={"crs_wkt": self.grid.crs})


def irradiance(elevation, grid: Grid, weather=None, *, clear_sky: bool = False, tree_height=None, settings: Settings = None,
               threads: int = 0, progress: Progress = None) -> Irradiance:
    """The year's irradiation of every cell in its own plane, shadowed by everything around it, as `sunshed irradiance`.

    elevation: floats (rows, columns) in metres, row 0 the northernmost; NaN where unknown. C-contiguous float32 is read
        in place.
    grid: where it lies, with a crs, or with latitude and longitude.
    weather: a file, or what check_weather() gave; or clear_sky=True for a cloudless year.
    tree_height: (rows, columns), metres of tree tops above the elevation; NaN where there is none.
    settings: keys of a project file, tables [weather], [sky], horizon.directions, project.timezone, surface.nodata.
    threads, progress: as for horizon().
    """
    checked, texts = _sky(weather, clear_sky, settings)
    return Irradiance(grid=grid, **_sunshed.irradiance(elevation, grid, checked, tree_height, texts, threads, progress))


@dataclass(frozen=True)
class Building:
    """One building: its roof, the modules on it, and the year's energy. Columns are those of results.gpkg
    (sunshed.columns() has units and meanings)."""

    facts: Dict[str, Any]  #: a row of the layer buildings
    segments: List[Dict[str, Any]]  #: rows of roof_segments, with "outline" and "usable": polygons of rings (n, 2)
    modules: List[Dict[str, Any]]  #: rows of modules, with "corners": (4, 2)
    ac_kw: numpy.ndarray  #: float32 (intervals,), mean AC power of each interval, kW
    times: numpy.ndarray  #: datetime64[s] (intervals,), their starts, UTC
    notes: List[str]

    def __getattr__(self, name):
        facts = object.__getattribute__(self, "facts")
        if name in facts:
            return facts[name]
        raise AttributeError(name)


def building(elevation, grid: Grid, footprint, weather=None, *, clear_sky: bool = False, building_class: str = "",
             height: Optional[float] = None, settings: Settings = None, threads: int = 0,
             progress: Progress = None) -> Building:
    """Roof planes, obstacles, modules and the year's energy of one building on a surface model.

    elevation: floats (rows, columns) in metres, with the roofs; all of it shades.
    footprint: (n, 2) of x and y on the grid's map; or a shapely or GeoJSON polygon.
    weather, clear_sky: as for irradiance().
    building_class: its use, in words of OpenStreetMap or of sunshed; needed for own use and money.
    height: metres above the ground.
    settings: keys of a project file: profile, and tables [roof], [module], [layout], [pv], [economics], ...
    A building without a roof that can be used has status in facts["suitability"] and says why in facts["reason"].
    """
    checked, texts = _sky(weather, clear_sky, settings)
    found = _sunshed.building(elevation, grid, polygons(footprint), checked, building_class, height, texts, threads, progress)
    times = found.pop("begins").astype("int64").astype("datetime64[s]")
    return Building(times=times, **found)


def columns() -> List[Tuple[str, str, str, str]]:
    """(table, column, unit, meaning) of every column of results.gpkg."""
    return _sunshed.columns()
