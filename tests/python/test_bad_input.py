"""What cannot be used is one clear line, which names the argument; Ctrl-C and callbacks stop work."""
import os
import pathlib
import signal
import tempfile
import threading
import time
import unittest

import numpy
import scene
import sunshed


class BadArguments(unittest.TestCase):
    def refused(self, line, call):
        with self.assertRaises(sunshed.UsageError) as caught:
            call()
        self.assertEqual(str(caught.exception), line)
        self.assertEqual(caught.exception.code, "bad_input")
        self.assertNotIn("\n", str(caught.exception))

    def horizon_of(self, elevation):
        return lambda: sunshed.horizon(elevation, scene.grid(), directions=8)

    def test_integers(self):
        self.refused("elevation: its type is int16; give floats, with NaN where there is no value: elevation.astype('float32')",
                     self.horizon_of(scene.elevations().astype("int16")))

    def test_shapes(self):
        self.refused("elevation: its shape is (3,); give (rows, columns), row 0 the northernmost", self.horizon_of(numpy.zeros(3)))
        self.refused("elevation: its shape is (0, 4); give (rows, columns), row 0 the northernmost",
                     self.horizon_of(numpy.zeros((0, 4))))
        self.refused("tree_height: its shape is (3, 4), that of elevation (100, 120); give both on one grid",
                     lambda: sunshed.irradiance(scene.elevations(), scene.grid(), clear_sky=True, tree_height=numpy.zeros((3, 4))))

    def test_values(self):
        dsm = scene.elevations()
        dsm[3, 4] = -9999.0
        self.refused("elevation[3, 4]: it is -9999, which lies beyond -500 to 9000 m; set cells without a value to NaN, and "
                     "give metres", self.horizon_of(dsm))
        self.refused("elevation: every cell is NaN; give an array with values", self.horizon_of(numpy.full((9, 9), numpy.nan)))

    def test_footprints(self):
        def building(footprint):
            return lambda: sunshed.building(scene.elevations(), scene.grid(), footprint, clear_sky=True)

        self.refused("footprint: a ring is not three points (x, y) or more; give a polygon, or an array (n, 2)", building([(0, 0), (1, 1)]))
        self.refused("footprint: it is a LineString; give a polygon, or an array (n, 2)",
                     building({"type": "LineString", "coordinates": [(0, 0), (1, 1)]}))
        self.refused("footprint[1]: it is (nan, 0); give finite coordinates on the grid's map",
                     building([(0.0, 0.0), (numpy.nan, 0.0), (1.0, 1.0)]))

    def test_places_and_settings(self):
        nowhere = sunshed.Grid(1.0)
        self.refused("grid: it does not say where on the earth it lies; give it a crs, or latitude and longitude",
                     lambda: sunshed.irradiance(scene.elevations(), nowhere, clear_sky=True))
        self.refused("weather: it is missing; give either weather or clear_sky=True",
                     lambda: sunshed.irradiance(scene.elevations(), scene.grid()))
        self.refused("crs: WGS 84 (EPSG:4326) is no map in metres; lay the array on one, such as the UTM zone of its place",
                     lambda: sunshed.Grid(1.0, crs="EPSG:4326"))
        with self.assertRaisesRegex(sunshed.UsageError, "sky.transposition"):
            sunshed.irradiance(scene.elevations(), scene.grid(), clear_sky=True, settings={"sky.transposicion": "perez"})
        with self.assertRaisesRegex(sunshed.UsageError, r"times\[1\]: it is no time"):
            sunshed.sun_position(numpy.array(["2025-01-01", "NaT"], dtype="datetime64[s]"), 0.0, 0.0)

    def test_files(self):
        with self.assertRaises(sunshed.Error) as caught:
            sunshed.read_raster("nowhere.tif")
        self.assertEqual(caught.exception.code, "not_found")
        self.assertTrue(caught.exception.where.endswith("nowhere.tif"))
        self.assertTrue(caught.exception.problem and caught.exception.mend)
        self.assertNotIsInstance(caught.exception, ValueError)


class Stopping(unittest.TestCase):
    big = numpy.tile(scene.elevations(), (12, 12))

    def test_progress_is_told_on_the_calling_thread(self):
        steps = []
        sunshed.sky_view(self.big, scene.grid(), directions=16,
                         progress=lambda stage, fraction: steps.append((stage, fraction, threading.current_thread())))
        self.assertEqual(steps[-1][:2], ("horizons", 1.0))
        self.assertEqual({step[2] for step in steps}, {threading.main_thread()})
        self.assertEqual(sorted(step[1] for step in steps), [step[1] for step in steps])

    def test_other_threads_run_meanwhile(self):
        counted = []
        stop = threading.Event()
        counter = threading.Thread(target=lambda: [counted.append(1) or time.sleep(0.005) for _ in iter(stop.is_set, True)])
        counter.start()
        begun = time.monotonic()
        sunshed.horizon(self.big, scene.grid(), directions=64)
        seconds = time.monotonic() - begun
        stop.set()
        counter.join()
        self.assertGreater(len(counted), 3 * seconds)

    def test_ctrl_c_stops_the_work(self):
        threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        with self.assertRaises(KeyboardInterrupt):
            while True:
                sunshed.horizon(self.big, scene.grid(), directions=256)

    def test_what_the_callback_raises_stops_a_run_and_leaves_nothing(self):
        def enough(stage, fraction):
            if stage != "reading":
                raise LookupError("enough")

        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(LookupError, "enough"):
                sunshed.run(sunshed.data_folder() + "/demo/project.toml", pathlib.Path(folder) / "result", progress=enough)
            self.assertEqual(os.listdir(folder), [])


if __name__ == "__main__":
    unittest.main()
