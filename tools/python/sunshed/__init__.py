"""What the sun gives a city's roofs: horizons, irradiation, roofs, modules and energy from elevations and footprints.

    import sunshed
    dsm, grid, notes = sunshed.read_raster("dsm.tif")
    year = sunshed.irradiance(dsm, grid, "town.epw")     # float32 (rows, columns), kWh/m2
    town = sunshed.run("town.toml", "result")            # town.buildings is a GeoDataFrame

Arrays of elevations have rows from north to south and are in metres; angles are in degrees, azimuths from true north
clockwise; times are UTC. What cannot be used raises sunshed.Error, whose text says what would mend it.
"""
from ._errors import Error, UsageError
from ._sunshed import Grid, allow_remote_data, data_folder
from ._sunshed import version as __version__
from .arrays import (Building, Irradiance, SunPosition, Weather, building, check_weather, columns, horizon, irradiance,
                     read_raster, sky_view, sun_position, write_raster)
from .results import Results, check, open_results, run

__all__ = ["Building", "Error", "Grid", "Irradiance", "Results", "SunPosition", "UsageError", "Weather", "allow_remote_data",
           "building", "check", "check_weather", "columns", "data_folder", "horizon", "irradiance", "open_results",
           "read_raster", "run", "sky_view", "sun_position", "write_raster"]
