#!/usr/bin/env python3
"""A city's roofs by zone and class: city_in_pandas.py [PROJECT.toml]; the demo district where none is given."""
import sys

import sunshed

project = sys.argv[1] if len(sys.argv) > 1 else sunshed.data_folder() + "/demo/project.toml"
town = sunshed.run(project, settings={"output.rasters": False})
roofs = town.buildings
table = roofs[roofs.module_count > 0].groupby(["zone_id", "class"])[["capacity_kwp", "energy_ac_kwh", "co2_t"]].sum()
table["yield_kwh_kwp"] = table.energy_ac_kwh / table.capacity_kwp
print(table.round(0).to_string())
print(town.indicators.query("zone_id == 'all' and indicator == 'pv_coverage_c1'")[["kind", "value", "unit"]].to_string(index=False))
