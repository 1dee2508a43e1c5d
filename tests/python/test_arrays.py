"""Functions on arrays give what the program gives for the same as files, and do without copies."""
import csv
import json
import pathlib
import tempfile
import unittest

import numpy
import scene
import sunshed


class AgainstTheProgram(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.dsm = scene.elevations()
        cls.dsm[2, 3] = numpy.nan
        cls.grid = scene.grid()
        cls.file = cls.folder / "dsm.tif"
        sunshed.write_raster(cls.file, cls.dsm, cls.grid, names=["elevation"], unit="m")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def bands(self, path):
        import rasterio

        with rasterio.open(path) as file:
            return file.read(masked=True).filled(numpy.nan)

    def test_what_was_written_is_read_again(self):
        dsm, grid, _ = sunshed.read_raster(self.file)
        numpy.testing.assert_array_equal(dsm, self.dsm)
        self.assertEqual((grid.cell_size, grid.west, grid.north), (1.0, *scene.CORNER))

    @scene.needs("rasterio")
    def test_horizons_and_sky_view(self):
        scene.run_program("horizon", self.file, "--directions", 12, "-o", self.folder / "horizon.tif", "--svf",
                          self.folder / "svf.tif")
        angles = sunshed.horizon(self.dsm, self.grid, directions=12)
        self.assertEqual((angles.shape, angles.dtype), ((12, 100, 120), numpy.float32))
        numpy.testing.assert_allclose(angles, self.bands(self.folder / "horizon.tif"), rtol=0.0, atol=1e-5)
        numpy.testing.assert_allclose(sunshed.sky_view(self.dsm, self.grid, directions=12),
                                      self.bands(self.folder / "svf.tif")[0], rtol=0.0, atol=1e-4)
        self.assertTrue(numpy.isnan(angles[:, 2, 3]).all())

    @scene.needs("rasterio")
    def test_irradiance(self):
        scene.run_program("irradiance", self.file, "--clear-sky", "--directions", 32, "-o", self.folder / "sun")
        year = sunshed.irradiance(self.dsm, self.grid, clear_sky=True, settings={"horizon.directions": 32})
        for name, found in (("irradiation_annual", year.annual), ("irradiation_monthly", year.monthly),
                            ("sky_view", year.sky_view[None]), ("sun_hours", year.sun_hours[None])):
            wanted = self.bands(self.folder / "sun" / "rasters" / f"{name}.tif"
                                if (self.folder / "sun" / "rasters").is_dir() else self.folder / "sun" / f"{name}.tif")
            numpy.testing.assert_allclose(found, wanted, rtol=1e-4, err_msg=name)  # files keep fewer digits
        numpy.testing.assert_allclose(year.annual[0], year.annual[1:].sum(0), rtol=1e-5)

    def test_one_building_is_that_of_a_run(self):
        footprints = {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}},
                      "features": [{"type": "Feature", "properties": {},
                                    "geometry": {"type": "Polygon", "coordinates": [scene.FOOTPRINT.tolist() + [scene.FOOTPRINT[0].tolist()]]}}]}
        (self.folder / "house.geojson").write_text(json.dumps(footprints))
        (self.folder / "house.toml").write_text(
            '[surface]\ndsm = "dsm.tif"\n[buildings]\npath = "house.geojson"\n[weather]\nclear_sky = true\n[output]\nrasters = false\n')
        town = sunshed.run(self.folder / "house.toml")
        alone = sunshed.building(self.dsm, self.grid, scene.FOOTPRINT, clear_sky=True)
        self.assertGreater(alone.module_count, 30)
        self.assertAlmostEqual(alone.energy_ac_kwh / town.summary["energy_kwh"], 1.0, places=9)
        self.assertAlmostEqual(alone.capacity_kwp, town.summary["capacity_kwp"])
        self.assertEqual(len(alone.modules), alone.module_count)
        self.assertEqual(alone.modules[0]["corners"].shape, (4, 2))
        self.assertAlmostEqual(alone.ac_kw.sum() / alone.energy_ac_kwh, 1.0, places=4)
        self.assertEqual(len(alone.ac_kw), len(alone.times))

    def test_sun_position(self):
        times = numpy.array(["2023-06-21T04:30:00", "2024-12-01T15:00:00"], dtype="datetime64[s]")
        (self.folder / "sun.csv").write_text("time_utc,lat,lon,alt_m\n" + "".join(f"{time}Z,45.75,126.65,150\n" for time in times))
        scene.run_program("eval", "sun-position", self.folder / "sun.csv", "-o", self.folder / "sun_out.csv")
        found = sunshed.sun_position(times, 45.75, 126.65, 150.0)
        with open(self.folder / "sun_out.csv", encoding="utf-8") as file:
            for i, row in enumerate(csv.DictReader(file)):
                for name in ("zenith", "apparent_zenith", "azimuth"):
                    self.assertAlmostEqual(getattr(found, name)[i], float(row[name]), places=6)

    def test_weather_is_checked_as_the_program_does(self):
        demo = pathlib.Path(sunshed.data_folder()) / "demo"
        file = next(path for path in demo.iterdir() if path.suffix in (".epw", ".csv", ".txt") and "weather" in path.name)
        said = json.loads(scene.run_program("weather", file, "--json"))
        weather = sunshed.check_weather(file)
        self.assertEqual([line for _, line in weather.findings], said["findings"])
        self.assertAlmostEqual(weather.facts["shift_min"], said["time_check"]["shift_min"])
        ghi = weather.columns["ghi"]
        self.assertEqual(len(ghi), said["intervals"])
        self.assertAlmostEqual(ghi.sum() * weather.facts["interval_s"] / 3.6e6 / said["year"]["ghi_kwh_m2"], 1.0, places=6)


class ArraysOfWeather(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        demo = pathlib.Path(sunshed.data_folder()) / "demo"
        file = next(path for path in demo.iterdir() if path.suffix in (".epw", ".csv", ".txt") and "weather" in path.name)
        read = sunshed.check_weather(file)
        cls.facts = read.facts
        cls.table = {"times": read.times, **{name: read.columns[name] for name in ("ghi", "dni", "dhi", "temp_air", "wind_speed")}}

    def check(self, **changed):
        place = {key: self.facts[key] for key in ("latitude", "longitude", "altitude", "utc_offset_h")}
        return sunshed.check_weather({**self.table, **changed}, **place)

    def test_right_weather_is_right(self):
        self.assertTrue(self.check().ok)

    def test_a_clock_three_hours_off_is_found(self):
        shifted = self.check(times=self.table["times"] + numpy.timedelta64(3, "h"))
        self.assertFalse(shifted.ok)
        with self.assertRaises(sunshed.Error):
            sunshed.irradiance(scene.elevations(), scene.grid(), shifted)

    def test_a_gap_is_refused_with_its_place(self):
        ghi = self.table["ghi"].copy()
        ghi[17] = numpy.nan
        with self.assertRaisesRegex(sunshed.UsageError, r"^ghi\[17\]: it is nan; give a finite number$"):
            self.check(ghi=ghi)


class WithoutCopies(unittest.TestCase):
    def test_other_layouts_and_floats_give_the_same(self):
        dsm = scene.elevations()
        wanted = sunshed.sky_view(dsm, scene.grid(), directions=8)
        for other in (numpy.asfortranarray(dsm), dsm.astype("float64"), numpy.ma.masked_invalid(dsm), dsm[::-1][::-1]):
            numpy.testing.assert_array_equal(sunshed.sky_view(other, scene.grid(), directions=8), wanted)

    def test_float32_is_not_converted(self):
        import sunshed._sunshed

        dsm = scene.elevations()
        self.assertIs(sunshed._sunshed.float_grid(dsm, "elevation"), dsm)
        self.assertIsNot(sunshed._sunshed.float_grid(dsm.astype("float64"), "elevation"), dsm)

    def test_masked_cells_are_unknown(self):
        dsm = numpy.ma.array(scene.elevations(), mask=False)
        dsm[5, 6] = numpy.ma.masked
        self.assertTrue(numpy.isnan(sunshed.sky_view(dsm, scene.grid(), directions=8)[5, 6]))

    @scene.needs("xarray")
    def test_xarray_is_taken_and_given(self):
        import xarray

        dsm = xarray.DataArray(scene.elevations(), dims=("y", "x"))
        year = sunshed.irradiance(dsm, scene.grid(), clear_sky=True, settings={"horizon.directions": 8}).to_xarray()
        self.assertEqual(dict(year.sizes), {"part": 4, "month": 12, "y": 100, "x": 120})
        self.assertEqual(float(year.x[0]), scene.CORNER[0] + 0.5)
        self.assertEqual(float(year.y[0]), scene.CORNER[1] - 0.5)


if __name__ == "__main__":
    unittest.main()
