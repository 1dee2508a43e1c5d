#pragma once

#include "sunshed/core/month.hpp"
#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// What adds up: of a roof segment, of a building (the sum over its segments), of a class or a zone (over buildings).
struct Additive {
    double roof_area_m2 = 0.0;           ///< in the planes of the roof
    double usable_area_m2 = 0.0;         ///< in the planes
    double usable_ground_area_m2 = 0.0;  ///< in plan
    RejectedArea rejected;               ///< in plan, of the segments that were found
    double array_area_m2 = 0.0;          ///< plan area under arrays with their row gaps
    double module_plan_area_m2 = 0.0;    ///< horizontal projection of the modules
    double module_area_m2 = 0.0;         ///< in the modules' planes
    int module_count = 0;
    double capacity_kwp = 0.0;
    double energy_dc_kwh = 0.0;
    double energy_ac_kwh = 0.0;
    MonthArray<double> energy_ac_monthly_kwh{};

    Additive& operator+=(const Additive& other);
};

}  // namespace sunshed
