#!/usr/bin/env python3
"""The horizon of one place for PVGIS and pvlib: horizon_hand_over.py DSM.tif X Y

PVGIS takes it as `userhorizon`: elevations evenly clockwise from north. For pvlib it becomes a series that says in which
hours the sun is seen, to multiply a year's `dni` with.
"""
import sys

import numpy
import sunshed

dsm, grid, notes = sunshed.read_raster(sys.argv[1])
row, column = int((grid.north - float(sys.argv[3])) / grid.cell_size), int((float(sys.argv[2]) - grid.west) / grid.cell_size)
skyline = sunshed.horizon(dsm, grid, directions=36)[:, row, column].clip(min=0.0)
print("userhorizon=" + ",".join(f"{angle:.1f}" for angle in skyline))

hours = numpy.datetime64("2025-01-01T00:30") + numpy.arange(8760) * numpy.timedelta64(1, "h")
place = grid.place(float(sys.argv[2]), float(sys.argv[3]))
sun = sunshed.sun_position(hours, place.latitude, place.longitude)
above = numpy.interp(sun.azimuth, numpy.arange(37) * 10.0, numpy.append(skyline, skyline[0]))
sees_sun = 90.0 - sun.apparent_zenith > above.clip(min=0.0)
print(f"the sun is seen in {sees_sun.sum()} hours a year, over a level horizon in {(sun.apparent_zenith < 90.0).sum()}")
