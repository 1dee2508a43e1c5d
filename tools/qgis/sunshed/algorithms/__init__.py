"""The algorithms, one a file, each named as the program's command."""

from .horizon import Horizon
from .irradiance import Irradiance
from .report import Report
from .roofs import Roofs
from .run import Run
from .surface import Surface
from .weather import Weather

ALGORITHMS = (Run, Irradiance, Horizon, Surface, Roofs, Weather, Report)
