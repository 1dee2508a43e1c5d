#include "sunshed/building/floor_area.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

bool is_hall(BuildingClass building_class) {
    return building_class == BuildingClass::factory || building_class == BuildingClass::warehouse;
}

}  // namespace

double floor_area_m2(const BuildingRecord& building, double storey_height_m) {
    if (!std::isnan(building.facts.floor_area_m2)) {
        return building.facts.floor_area_m2;
    }
    if (std::isnan(building.facts.height_m)) {
        return missing_d;
    }
    const double storeys = is_hall(building.facts.building_class)
                               ? 1.0
                               : std::max(std::round(building.facts.height_m / storey_height_m), 1.0);
    return storeys * building.facts.footprint_area_m2;
}

}  // namespace sunshed
