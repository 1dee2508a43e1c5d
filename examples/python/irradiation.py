#!/usr/bin/env python3
"""A year's irradiation of a surface model, for those who know r.sun: irradiation.py DSM.tif OUT.tif"""
import sys

import sunshed

dsm, grid, notes = sunshed.read_raster(sys.argv[1])
year = sunshed.irradiance(dsm, grid, clear_sky=True)
sunshed.write_raster(sys.argv[2], year.annual, grid, names=year.parts, unit="kWh m-2")
print(f"{year.annual[0].mean():.0f} kWh/m2 a year in the mean of all cells")
