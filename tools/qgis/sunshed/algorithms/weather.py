"""What a weather file holds, and whether its clock agrees with the sun."""

import json

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from ..words import said
from .base import TIMES, SunshedAlgorithm, a_file, advanced, choice, number, switch, text


class Weather(SunshedAlgorithm):
    COMMAND = "weather"
    TITLE = ("Weather check", "气象检查")
    HELP = ("Reads a year of weather (EPW, TMY3, PVGIS, NSRDB, SAM, UMEP) or a table of monthly means and says what it understood: "
            "place, years, what its time stamps mean, monthly irradiation and temperature, and whether its clock agrees with the sun.",
            "读取一年的气象（EPW、TMY3、PVGIS、NSRDB、SAM、UMEP）或月平均表，说明其内容：地点、年份、时间戳含义、各月辐照量和气温，"
            "以及其时钟是否与太阳一致。")

    def initAlgorithm(self, config=None):
        for parameter in (
                a_file("WEATHER", "Weather file", "气象文件"),
                advanced(number("UTC_OFFSET", "Clock of the file against UTC (h); empty = as the file says",
                                "文件时钟与 UTC 之差（h）；留空则按文件", None, -12.0, 14.0, optional=True)),
                advanced(choice("ASSUME_TIME", "What the time stamps mean", "时间戳的含义", TIMES)),
                advanced(number("YEAR", "Which year, where the file holds several", "取哪一年（文件含多年时）", None, 1950, 2100, whole=True,
                                optional=True)),
                advanced(text("PLACE", "Which place, in a table of monthly means", "取哪个地点（月平均表）")),
                advanced(switch("FILL_GAPS", "Fill gaps of more than three hours", "填补三小时以上的缺测")),
        ):
            self.addParameter(parameter)
        self.add_common_parameters()
        self.addOutput(QgsProcessingOutputString("REPORT", said("What was understood, as JSON", "检查结果（JSON）")))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", said("Findings", "发现的问题数")))

    def processAlgorithm(self, parameters, context, feedback):
        options = [self.parameterAsFile(parameters, "WEATHER", context), "--json",
                   *self.number_option("--utc-offset", "UTC_OFFSET", parameters, context),
                   *self.option("--assume-time", "ASSUME_TIME", parameters, context, unless="auto"),
                   *self.number_option("--year", "YEAR", parameters, context),
                   *self.option("--place", "PLACE", parameters, context),
                   *self.switch_option("--fill-gaps", "FILL_GAPS", parameters, context)]
        output = self.run_command(options, parameters, context, feedback, has_progress=False)
        return {"REPORT": output, "FINDINGS": len(json.loads(output).get("findings", []))}
