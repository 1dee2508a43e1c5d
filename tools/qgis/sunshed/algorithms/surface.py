"""A surface model from bare ground and footprints."""

from qgis.core import QgsProcessingParameterField, QgsProcessingParameterRasterDestination

from ..words import said
from .base import UNITS, SunshedAlgorithm, advanced, choice, number, polygons, raster


class Surface(SunshedAlgorithm):
    COMMAND = "surface"
    TITLE = ("Surface model from ground and footprints", "由地面和建筑轮廓生成地表模型")
    HELP = ("Stands buildings, as high as a field says or as their floors make them, and trees on bare ground: the surface that the "
            "other algorithms take where no LiDAR has measured one.",
            "将建筑（高度取自字段，或由层数推算）和树木置于裸地之上，得到其他算法所需的地表模型，用于没有激光雷达数据的地区。")
    STAGES = {"reading": 50.0, "writing": 50.0}

    def initAlgorithm(self, config=None):
        for parameter in (
                raster("DEM", "Bare ground (elevations)", "裸地高程"),
                polygons("BUILDINGS", "Footprints of buildings", "建筑轮廓"),
                QgsProcessingParameterField("HEIGHT", said("Field with heights above ground (m)", "高度字段（地面以上，m）"),
                                            parentLayerParameterName="BUILDINGS", optional=True),
                QgsProcessingParameterField("FLOORS", said("Field with numbers of floors", "层数字段"),
                                            parentLayerParameterName="BUILDINGS", optional=True),
                advanced(number("FLOOR_HEIGHT", "Height of a floor (m)", "层高（m）", 3.0, 2.0, 10.0)),
                advanced(raster("CANOPY", "Height of trees above ground (m)", "树冠高度（地面以上，m）", optional=True)),
                advanced(choice("VERTICAL_UNIT", "Unit of the elevations", "高程单位", UNITS)),
        ):
            self.addParameter(parameter)
        self.add_common_parameters()
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", said("Surface model", "地表模型")))

    def processAlgorithm(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        options = ["--dem", *self.surface_argument("DEM", parameters, context, feedback), "-o", output, "--overwrite",
                   *self.buildings_options(parameters, context, feedback),
                   *self.option("--height-field", "HEIGHT", parameters, context),
                   *self.option("--floors-field", "FLOORS", parameters, context),
                   *self.number_option("--floor-height", "FLOOR_HEIGHT", parameters, context, unless=3.0),
                   *self.raster_option("--canopy", "CANOPY", parameters, context, feedback),
                   *self.option("--vertical-unit", "VERTICAL_UNIT", parameters, context, unless="auto")]
        self.run_command(options, parameters, context, feedback)
        return {"OUTPUT": output}
