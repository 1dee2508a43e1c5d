#pragma once

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// Floor area of a building: as told, else its footprint times its storeys (height over the height of a storey, at
/// least one; halls have one however high they are); NaN where neither the area nor the height is known.
double floor_area_m2(const BuildingRecord& building, double storey_height_m);

}  // namespace sunshed
