"""A block of houses on a slope, and the program, for the tests of the module."""
import importlib.util
import os
import subprocess
import unittest

import numpy
import sunshed

CORNER = (392000.0, 5822000.0)  # in UTM 33N, Berlin
CRS = "EPSG:32633"
FOOTPRINT = numpy.array([(40.0, 40.0), (65.0, 40.0), (65.0, 55.0), (40.0, 55.0)]) + (CORNER[0], CORNER[1] - 100.0)


def elevations():
    """(100, 120) float32, cells of 1 m: sloping ground, a flat roof, a tower south of it."""
    rows, columns = numpy.mgrid[0:100, 0:120]
    dsm = (50.0 + 0.02 * columns + 0.01 * rows).astype("float32")
    dsm[45:60, 40:65] = 62.0
    dsm[70:78, 48:56] = 85.0
    return dsm


def grid():
    return sunshed.Grid(1.0, west=CORNER[0], north=CORNER[1], crs=CRS)


def run_program(*arguments):
    done = subprocess.run([os.environ["SUNSHED_PROGRAM"], *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


def needs(*packages):
    """Skips a test where a package is not installed; fails it instead where integrations are asked for."""
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    if missing and os.environ.get("SUNSHED_INTEGRATIONS"):
        raise AssertionError(f"{', '.join(missing)} is not installed (tools/packages-integrations.txt)")
    return unittest.skipIf(missing, f"{', '.join(missing)} is not installed")
