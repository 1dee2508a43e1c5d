"""The examples run as they stand, and their figures are right; a finished run is what the program makes of it."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import numpy
import scene
import sunshed


def run_example(name, *arguments):
    done = subprocess.run([sys.executable, pathlib.Path(os.environ["SUNSHED_EXAMPLES"]) / name, *map(str, arguments)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


class Examples(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name)
        self.dsm = self.folder / "dsm.tif"
        sunshed.write_raster(self.dsm, scene.elevations(), scene.grid())

    def test_irradiation(self):
        said = run_example("irradiation.py", self.dsm, self.folder / "sun.tif")
        year = sunshed.irradiance(scene.elevations(), scene.grid(), clear_sky=True)
        self.assertIn(f"{year.annual[0].mean():.0f} kWh/m2", said)
        self.assertTrue((self.folder / "sun.tif").exists())

    def test_horizon_for_pvgis_and_pvlib(self):
        x, y = scene.CORNER[0] + 52.0, scene.CORNER[1] - 65.0  # between the roof and the tower
        said = run_example("horizon_hand_over.py", self.dsm, x, y)
        angles = [float(word) for word in re.search(r"userhorizon=(\S+)", said).group(1).split(",")]
        self.assertEqual(len(angles), 36)
        self.assertGreater(angles[18], 60.0)  # the tower in the south
        seen, level = map(int, re.search(r"in (\d+) hours a year, over a level horizon in (\d+)", said).groups())
        self.assertGreater(level, 4300)
        self.assertLess(seen, level - 500)

    @scene.needs("pandas", "geopandas")
    def test_city_in_pandas(self):
        said = run_example("city_in_pandas.py")
        self.assertRegex(said, r"yield_kwh_kwp")
        self.assertRegex(said, r"(?m)^potential_p50 +\d")


class ARun(unittest.TestCase):
    """The demo by module and by program."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.scratch.name)
        cls.by_module = sunshed.run(sunshed.data_folder() + "/demo/project.toml", folder / "module")
        scene.run_program("demo", "-o", folder / "program", "-q")
        cls.by_program = sunshed.open_results(folder / "program")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_all_tables_and_rasters_are_the_same_bytes(self):
        one, other = self.by_module.folder, self.by_program.folder
        names = sorted(path.relative_to(one) for path in one.rglob("*") if path.suffix in (".csv", ".tif", ".nc", ".html"))
        self.assertGreater(len(names), 15)
        for name in names:
            self.assertEqual((one / name).read_bytes(), (other / name).read_bytes(), name)

    def test_summary(self):
        summary = self.by_module.summary
        self.assertGreater(summary["assessed"], 100)
        self.assertGreater(summary["capacity_kwp"], 1000.0)
        self.assertEqual(summary["refusals"], [])

    @scene.needs("pandas", "geopandas")
    def test_pandas_views(self):
        roofs = self.by_module.buildings
        self.assertEqual(len(roofs), self.by_module.summary["buildings"])
        # Its energy counts modules that are worth it.
        self.assertGreater(roofs.energy_ac_kwh.sum(), 0.9 * self.by_module.summary["energy_kwh"])
        self.assertEqual(len(self.by_module.modules), roofs.module_count.sum())
        self.assertIn("value", self.by_module.indicators.columns)
        hourly = self.by_module.hourly
        self.assertEqual(len(hourly), 8760)
        self.assertAlmostEqual(hourly.to_numpy().sum() / roofs.energy_ac_kwh.sum(), 1.0, places=3)

    @scene.needs("xarray", "rasterio")
    def test_raster_view(self):
        annual = self.by_module.raster("irradiation_annual")
        self.assertEqual(set(annual), {"global", "beam", "diffuse", "reflected"})
        self.assertGreater(float(annual["global"].mean()), 300.0)

    def test_columns_have_units(self):
        units = {(table, column): unit for table, column, unit, _ in sunshed.columns()}
        self.assertEqual(units["buildings", "capacity_kwp"], "kWp")
        self.assertEqual(numpy.unique([table for table, _ in units]).tolist(),
                         ["buildings", "modules", "obstacles", "roof_segments", "zones"])

    def test_check(self):
        findings = sunshed.check(sunshed.data_folder() + "/demo/project.toml")
        self.assertNotIn("refusal", [severity for severity, _ in findings])


if __name__ == "__main__":
    unittest.main()
