#pragma once

#include <vector>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// Share of the buildings' energy that is exceeded in nine years of ten; 1 where no spread is known.
double exceeded_share_p90(const std::vector<const BuildingRecord*>& buildings);

}  // namespace sunshed
