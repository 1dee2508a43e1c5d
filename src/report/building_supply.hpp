#pragma once

#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/economy/supply_curve.hpp"

namespace sunshed {

/// The supply curve of all buildings with modules; an offer's index is the building's place in the list.
std::vector<SupplyStep> building_supply(const std::vector<BuildingRecord>& buildings);

}  // namespace sunshed
