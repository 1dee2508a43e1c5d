#!/usr/bin/env python3
"""The forms of `sunshed export` of one run of the demo district with tables of shading."""
import csv
import json
import os
import pathlib
import subprocess
import tempfile
import unittest


def run_program(*arguments):
    return subprocess.run([os.environ["SUNSHED_PROGRAM"], *map(str, arguments)], capture_output=True, text=True, check=False)


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.result = cls.folder / "result"
        done = run_program("run", pathlib.Path(os.environ["SUNSHED_DATA"]) / "demo/project.toml", "-q", "-o", cls.result,
                           "--set", "output.shading_tables=true")
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.report = json.loads((cls.result / "report/report.json").read_text(encoding="utf-8"))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def export(self, kind, name):
        done = run_program("export", kind, self.result, "-o", self.folder / name)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.folder / name

    def rows(self, path):
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_pvgis_has_36_heights_a_building_clockwise_from_north(self):
        rows = self.rows(self.export("pvgis", "pvgis.csv"))
        horizons = {row["building_id"]: row for row in self.rows(self.result / "series/building_horizons.csv")}
        self.assertEqual(set(horizons), {row["building_id"] for row in rows})
        for row in rows:
            heights = [float(word) for word in row["userhorizon"].split(",")]
            self.assertEqual(len(heights), 36)
            self.assertAlmostEqual(heights[9], max(0.0, float(horizons[row["building_id"]]["az_090"])), places=1)
            self.assertAlmostEqual(float(row["lat"]), 45.75, delta=0.1)
            self.assertAlmostEqual(float(row["lon"]), 126.65, delta=0.1)

    def test_sam_has_the_matrices_of_pysam(self):
        buildings = json.loads(self.export("sam", "sam.json").read_text(encoding="utf-8"))
        self.assertGreater(len(buildings), 100)
        for inputs in buildings.values():
            self.assertEqual(set(inputs), {"shading_en_azal", "shading_azal", "shading_en_mxh", "shading_mxh",
                                           "shading_en_diff", "shading_diff"})
            self.assertEqual((inputs["shading_en_azal"], inputs["shading_en_mxh"]), (1, 0))  # one of them, or shade counts twice
            azal = inputs["shading_azal"]
            self.assertEqual(azal[0][1:], [10.0 * k for k in range(37)])
            self.assertEqual([row[0] for row in azal[1:]], [5.0 * k for k in range(19)])
            self.assertTrue(all(0.0 <= value <= 100.0 for row in azal[1:] for value in row[1:]))
            self.assertEqual([len(row) for row in inputs["shading_mxh"]], [24] * 12)
            self.assertTrue(all(0.0 <= value <= 100.0 for row in inputs["shading_mxh"] for value in row))
            self.assertTrue(0.0 <= inputs["shading_diff"] <= 100.0)
        # The noon of June is lighter than the morning of December on the mean roof.
        noon = sum(inputs["shading_mxh"][5][12] for inputs in buildings.values())
        morning = sum(inputs["shading_mxh"][11][9] for inputs in buildings.values())
        self.assertLess(noon, morning)

    def test_pypsa_network_gives_the_energy_of_the_run(self):
        folder = self.export("pypsa", "pypsa")
        generators = {row["name"]: row for row in self.rows(folder / "generators.csv")}
        factors = self.rows(folder / "generators-p_max_pu.csv")
        self.assertEqual(len(factors), 8760)
        self.assertEqual([row["snapshot"] for row in factors], [row["snapshot"] for row in self.rows(folder / "snapshots.csv")])
        self.assertEqual({row["bus"] for row in generators.values()}, {row["name"] for row in self.rows(folder / "buses.csv")})
        energy_kwh = sum(1000.0 * float(row["p_nom_max"]) * sum(float(hour[name]) for hour in factors)
                         for name, row in generators.items())
        hourly_kwh = sum(float(row["ac_kw"]) for row in self.rows(self.result / "series/zone_hourly.csv"))
        self.assertAlmostEqual(energy_kwh / hourly_kwh, 1.0, places=3)
        self.assertTrue(all(0.0 <= float(hour[name]) <= 1.0 for hour in factors for name in generators))

    def test_stac_item_is_whole(self):
        path = self.export("stac", "item.json")
        item = json.loads(path.read_text(encoding="utf-8"))
        for member in ("type", "stac_version", "id", "geometry", "bbox", "properties", "links", "assets"):
            self.assertIn(member, item)
        self.assertEqual((item["type"], item["stac_version"]), ("Feature", "1.0.0"))
        west, south, east, north = item["bbox"]
        self.assertTrue(126.0 < west < east < 127.5 and 45.0 < south < north < 46.5)
        ring = item["geometry"]["coordinates"][0]
        self.assertEqual((len(ring), ring[0]), (5, ring[4]))
        self.assertIsNone(item["properties"]["datetime"])
        self.assertLess(item["properties"]["start_datetime"], item["properties"]["end_datetime"])
        self.assertEqual(item["properties"]["proj:epsg"], 32652)
        for name, asset in item["assets"].items():
            self.assertTrue((path.parent / asset["href"]).exists(), name)
            self.assertFalse(asset["href"].startswith("/"), name)
        bands = item["assets"]["rasters/irradiation_annual.tif"]["raster:bands"]
        self.assertEqual([(band["name"], band["unit"], band["data_type"], band["nodata"]) for band in bands][0],
                         ("global", "kWh m-2", "float32", -9999.0))

    def test_data_package_describes_every_table_that_is_there(self):
        path = self.result / "datapackage.json"
        done = run_program("export", "datapackage", self.result, "-o", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        package = json.loads(path.read_text(encoding="utf-8"))
        described = {resource["path"]: resource for resource in package["resources"]}
        written = {str(file.relative_to(self.result)) for folder in ("report", "series") for file in (self.result / folder).rglob("*.csv")}
        self.assertEqual(set(described), written)
        self.assertEqual(len({resource["name"] for resource in package["resources"]}), len(described))
        for name, resource in described.items():
            with open(self.result / name, encoding="utf-8-sig", newline="") as file:
                self.assertEqual(next(csv.reader(file)), [field["name"] for field in resource["schema"]["fields"]], name)
        path.unlink()

    def test_what_cannot_be_done_is_one_line(self):
        for arguments, code, words in (
                (("export", "stak", self.result, "-o", self.folder / "x"), 2, "did you mean 'stac'?"),
                (("export", "datapackage", self.result, "-o", self.folder / "x"), 2, "names the tables beside it"),
                (("export", "stac", self.folder, "-o", self.folder / "x"), 1, "run.json"),
                (("export", "stac", self.result, "-o", self.result), 2, ""),
                (("export", "stac", self.result), 2, "-o/--output")):
            done = run_program(*arguments)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)
            self.assertIn(words, done.stderr)
            self.assertFalse((self.folder / "x").exists())

    def test_forms_that_need_shading_name_the_setting(self):
        bare = self.folder / "bare"
        run_program("run", pathlib.Path(os.environ["SUNSHED_DATA"]) / "demo/project.toml", "-q", "-o", bare, "--set", "output.rasters=false")
        for kind in ("pvgis", "sam"):
            done = run_program("export", kind, bare, "-o", self.folder / "none")
            self.assertEqual(done.returncode, 1)
            self.assertIn("output.shading_tables=true", done.stderr)
        self.assertFalse((self.folder / "none").exists())


if __name__ == "__main__":
    unittest.main()
