"""What all algorithms share: names in the user's language, parameters, and options of the command line made of them."""

import shlex

from qgis.core import (QgsProcessing, QgsProcessingAlgorithm, QgsProcessingParameterBoolean,
                       QgsProcessingParameterDefinition, QgsProcessingParameterEnum, QgsProcessingParameterFile,
                       QgsProcessingParameterNumber, QgsProcessingParameterRasterLayer, QgsProcessingParameterString,
                       QgsProcessingParameterVectorLayer)

from ..layers import crs_option, raster_file
from ..program import run_program
from ..words import said

VECTOR_FORMATS = ["gpkg", "shp", "geojson", "fgb"]
UNITS = ["auto", "m", "ft", "us-ft", "cm"]
TIMES = ["auto", "as-is", "interval-end", "interval-start", "interval-center", "instant"]


def advanced(parameter):
    """Folded away until asked for."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
    return parameter


def raster(name, english, chinese, optional=False):
    return QgsProcessingParameterRasterLayer(name, said(english, chinese), optional=optional)


def polygons(name, english, chinese, optional=False):
    return QgsProcessingParameterVectorLayer(name, said(english, chinese), [QgsProcessing.TypeVectorPolygon],
                                             optional=optional)


def a_file(name, english, chinese, optional=False, extension=""):
    return QgsProcessingParameterFile(name, said(english, chinese), optional=optional, extension=extension)


def choice(name, english, chinese, values, default=None):
    return QgsProcessingParameterEnum(name, said(english, chinese), values, usesStaticStrings=True,
                                      defaultValue=default or values[0])


def number(name, english, chinese, default, least, most, whole=False, optional=False):
    kind = QgsProcessingParameterNumber.Integer if whole else QgsProcessingParameterNumber.Double
    return QgsProcessingParameterNumber(name, said(english, chinese), kind, default, optional, least, most)


def switch(name, english, chinese, default=False):
    return QgsProcessingParameterBoolean(name, said(english, chinese), default)


def text(name, english, chinese):
    return QgsProcessingParameterString(name, said(english, chinese), "", optional=True)


class SunshedAlgorithm(QgsProcessingAlgorithm):
    """A command of the program as an algorithm."""

    COMMAND = ""  # the command; the algorithm's id too
    TITLE = ("", "")  # English, Chinese
    HELP = ("", "")
    STAGES: "dict[str, float]" = {}  # parts of the work with their shares of the time

    def createInstance(self):
        return type(self)()

    def name(self):
        return self.COMMAND

    def displayName(self):
        return said(*self.TITLE)

    def shortHelpString(self):
        return said(*self.HELP)

    def add_common_parameters(self) -> None:
        """Those that stand last, folded."""
        self.addParameter(advanced(text("EXTRA", "Further options of the command line (e.g. --memory 2GiB --set key=value)",
                                        "命令行的其他选项（如 --memory 2GiB --set key=value）")))

    # Options from parameters, empty where a parameter is.

    def raster_option(self, option, name, parameters, context, feedback) -> "list[str]":
        layer = self.parameterAsRasterLayer(parameters, name, context)
        return [option, raster_file(layer, context, feedback)] if layer else []

    def surface_argument(self, name, parameters, context, feedback) -> "list[str]":
        """The path of the elevations, and their CRS where only the layer has one."""
        layer = self.parameterAsRasterLayer(parameters, name, context)
        path = raster_file(layer, context, feedback)
        return [path, *crs_option(layer, path)]

    def vector_file(self, name, parameters, context, feedback) -> "tuple[str, str]":
        """The file of a vector layer and the layer's name in it, empty in a file of one layer. Edits that are not saved,
        memory layers and layers of services and databases are written to a file first."""
        layer = self.parameterAsVectorLayer(parameters, name, context)
        if layer is not None and layer.isEditable() and layer.isModified():
            feedback.pushWarning(said(f"{layer.name()} has unsaved edits: those that are saved count.",
                                      f"{layer.name()} 有未保存的编辑，仅使用已保存的内容。"))
        return self.parameterAsCompatibleSourceLayerPathAndLayerName(parameters, name, context, VECTOR_FORMATS, "gpkg",
                                                                     feedback)

    def buildings_options(self, parameters, context, feedback) -> "list[str]":
        path, layer = self.vector_file("BUILDINGS", parameters, context, feedback)
        return ["--buildings", path, *(["--layer", layer] if layer else [])]

    def option(self, option, name, parameters, context, unless=None) -> "list[str]":
        """An option with the text of a parameter; none where that is empty, or what the program does anyway."""
        value = self.parameterAsString(parameters, name, context)
        return [] if value in ("", unless) else [option, value]

    def number_option(self, option, name, parameters, context, unless=None) -> "list[str]":
        if parameters.get(name) is None:
            return []
        value = self.parameterAsDouble(parameters, name, context)
        return [] if value == unless else [option, f"{value:g}"]

    def switch_option(self, option, name, parameters, context) -> "list[str]":
        return [option] if self.parameterAsBool(parameters, name, context) else []

    def extra_options(self, parameters, context) -> "list[str]":
        return shlex.split(self.parameterAsString(parameters, "EXTRA", context))

    def run_command(self, options, parameters, context, feedback, has_progress=True) -> str:
        """Runs the command and shows what it says on standard output, which is returned."""
        progress = ["--progress", "json"] if has_progress else []
        output = run_program([self.COMMAND, *options, *progress, *self.extra_options(parameters, context)], feedback,
                             self.STAGES)
        for line in output.splitlines():
            feedback.pushInfo(line)
        return output
