"""QGIS plugin: sunshed's Processing provider."""


def classFactory(iface):
    from .plugin import SunshedPlugin

    return SunshedPlugin(iface)
