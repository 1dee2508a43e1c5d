"""The whole pipeline, on layers of the project or on a project file of sunshed."""

import pathlib
import tempfile

from qgis.core import (QgsProcessingException, QgsProcessingOutputFile, QgsProcessingOutputHtml,
                       QgsProcessingOutputVectorLayer, QgsProcessingParameterField,
                       QgsProcessingParameterFolderDestination)

from ..layers import load_geopackage
from ..words import said
from .base import SunshedAlgorithm, a_file, advanced, polygons, raster, switch, text

LAYERS = ("zones", "buildings", "roof_segments", "modules")


class Run(SunshedAlgorithm):
    COMMAND = "run"
    TITLE = ("Rooftop solar of a town", "城市屋顶太阳能评估")
    HELP = ("From surface model, footprints and weather to roofs, modules, energy, money and a town's targets: a folder with a styled "
            "GeoPackage, rasters, a project of QGIS, tables and a report.\n\nInputs are layers of the project, or those of a project "
            "file (TOML), which layers given here replace.",
            "由地表模型、建筑轮廓和气象得到屋面、组件、发电量、经济性和城市目标：结果文件夹含带样式的 GeoPackage、栅格、QGIS 工程、"
            "表格和报告。\n\n输入为工程中的图层，或 sunshed 项目文件（TOML）中的数据；此处给出的图层优先。")
    STAGES = {"reading": 3.0, "sun and sky": 2.0, "irradiance": 40.0, "yield of every cell": 5.0, "roofs and modules": 30.0,
              "energy": 15.0, "writing": 5.0}

    def initAlgorithm(self, config=None):
        def field(name, english, chinese):
            return QgsProcessingParameterField(name, said(english, chinese), parentLayerParameterName="BUILDINGS",
                                               optional=True)

        for parameter in (
                a_file("PROJECT", "Project file of sunshed (TOML); empty = the layers below", "sunshed 项目文件（TOML）；留空则用下列图层",
                       optional=True, extension="toml"),
                raster("DSM", "Surface model with roofs (elevations)", "含屋顶的地表模型（高程）", optional=True),
                polygons("BUILDINGS", "Footprints of buildings", "建筑轮廓", optional=True),
                field("ID", "Field with unique ids; empty = running numbers", "唯一编号字段；留空则用序号"),
                a_file("WEATHER", "Year of weather", "气象年文件", optional=True),
                polygons("ZONES", "Zones (districts)", "区域", optional=True),
                QgsProcessingParameterField("ZONE_ID", said("Field with the zones' ids", "区域编号字段"),
                                            parentLayerParameterName="ZONES", optional=True),
                QgsProcessingParameterField("ZONE_NAME", said("Field with the zones' names", "区域名称字段"),
                                            parentLayerParameterName="ZONES", optional=True),
                advanced(field("CLASS", "Field with the use of buildings", "建筑用途字段")),
                advanced(field("YEAR_BUILT", "Field with the year of completion", "建成年份字段")),
                advanced(field("HEIGHT", "Field with heights above ground (m)", "高度字段（地面以上，m）")),
                advanced(raster("CANOPY", "Height of trees above ground; they dim the light", "树冠高度（地面以上），树木会减弱光照",
                                optional=True)),
                advanced(raster("FAR_DEM", "Coarse elevations around, for far horizons", "周边粗略高程，用于远处地平线", optional=True)),
                advanced(text("NAME", "Name of the project", "项目名称")),
                advanced(text("PROFILE", "Regional profile, e.g. heilongjiang", "地区参数，如 heilongjiang")),
                advanced(switch("OVERWRITE", "Replace a result that stands there", "替换已有的结果")),
                advanced(switch("LOAD", "Load the layers into the project", "将图层加载到工程", True)),
        ):
            self.addParameter(parameter)
        self.add_common_parameters()
        self.addParameter(QgsProcessingParameterFolderDestination("OUTPUT", said("Folder of the result", "结果文件夹")))
        for name in LAYERS:
            self.addOutput(QgsProcessingOutputVectorLayer(name.upper() + "_LAYER", name))
        self.addOutput(QgsProcessingOutputFile("QGIS_PROJECT", said("The result as a project of QGIS", "结果的 QGIS 工程")))
        self.addOutput(QgsProcessingOutputHtml("PAGE", said("The report's page", "报告页面")))

    def layer_settings(self, parameters, context, feedback) -> "list[str]":
        """Keys of the project file that layers, fields and files of this dialog stand for."""
        settings = []
        for key, name in (("surface.dsm", "DSM"), ("surface.canopy", "CANOPY"), ("surface.far_dem", "FAR_DEM")):
            settings += [f"{key}={path}" for path in self.raster_option("", name, parameters, context, feedback)[1:]]
        for key, name in (("buildings", "BUILDINGS"), ("zones", "ZONES")):
            if self.parameterAsVectorLayer(parameters, name, context) is not None:
                path, layer = self.vector_file(name, parameters, context, feedback)
                settings += [f"{key}.path={path}", *([f"{key}.layer={layer}"] if layer else [])]
        for key, name in (("weather.path", "WEATHER"), ("buildings.id", "ID"), ("buildings.class", "CLASS"),
                          ("buildings.year_built", "YEAR_BUILT"), ("buildings.height", "HEIGHT"), ("zones.id", "ZONE_ID"),
                          ("zones.name", "ZONE_NAME"), ("project.name", "NAME"), ("profile", "PROFILE")):
            settings += [f"{key}={value}" for value in self.option("", name, parameters, context)[1:]]
        return [part for setting in settings for part in ("--set", setting)]

    def processAlgorithm(self, parameters, context, feedback):
        folder = pathlib.Path(self.parameterAsString(parameters, "OUTPUT", context))
        project = self.parameterAsFile(parameters, "PROJECT", context)
        settings = self.layer_settings(parameters, context, feedback)
        if not project and not settings:
            raise QgsProcessingException(said("Nothing is given to compute: choose surface model, footprints and weather, or a "
                                              "project file.", "没有可计算的输入：请选择地表模型、建筑轮廓和气象，或项目文件。"))
        with tempfile.TemporaryDirectory(prefix="sunshed-") as scratch:
            if not project:
                project = str(pathlib.Path(scratch) / "project.toml")
                pathlib.Path(project).write_text("# all of it is given by the plugin's dialog\n", encoding="utf-8")
            options = [project, "-o", str(folder), *settings,
                       *self.switch_option("--overwrite", "OVERWRITE", parameters, context)]
            self.run_command(options, parameters, context, feedback)
        geopackage = folder / "results.gpkg"
        if self.parameterAsBool(parameters, "LOAD", context):
            load_geopackage(geopackage, context)
        return {"OUTPUT": str(folder), **{name.upper() + "_LAYER": f"{geopackage}|layername={name}" for name in LAYERS},
                "QGIS_PROJECT": str(folder / "project.qgz"), "PAGE": str(folder / "report" / "index.html")}
