"""Horizon angles and sky view of a surface model."""

from qgis.core import QgsProcessingParameterRasterDestination

from ..words import said
from .base import UNITS, SunshedAlgorithm, advanced, choice, number, raster


class Horizon(SunshedAlgorithm):
    COMMAND = "horizon"
    TITLE = ("Horizons and sky view", "地平线与天空可见度")
    HELP = ("How high the horizon stands in each direction, seen from each cell: a band a direction, degrees above the level, "
            "clockwise from true north; and the share of the sky that a level surface sees (0 to 1).",
            "从每个栅格看各方向的地平线高度角：每个方向一个波段，单位为度，自真北顺时针；以及水平面可见的天空比例（0 到 1）。")
    STAGES = {"reading": 10.0, "horizons": 90.0}

    def initAlgorithm(self, config=None):
        for parameter in (
                raster("DSM", "Surface model with buildings and trees (elevations)", "含建筑和树木的地表模型（高程）"),
                number("DIRECTIONS", "Directions, evenly from true north", "方向数，自真北均分", 36, 4, 1024, whole=True),
                advanced(number("RADIUS", "Nothing farther away counts (m); empty = all of it does",
                                "更远的不计（m）；留空则全部计入", None, 1.0, 200000.0, optional=True)),
                advanced(raster("FAR_DEM", "Coarse elevations around, for far horizons", "周边粗略高程，用于远处地平线", optional=True)),
                advanced(choice("VERTICAL_UNIT", "Unit of the elevations", "高程单位", UNITS)),
                advanced(choice("NODATA", "What stands where the model has no value", "无值处按什么处理", ["open", "blocked", "error"])),
        ):
            self.addParameter(parameter)
        self.add_common_parameters()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", said("Horizons (degrees)", "地平线（度）")))
        self.addParameter(QgsProcessingParameterRasterDestination("SVF", said("Sky view factor", "天空可见度"), optional=True,
                                                                  createByDefault=False))

    def processAlgorithm(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        sky_view = self.parameterAsOutputLayer(parameters, "SVF", context) if parameters.get("SVF") else ""
        options = [*self.surface_argument("DSM", parameters, context, feedback), "-o", output, "--overwrite",
                   *(["--svf", sky_view] if sky_view else []),
                   *self.number_option("--directions", "DIRECTIONS", parameters, context, unless=36),
                   *self.number_option("--radius", "RADIUS", parameters, context),
                   *self.raster_option("--far-dem", "FAR_DEM", parameters, context, feedback),
                   *self.option("--vertical-unit", "VERTICAL_UNIT", parameters, context, unless="auto"),
                   *self.option("--nodata", "NODATA", parameters, context, unless="open")]
        self.run_command(options, parameters, context, feedback)
        return {"OUTPUT": output, **({"SVF": sky_view} if sky_view else {})}
