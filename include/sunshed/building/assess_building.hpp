#pragma once

#include <optional>
#include <vector>

#include "sunshed/building/module_sun.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/building/plane_energy.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/catalogue/coverage_words.hpp"
#include "sunshed/pv/pv_options.hpp"

namespace sunshed {

/// From when on a module is worth building.
struct WorthOptions {
    double min_yield_kwh_kwp = 0.0;           ///< AC energy of the module over its rated power
    double min_share_of_best = 0.65;          ///< of the best open plane's yield
    std::optional<double> max_payback_years;  ///< of the building, where the economy is known; none = any
};

struct AssessOptions {
    PvOptions pv;
    FactOptions facts;
    CoverageReading coverage = CoverageReading::array_over_roof;
    double good_share = 0.85;  ///< of the best open plane's yield from which a roof is "good"
    double fair_share = 0.65;  ///< ... "fair"
    WorthOptions worth;
};

/// What the engine found for one segment.
struct SegmentIrradiation {
    double annual_kwh_m2 = 0.0;  ///< mean of the cells, in the segment's plane
    MonthArray<double> monthly_kwh_m2{};
    double sky_view = 0.0;
    std::vector<float> cell_annual_kwh_m2;       ///< of each cell, in the segment's order
    const SunlitTables* surroundings = nullptr;  ///< of the cells; nullptr = open
    ModuleSun modules;                           ///< where it is not known, modules see what the cells see

    [[nodiscard]] const SunlitTables* around_modules() const {
        return modules.is_known() ? &modules.surroundings : surroundings;
    }
};

/// Everything about one building but its money: roof, yield and answers. Sums over segments are the building's, exactly
/// in the order of the segments.
/// @param plan  laid at the weather's site, of the options' module
/// @param segments  one a segment of the plan
BuildingRecord assess_building(const BuildingInput& building, RoofPlan plan,
                               const std::vector<SegmentIrradiation>& segments, const ChainWeather& weather,
                               const AssessOptions& options);

}  // namespace sunshed
