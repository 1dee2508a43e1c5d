"""Layers of the project as files that the program reads, and its files as layers of the project."""

import os
import pathlib

from osgeo import gdal
from qgis.core import (QgsProcessingContext, QgsProcessingException, QgsProcessingLayerPostProcessorInterface,
                       QgsProcessingUtils, QgsRasterFileWriter, QgsRasterPipe)

from .words import said


def raster_file(layer, context, feedback) -> str:
    """The file of a raster layer; a layer that is no file (WCS, virtual, in a database) is written to one first."""
    source = layer.source()
    if layer.providerType() == "gdal" and (os.path.exists(source) or source.startswith("/vsi")):
        return source
    path = QgsProcessingUtils.generateTempFilename("layer.tif")
    feedback.pushInfo(said(f"{layer.name()} is no file: it is written to {path}", f"{layer.name()} 不是文件，先写入 {path}"))
    pipe = QgsRasterPipe()
    provider = layer.dataProvider()
    if not pipe.set(provider.clone()) or QgsRasterFileWriter(path).writeRaster(
            pipe, provider.xSize(), provider.ySize(), provider.extent(), layer.crs(),
            context.transformContext()) != QgsRasterFileWriter.NoError:
        raise QgsProcessingException(said(f"{layer.name()} cannot be written as a GeoTIFF; export it and choose the file.",
                                          f"{layer.name()} 无法写成 GeoTIFF；请先导出再选择文件。"))
    return path


def crs_option(layer, path: str) -> "list[str]":
    """--crs with what the user gave the layer, where its file has no CRS of its own."""
    dataset = gdal.Open(path)
    if dataset is None or dataset.GetSpatialRef() is not None or not layer.crs().authid():
        return []
    return ["--crs", layer.crs().authid()]


class Styled(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer the style that the program wrote for it."""

    instances: "list[Styled]" = []  # QGIS keeps none of them alive

    @classmethod
    def make(cls) -> "Styled":
        cls.instances.append(cls())
        return cls.instances[-1]

    def postProcessLayer(self, layer, context, feedback):
        layer.loadDefaultStyle()
        layer.triggerRepaint()


def load_on_completion(uri: str, name: str, context) -> None:
    """Puts a file or a layer of one into the project when the algorithm has ended; nothing without a project."""
    if context.project() is None:
        return
    details = QgsProcessingContext.LayerDetails(name, context.project(), name)
    details.setPostProcessor(Styled.make())
    context.addLayerToLoadOnCompletion(uri, details)


def layers_of(geopackage: pathlib.Path) -> "list[str]":
    """The layers with a geometry, those that lie at the bottom first."""
    dataset = gdal.OpenEx(str(geopackage), gdal.OF_VECTOR)
    there = {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())}
    order = ["buildings", "roof_segments", "facades", "usable_area", "obstacles", "modules", "zones"]
    return [name for name in order if name in there]


def load_geopackage(geopackage: pathlib.Path, context) -> None:
    for name in layers_of(geopackage):
        load_on_completion(f"{geopackage}|layername={name}", name, context)


def load_rasters(folder: pathlib.Path, context) -> None:
    for path in sorted(folder.glob("*.tif")):
        load_on_completion(str(path), path.stem, context)
