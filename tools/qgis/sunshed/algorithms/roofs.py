"""Roof planes and the modules that fit on them."""

import pathlib

from qgis.core import QgsProcessingOutputVectorLayer, QgsProcessingParameterField, QgsProcessingParameterFileDestination

from ..layers import load_geopackage
from ..words import said
from .base import UNITS, SunshedAlgorithm, advanced, choice, polygons, raster, switch

LAYERS = ("buildings", "roof_segments", "obstacles", "usable_area", "modules")


class Roofs(SunshedAlgorithm):
    COMMAND = "roofs"
    TITLE = ("Roof planes and modules", "屋面与组件布置")
    HELP = ("Finds the planes of each roof in a surface model, what stands on them, and the modules that fit, without sun and "
            "weather: a GeoPackage of buildings, roof segments, obstacles, usable areas and modules, coloured by the way they face.",
            "在地表模型中找出每个屋顶的平面、其上的障碍物以及放得下的组件，不计算日照和气象：得到含建筑、屋面、障碍物、可用区域和组件的 "
            "GeoPackage，按朝向着色。")
    STAGES = {"reading": 10.0, "roofs and modules": 90.0}

    def initAlgorithm(self, config=None):
        for parameter in (
                raster("DSM", "Surface model with roofs (elevations)", "含屋顶的地表模型（高程）"),
                polygons("BUILDINGS", "Footprints of buildings", "建筑轮廓"),
                QgsProcessingParameterField("ID", said("Field with unique ids; empty = running numbers", "唯一编号字段；留空则用序号"),
                                            parentLayerParameterName="BUILDINGS", optional=True),
                advanced(switch("ALIGN", "Move footprints to where the surface shows their walls", "将轮廓移到地表模型中墙的位置")),
                advanced(choice("VERTICAL_UNIT", "Unit of the elevations", "高程单位", UNITS)),
                advanced(switch("LOAD", "Load the layers into the project", "将图层加载到工程", True)),
        ):
            self.addParameter(parameter)
        self.add_common_parameters()
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", said("GeoPackage of the roofs", "屋面 GeoPackage"),
                                                                "GeoPackage (*.gpkg)"))
        for name in LAYERS:
            self.addOutput(QgsProcessingOutputVectorLayer(name.upper(), name))

    def processAlgorithm(self, parameters, context, feedback):
        output = pathlib.Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        options = [*self.surface_argument("DSM", parameters, context, feedback), "-o", str(output), "--overwrite",
                   *self.buildings_options(parameters, context, feedback),
                   *self.option("--id", "ID", parameters, context),
                   *self.switch_option("--align", "ALIGN", parameters, context),
                   *self.option("--vertical-unit", "VERTICAL_UNIT", parameters, context, unless="auto")]
        self.run_command(options, parameters, context, feedback)
        if self.parameterAsBool(parameters, "LOAD", context):
            load_geopackage(output, context)
        return {"OUTPUT": str(output), **{name.upper(): f"{output}|layername={name}" for name in LAYERS}}
