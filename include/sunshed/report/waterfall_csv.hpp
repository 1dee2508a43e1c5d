#pragma once

#include <string>
#include <vector>

#include "sunshed/building/waterfall.hpp"

namespace sunshed {

/// report/waterfall.csv: a row a step, for the project, each class, each zone and each class in each zone.
void write_waterfall_csv(const std::string& path, const std::vector<ScopedWaterfall>& waterfalls);

/// report/waterfall_buildings.csv: a row a building that has modules; of each link what is left after it in kWh, and
/// what is lost at it in % of what came to it.
void write_building_waterfall_csv(const std::string& path, const std::vector<BuildingRecord>& buildings);

}  // namespace sunshed
