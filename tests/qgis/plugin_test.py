#!/usr/bin/env python3
"""The plugin in the real QGIS, through qgis_process: what it lists, that it gives the command line's bytes, what it says
without a program, and that a cancelled run leaves nothing.

    plugin_test.py PROGRAM RESULT

Exits with 77 where QGIS is not installed."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from headless import application  # noqa: E402

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DEMO = SOURCE / "datasets" / "demo"
PLUGINS = SOURCE / "tools" / "qgis"
PROGRAM, RESULT = map(pathlib.Path, [sys.argv.pop(1), sys.argv.pop(1)]) if len(sys.argv) > 2 else (None, None)
# Debian 12 starts its qgis_process with an option that it does not know; the program beside it has no such wrapper.
QGIS_PROCESS = shutil.which("qgis_process.bin") or "qgis_process"
NAMES = {"run", "irradiance", "horizon", "surface", "roofs", "weather", "report"}


class Session:
    """A profile of QGIS in which the plugin is switched on."""

    def __init__(self, locale="en_US.UTF-8", with_program=True):
        self.home = tempfile.TemporaryDirectory(prefix="sunshed-qgis-")
        folders = [str(PROGRAM.parent)] if with_program else []
        self.environment = {
            **os.environ, "HOME": self.home.name, "XDG_DATA_HOME": self.home.name, "XDG_CONFIG_HOME": self.home.name,
            "QT_QPA_PLATFORM": "offscreen", "QGIS_PLUGINPATH": str(PLUGINS), "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": locale, "LC_ALL": locale, "LANGUAGE": locale.split(".")[0],
            "PATH": os.pathsep.join([*folders, "/usr/bin", "/bin"])}
        assert self.process("plugins", "enable", "sunshed").returncode == 0

    def process(self, *arguments) -> subprocess.CompletedProcess:
        return subprocess.run([QGIS_PROCESS, *map(str, arguments)], env=self.environment, capture_output=True, text=True,
                              encoding="utf-8", timeout=500, check=False)

    def run(self, algorithm, **parameters) -> subprocess.CompletedProcess:
        return self.process("run", f"sunshed:{algorithm}", "--", *(f"{k}={v}" for k, v in parameters.items()))

    def close(self):
        self.home.cleanup()


class Plugin(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = Session()
        cls.addClassCleanup(cls.session.close)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sunshed-plugin-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_lists_its_algorithms_with_help_and_units(self):
        listed = self.session.process("list").stdout
        for name in NAMES:
            self.assertIn(f"sunshed:{name}\t", listed)
            told = self.session.process("help", f"sunshed:{name}").stdout
            self.assertIn("Description", told, name)
            self.assertGreater(len(told), 500, name)
        self.assertIn("kWh/m²", self.session.process("help", "sunshed:irradiance").stdout)

    def test_irradiance_gives_the_bytes_of_the_command_line(self):
        options = {"DIRECTIONS": 16}
        ran = self.session.run("irradiance", DSM=DEMO / "dsm.tif", WEATHER=DEMO / "weather.epw",
                               OUTPUT=self.folder / "qgis", **options)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertNotIn("Traceback", ran.stderr)
        subprocess.run([PROGRAM, "irradiance", DEMO / "dsm.tif", "--weather", DEMO / "weather.epw", "--directions", "16",
                        "-o", self.folder / "own", "-q"], check=True)
        own = sorted(path.name for path in (self.folder / "own").iterdir() if path.suffix in (".tif", ".qml"))
        self.assertGreaterEqual(len(own), 8)
        for name in own:
            self.assertEqual((self.folder / "qgis" / name).read_bytes(), (self.folder / "own" / name).read_bytes(), name)
        self.assertIn("irradiation_annual.tif", ran.stdout)

    def test_horizons_go_into_the_file_that_was_chosen(self):
        ran = self.session.run("horizon", DSM=RESULT.parent / "scene" / "dsm.tif", DIRECTIONS=8, RADIUS=20,
                               OUTPUT=self.folder / "horizon.tif", SVF=self.folder / "svf.tif")
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertEqual({path.name for path in self.folder.iterdir()}, {"horizon.tif", "svf.tif"})

    def test_weather_is_understood(self):
        ran = self.session.run("weather", WEATHER=DEMO / "weather.epw")
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertIn("FINDINGS:\t0", ran.stdout)

    def test_an_error_is_told_in_the_programs_words(self):
        (self.folder / "weather.epw").write_text("not weather")
        ran = self.session.run("weather", WEATHER=self.folder / "weather.epw")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("weather.epw", ran.stderr)
        self.assertNotIn("Traceback", ran.stderr)

    def test_a_report_is_made_again_of_a_copy_of_a_result(self):
        shutil.copytree(RESULT, self.folder / "result")
        ran = self.session.run("report", FOLDER=self.folder / "result", LANGUAGE="en")
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        report = json.loads((self.folder / "result" / "report" / "report.json").read_text(encoding="utf-8"))
        self.assertEqual(report["language"], "en")


class WithoutTheProgram(unittest.TestCase):
    def test_it_says_how_to_get_it(self):
        session = Session(with_program=False)
        self.addCleanup(session.close)
        ran = session.run("weather", WEATHER=DEMO / "weather.epw")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("was not found in PATH. Install sunshed", ran.stderr)
        self.assertNotIn("Traceback", ran.stderr)


class InChinese(unittest.TestCase):
    def test_names_and_help_are(self):
        session = Session(locale="zh_CN.UTF-8")
        self.addCleanup(session.close)
        settings = pathlib.Path(session.home.name) / "QGIS" / "QGIS3" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
        settings.parent.mkdir(parents=True, exist_ok=True)
        text = settings.read_text(encoding="utf-8") if settings.exists() else ""
        settings.write_text("[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n" + text, encoding="utf-8")
        self.assertIn("含遮挡的辐照量", session.process("list").stdout)


class Layers(unittest.TestCase):
    """The algorithms inside a running QGIS, on layers that are no files."""

    @classmethod
    def setUpClass(cls):
        sys.path[:0] = ["/usr/share/qgis/python/plugins", str(PLUGINS)]
        os.environ["PATH"] = os.pathsep.join([str(PROGRAM.parent), os.environ["PATH"]])
        from processing.core.Processing import Processing
        from sunshed.provider import SunshedProvider
        from qgis.core import QgsApplication
        Processing.initialize()
        cls.provider = SunshedProvider()
        QgsApplication.processingRegistry().addProvider(cls.provider)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sunshed-plugin-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_roofs_of_a_layer_in_memory(self):
        import processing
        from qgis.core import QgsFeatureRequest, QgsVectorLayer
        scene = RESULT.parent / "scene"
        footprints = next(scene.glob("buildings.*"))
        memory = QgsVectorLayer(str(footprints), "b", "ogr").materialize(QgsFeatureRequest().setLimit(2))
        self.assertEqual(memory.providerType(), "memory")
        done = processing.run("sunshed:roofs", {"DSM": str(scene / "dsm.tif"), "BUILDINGS": memory,
                                                "OUTPUT": str(self.folder / "roofs.gpkg")})
        roofs = QgsVectorLayer(done["BUILDINGS"], "b", "ogr")
        self.assertEqual(roofs.featureCount(), 2)

    def test_a_cancelled_run_leaves_nothing(self):
        import processing
        from qgis.core import QgsProcessingException, QgsProcessingFeedback
        feedback = QgsProcessingFeedback()
        threading.Timer(2.0, feedback.cancel).start()
        begin = time.monotonic()
        with self.assertRaises(QgsProcessingException):
            processing.run("sunshed:irradiance", {"DSM": str(DEMO / "dsm.tif"), "DIRECTIONS": 1024,
                                                  "OUTPUT": str(self.folder / "out")}, feedback=feedback)
        self.assertLess(time.monotonic() - begin, 30.0)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_percent_grows_and_the_time_left_is_told(self):
        import processing
        from qgis.core import QgsProcessingFeedback
        percents, texts = [], []

        class Feedback(QgsProcessingFeedback):
            def setProgressText(self, text):
                texts.append(text)

        feedback = Feedback()
        feedback.progressChanged.connect(percents.append)
        processing.run("sunshed:irradiance", {"DSM": str(DEMO / "dsm.tif"), "DIRECTIONS": 8,
                                              "OUTPUT": str(self.folder / "out")}, feedback=feedback)
        self.assertEqual(percents, sorted(percents))
        self.assertGreater(percents[-1], 99.0)
        self.assertTrue(any(" %, " in text and text.endswith(" s") for text in texts), texts)


class Package(unittest.TestCase):
    def test_is_what_the_plugin_manager_installs(self):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder) / "plugin.zip"
            subprocess.run([sys.executable, PLUGINS / "package", target], check=True, stdout=subprocess.DEVNULL)
            with zipfile.ZipFile(target) as archive:
                names = archive.namelist()
                metadata = archive.read("sunshed/metadata.txt").decode()
        self.assertTrue(all(name.startswith("sunshed/") for name in names))
        self.assertLessEqual({"sunshed/__init__.py", "sunshed/LICENSE", "sunshed/algorithms/run.py"}, set(names))
        self.assertFalse([name for name in names if "__pycache__" in name])
        version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
        self.assertIn(f"\nversion={version}\n", metadata)


if __name__ == "__main__":
    with application():
        unittest.main(verbosity=2)
