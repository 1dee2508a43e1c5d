"""The provider: its algorithms and its settings."""

import pathlib

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms import ALGORITHMS
from .program import SETTING
from .words import said

ICON = pathlib.Path(__file__).parent / "icon.svg"


class SunshedProvider(QgsProcessingProvider):
    def id(self):
        return "sunshed"

    def name(self):
        return "sunshed"

    def longName(self):
        return said("sunshed rooftop solar", "sunshed 屋顶太阳能")

    def icon(self):
        return QIcon(str(ICON))

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(Setting(
            self.name(), SETTING, said("Program sunshed; empty = the one in PATH", "sunshed 程序；留空则用 PATH 中的"),
            "", valuetype=Setting.FILE))
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(SETTING)

    def loadAlgorithms(self):
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
