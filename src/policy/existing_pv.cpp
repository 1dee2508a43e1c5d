#include "sunshed/policy/existing_pv.hpp"

#include <cmath>

namespace sunshed {

PvOnRoof existing_pv_on_roof(const BuildingRecord& building, const BuildingSums& like) {
    const double modules_m2 = building.facts.existing_pv_m2;
    if (std::isnan(modules_m2)) {
        return {};
    }
    const Additive& pattern = building.amounts.module_area_m2 > 0.0 ? building.amounts : like.amounts;
    if (!(pattern.module_area_m2 > 0.0)) {
        return {modules_m2, modules_m2};
    }
    const double share = modules_m2 / pattern.module_area_m2;
    return {share * pattern.array_area_m2, share * pattern.module_plan_area_m2};
}

}  // namespace sunshed
