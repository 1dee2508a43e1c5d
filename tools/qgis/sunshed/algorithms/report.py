"""The report of a finished run again, with other statistics or targets."""

import pathlib

from qgis.core import (QgsProcessingOutputFolder, QgsProcessingOutputHtml, QgsProcessingParameterFile)

from ..words import said
from .base import SunshedAlgorithm, a_file, choice


class Report(SunshedAlgorithm):
    COMMAND = "report"
    TITLE = ("Report again", "重新生成报告")
    HELP = ("Indicators, layers of zones and the report of a finished run again, with other statistics, targets or scenarios, without "
            "computing the sun again. The folder is changed in one step.",
            "用其他统计数据、目标或情景重新生成已完成计算的指标、区域图层和报告，不再计算日照。结果文件夹一次性更新。")

    def initAlgorithm(self, config=None):
        for parameter in (
                QgsProcessingParameterFile("FOLDER", said("Folder that a run left", "已完成计算的结果文件夹"),
                                           QgsProcessingParameterFile.Folder),
                a_file("ENERGY", "Statistics (CSV: zone_id,year,item,value,unit,source)",
                       "统计数据（CSV：zone_id,year,item,value,unit,source）", optional=True, extension="csv"),
                a_file("TARGETS", "Targets of your own (CSV: zone_id,indicator,year,target,source)",
                       "自定目标（CSV：zone_id,indicator,year,target,source）", optional=True, extension="csv"),
                a_file("SCENARIOS", "Scenarios (TOML)", "情景（TOML）", optional=True, extension="toml"),
                choice("LANGUAGE", "Language that the report opens in", "报告的语言", ["zh", "en"], said("en", "zh")),
        ):
            self.addParameter(parameter)
        self.add_common_parameters()
        self.addOutput(QgsProcessingOutputFolder("OUTPUT", said("The folder", "结果文件夹")))
        self.addOutput(QgsProcessingOutputHtml("PAGE", said("The report's page", "报告页面")))

    def processAlgorithm(self, parameters, context, feedback):
        folder = pathlib.Path(self.parameterAsFile(parameters, "FOLDER", context))
        options = [str(folder), "--overwrite",
                   *self.option("--energy", "ENERGY", parameters, context),
                   *self.option("--targets", "TARGETS", parameters, context),
                   *self.option("--scenarios", "SCENARIOS", parameters, context),
                   *self.option("--lang", "LANGUAGE", parameters, context)]
        self.run_command(options, parameters, context, feedback, has_progress=False)
        return {"OUTPUT": str(folder), "PAGE": str(folder / "report" / "index.html")}
