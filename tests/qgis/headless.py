"""QGIS without a screen, for tests: an application, and pictures of layers. Importing it where there is no QGIS ends the
test with 77 and says so."""

import contextlib
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())

try:
    from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError:
    print("skipped: QGIS's Python (Debian's python3-qgis) is not installed")
    sys.exit(1 if os.environ.get("SUNSHED_INTEGRATIONS") else 77)


@contextlib.contextmanager
def application():
    """QGIS with a profile of its own, that no setting of the user's and of an earlier test stands in."""
    with tempfile.TemporaryDirectory(prefix="sunshed-qgis-") as profile:
        running = QgsApplication([], False, profile)
        running.initQgis()
        try:
            yield running
        finally:
            running.exitQgis()


def picture_of(layers, extent, path, crs):
    """Draws layers, the first on top, into a PNG of 1200 x 900."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(1200, 900))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    path.parent.mkdir(parents=True, exist_ok=True)
    assert image.save(str(path)), path
    return image


def is_blank(image) -> bool:
    """Whether less than a hundredth of the picture is drawn."""
    drawn = sum(image.pixelColor(x, y) != QColor("white")
                for x in range(0, image.width(), 10) for y in range(0, image.height(), 10))
    return drawn * 100 * 100 < image.width() * image.height()
