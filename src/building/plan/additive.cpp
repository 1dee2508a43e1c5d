#include "sunshed/building/additive.hpp"

#include <algorithm>
#include <functional>

namespace sunshed {

Additive& Additive::operator+=(const Additive& other) {
    roof_area_m2 += other.roof_area_m2;
    usable_area_m2 += other.usable_area_m2;
    usable_ground_area_m2 += other.usable_ground_area_m2;
    rejected += other.rejected;
    array_area_m2 += other.array_area_m2;
    module_plan_area_m2 += other.module_plan_area_m2;
    module_area_m2 += other.module_area_m2;
    module_count += other.module_count;
    capacity_kwp += other.capacity_kwp;
    energy_dc_kwh += other.energy_dc_kwh;
    energy_ac_kwh += other.energy_ac_kwh;
    std::transform(energy_ac_monthly_kwh.begin(), energy_ac_monthly_kwh.end(), other.energy_ac_monthly_kwh.begin(),
                   energy_ac_monthly_kwh.begin(), std::plus<>());
    return *this;
}

}  // namespace sunshed
