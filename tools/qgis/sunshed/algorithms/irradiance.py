"""Irradiation rasters of a surface model."""

import pathlib

from qgis.core import QgsProcessingOutputRasterLayer, QgsProcessingParameterFolderDestination

from ..layers import load_rasters
from ..words import said
from .base import TIMES, UNITS, SunshedAlgorithm, a_file, advanced, choice, number, raster, switch

RASTERS = ("irradiation_annual", "irradiation_monthly", "sky_view", "sun_hours")


class Irradiance(SunshedAlgorithm):
    COMMAND = "irradiance"
    TITLE = ("Irradiation with shadows", "含遮挡的辐照量")
    HELP = ("Irradiation of every cell of a surface model over a year, in the plane of the cell, with the shadows of all that "
            "stands around: rasters of the year (global, beam, diffuse, reflected) and of the months in kWh/m², the sky view "
            "factor, and hours of sun.\n\nWeather is a year in a file (EPW, TMY3, PVGIS, NSRDB, SAM, UMEP) or a table of monthly "
            "means; without one the year is cloudless (ESRA, as r.sun has it).",
            "计算地表模型每个栅格一年的倾斜面辐照量，包含周围一切物体的遮挡：年（总、直射、散射、反射）与各月的栅格（kWh/m²）、"
            "天空可见度和日照小时数。\n\n气象为一年的数据文件（EPW、TMY3、PVGIS、NSRDB、SAM、UMEP）或月平均表；"
            "不给出时按晴空年计算（ESRA，与 r.sun 相同）。")
    STAGES = {"reading": 5.0, "irradiance": 90.0, "writing": 5.0}

    def initAlgorithm(self, config=None):
        for parameter in (
                raster("DSM", "Surface model with buildings and trees (elevations)", "含建筑和树木的地表模型（高程）"),
                a_file("WEATHER", "Year of weather; empty = a cloudless year", "气象年文件；留空为晴空年", optional=True),
                advanced(number("LINKE", "Linke turbidity of the cloudless year; empty = of the place",
                                "晴空年的 Linke 浑浊度；留空则按地点", None, 1.0, 12.0, optional=True)),
                advanced(number("UTC_OFFSET", "Clock of the weather file against UTC (h); empty = as the file says",
                                "气象文件时钟与 UTC 之差（h）；留空则按文件", None, -12.0, 14.0, optional=True)),
                advanced(choice("ASSUME_TIME", "What the time stamps of the weather mean", "气象时间戳的含义", TIMES)),
                advanced(switch("FILL_GAPS", "Fill gaps of more than three hours", "填补三小时以上的缺测")),
                advanced(choice("TRANSPOSITION", "Model of the sky's brightness", "天空亮度模型",
                                ["perez", "hay-davies", "isotropic"])),
                advanced(number("DIRECTIONS", "Directions in which horizons are found", "地平线的方向数", 128, 8, 1024, whole=True)),
                advanced(raster("CANOPY", "Height of trees above ground; they dim the light", "树冠高度（地面以上），树木会减弱光照",
                                optional=True)),
                advanced(raster("FAR_DEM", "Coarse elevations around, for far horizons", "周边粗略高程，用于远处地平线", optional=True)),
                advanced(choice("VERTICAL_UNIT", "Unit of the elevations", "高程单位", UNITS)),
                advanced(choice("NODATA", "What stands where the model has no value", "无值处按什么处理", ["open", "blocked", "error"])),
                advanced(switch("SUN_HOURS_MONTHLY", "Hours of sun by month too", "同时输出各月日照小时数")),
                advanced(switch("HOURLY_SHADE", "Sun or shade by hour and day too", "同时输出逐时日照/阴影")),
                advanced(switch("OVERWRITE", "Replace a result that stands there", "替换已有的结果")),
                advanced(switch("LOAD", "Load the rasters into the project", "将栅格加载到工程", True)),
        ):
            self.addParameter(parameter)
        self.add_common_parameters()
        self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT", said("Folder of the rasters", "栅格文件夹")))
        for name in RASTERS:
            self.addOutput(QgsProcessingOutputRasterLayer(name.upper(), name))

    def processAlgorithm(self, parameters, context, feedback):
        folder = pathlib.Path(self.parameterAsString(parameters, "OUTPUT", context))
        weather = self.parameterAsFile(parameters, "WEATHER", context)
        options = [*self.surface_argument("DSM", parameters, context, feedback), "-o", str(folder)]
        if weather:
            options += ["--weather", weather,
                        *self.option("--assume-time", "ASSUME_TIME", parameters, context, unless="auto"),
                        *self.switch_option("--fill-gaps", "FILL_GAPS", parameters, context)]
        else:
            options += ["--clear-sky", *self.number_option("--linke", "LINKE", parameters, context)]
        options += [*self.number_option("--utc-offset", "UTC_OFFSET", parameters, context),
                    *self.option("--transposition", "TRANSPOSITION", parameters, context, unless="perez"),
                    *self.number_option("--directions", "DIRECTIONS", parameters, context, unless=128),
                    *self.raster_option("--canopy", "CANOPY", parameters, context, feedback),
                    *self.raster_option("--far-dem", "FAR_DEM", parameters, context, feedback),
                    *self.option("--vertical-unit", "VERTICAL_UNIT", parameters, context, unless="auto"),
                    *self.option("--nodata", "NODATA", parameters, context, unless="open"),
                    *self.switch_option("--sun-hours-monthly", "SUN_HOURS_MONTHLY", parameters, context),
                    *self.switch_option("--hourly-shade", "HOURLY_SHADE", parameters, context),
                    *self.switch_option("--overwrite", "OVERWRITE", parameters, context)]
        self.run_command(options, parameters, context, feedback)
        if self.parameterAsBool(parameters, "LOAD", context):
            load_rasters(folder, context)
        return {"OUTPUT": str(folder), **{name.upper(): str(folder / f"{name}.tif") for name in RASTERS}}
