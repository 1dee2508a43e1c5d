"""What QGIS calls when the plugin is switched on and off."""

from qgis.core import QgsApplication

from .provider import SunshedProvider


class SunshedPlugin:
    def __init__(self, iface):
        self.iface = iface  # none in qgis_process
        self.provider = None

    def initProcessing(self):
        self.provider = SunshedProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        QgsApplication.processingRegistry().removeProvider(self.provider)
