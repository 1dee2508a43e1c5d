"""Whole projects: check, run, report, and the tables and rasters of a finished run."""
import json
import os
import pathlib
import shutil
import tempfile
import weakref
from typing import Any, Dict, List, Optional, Tuple

import numpy

from . import _sunshed
from ._arguments import path_text, setting_texts
from .arrays import Progress, Settings


class Results:
    """The folder that a run left. Tables come as pandas, layers as geopandas, rasters as numpy or xarray: each asks for
    that package only when it is called."""

    def __init__(self, folder, summary: Optional[Dict[str, Any]] = None):
        self.folder = pathlib.Path(folder)
        self.schema = json.loads((self.folder / "schema.json").read_text(encoding="utf-8"))  #: every file and column
        self.summary = summary or {}  #: of the run that has just ended: buildings, assessed, capacity_kwp, energy_kwh, notes

    def __repr__(self):
        return f"Results({str(self.folder)!r})"

    @property
    def layers(self) -> List[str]:
        """Names of the layers of results.gpkg."""
        return [layer["name"] for layer in self.schema["geopackage"]["layers"]]

    def layer(self, name: str):
        """A geopandas.GeoDataFrame of a layer of results.gpkg."""
        import geopandas

        return geopandas.read_file(self.folder / "results.gpkg", layer=name)

    @property
    def buildings(self):
        """geopandas.GeoDataFrame: a row a building, with why it has no result where it has none."""
        return self.layer("buildings")

    @property
    def segments(self):
        """geopandas.GeoDataFrame: a row a roof plane."""
        return self.layer("roof_segments")

    @property
    def modules(self):
        """geopandas.GeoDataFrame: a row a module."""
        return self.layer("modules")

    @property
    def zones(self):
        """geopandas.GeoDataFrame: a row a zone; the whole is the table project_total."""
        return self.layer("zones")

    @property
    def tables(self) -> List[str]:
        """Paths of the CSV tables within the folder."""
        return [table["path"] for table in self.schema["tables"] if table["path"].endswith(".csv")]

    def table(self, path: str):
        """A pandas.DataFrame of a CSV table, e.g. "report/indicators.csv"."""
        import pandas

        return pandas.read_csv(self.folder / path, encoding="utf-8-sig")

    @property
    def indicators(self):
        """pandas.DataFrame: a row an indicator and zone."""
        return self.table("report/indicators.csv")

    @property
    def hourly(self):
        """pandas.DataFrame: AC power in kW by hour (UTC), a column a zone and class."""
        table = self.table("series/zone_hourly.csv")
        table["timestamp"] = table["timestamp"].astype("datetime64[ns, UTC]")
        table["zone_id"] = table["zone_id"].fillna("")  # buildings in no zone
        return table.pivot_table(index="timestamp", columns=["zone_id", "class"], values="ac_kw")

    @property
    def rasters(self) -> List[str]:
        """Names of the rasters, e.g. "irradiation_annual"."""
        return [pathlib.PurePath(raster["path"]).stem for raster in self.schema["rasters"]]

    def raster(self, name: str):
        """An xarray.Dataset of a raster, a variable a band, on the middles of cells."""
        import xarray

        import rasterio  # reads what xarray shows

        with rasterio.open(self.folder / "rasters" / f"{name}.tif") as file:
            bands = file.read(masked=True)
            values = bands.filled(numpy.nan) if bands.dtype.kind == "f" else bands.data
            x = file.bounds.left + (numpy.arange(file.width) + 0.5) * file.res[0]
            y = file.bounds.top - (numpy.arange(file.height) + 0.5) * file.res[1]
            return xarray.Dataset(
                {band: (("y", "x"), values[i], {"units": file.units[i] or ""}) for i, band in enumerate(file.descriptions)},
                coords={"x": x, "y": y}, attrs={"crs_wkt": file.crs.to_wkt()})

    def report(self, settings: Settings = None) -> List[str]:
        """Indicators and report again with other statistics, targets, prices or factors, in place.

        Returns what the report says first of the whole's targets, a sentence each.
        """
        return _sunshed.report(str(self.folder), setting_texts(settings))


def _source(project):
    """(path of a project file or None, its own settings as texts)"""
    return (None, setting_texts(project)) if isinstance(project, dict) else (path_text(project), [])


def check(project, *, settings: Settings = None, threads: int = 0) -> List[Tuple[str, str]]:
    """Reads every input of a project and plans every roof, as `sunshed check`; changes nothing.

    Returns ("refusal" | "doubt" | "note", what is wrong and what would mend it) each, the weightiest first.
    """
    path, texts = _source(project)
    return _sunshed.check(path, texts + setting_texts(settings), threads)


def run(project, output=None, *, settings: Settings = None, overwrite: bool = False, threads: int = 0, memory: str = "",
        progress: Progress = None) -> Results:
    """Runs a whole project, as `sunshed run`, and leaves the result as a folder, as a whole or not at all.

    project: a project file (TOML), or a dict of its keys ({"surface.dsm": "dsm.tif", ...}).
    output: the folder; None = one of its own, that goes when the Results go.
    settings: override keys of the project file.
    memory: how much to use, e.g. "2GiB".
    progress: called as progress(stage, fraction); what it raises stops the run. So does Ctrl-C; nothing is left then.
    """
    path, texts = _source(project)
    own = None
    if output is None:
        own = tempfile.mkdtemp(prefix="sunshed-")
        output = os.path.join(own, "result")
    try:
        summary = _sunshed.run(path, texts + setting_texts(settings), path_text(output), overwrite, threads, memory, progress)
    except BaseException:
        if own:
            shutil.rmtree(own, ignore_errors=True)
        raise
    results = Results(output, summary)
    if own:
        weakref.finalize(results, shutil.rmtree, own, ignore_errors=True)
    return results


def open_results(folder) -> Results:
    """The results of a run that has ended."""
    return Results(folder)
