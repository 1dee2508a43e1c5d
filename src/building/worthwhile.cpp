#include "sunshed/building/worthwhile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sunshed/core/raster.hpp"
#include "sunshed/core/share.hpp"

namespace sunshed {

namespace {

std::string rounded(double value) {
    return std::to_string(std::lround(value));
}

/// A building that is not known to earn anything pays; of one that never pays back the years are NaN.
bool pays_back(const EconomyResult& economy, const WorthOptions& worth) {
    return !worth.max_payback_years || economy.cash_cny.empty() || economy.payback_years <= *worth.max_payback_years;
}

BuildingReason late_payback(const EconomyResult& economy, const WorthOptions& worth) {
    if (std::isnan(economy.payback_years)) {
        return {BuildingReasonKind::never_pays_back, {}};
    }
    return {BuildingReasonKind::pays_back_late, {rounded(economy.payback_years), rounded(*worth.max_payback_years)}};
}

}  // namespace

double coverage_pct(CoverageReading reading, double array_area_m2, double module_plan_area_m2,
                    const BuildingRecord& record) {
    switch (reading) {
        case CoverageReading::array_over_roof:
            return share_pct(array_area_m2, record.facts.footprint_area_m2);
        case CoverageReading::module_over_roof:
            return share_pct(module_plan_area_m2, record.facts.footprint_area_m2);
        case CoverageReading::array_over_installable:
            return share_pct(array_area_m2, record.amounts.usable_ground_area_m2);
        case CoverageReading::roofs_with_pv:
            break;
    }
    return array_area_m2 > 0.0 ? 100.0 : 0.0;
}

WorthwhileAnswer worthwhile_answer(const BuildingRecord& record, const AssessOptions& options,
                                   double best_open_yield_kwh_kwp) {
    const double module_kwp = options.pv.module.capacity_kwp();
    const double least_kwh_kwp =
        std::max(options.worth.min_yield_kwh_kwp, options.worth.min_share_of_best * best_open_yield_kwh_kwp);
    const bool pays = pays_back(record.economy, options.worth);
    WorthwhileAnswer answer;
    answer.least_module_kwh = pays ? least_kwh_kwp * module_kwp : std::numeric_limits<double>::infinity();
    double array_area_m2 = 0.0;
    double module_plan_area_m2 = 0.0;
    for (const SegmentRecord& segment : record.segments) {
        int count = 0;
        for (const ModuleEnergy& module : segment.yield.module_energy) {
            const bool worth = module.energy_ac_kwh >= answer.least_module_kwh;
            count += worth ? 1 : 0;
            answer.energy_ac_kwh += worth ? module.energy_ac_kwh : 0.0;
        }
        if (count > 0) {
            const double share = static_cast<double>(count) / static_cast<double>(segment.yield.module_energy.size());
            array_area_m2 += share * segment.layout.array_area_m2;
            module_plan_area_m2 += share * segment.amounts.module_plan_area_m2;
            answer.module_count += count;
        }
    }
    answer.capacity_kwp = answer.module_count * module_kwp;
    answer.yield_kwh_kwp = answer.module_count > 0 ? answer.energy_ac_kwh / answer.capacity_kwp : missing_d;
    answer.coverage_pct = coverage_pct(options.coverage, array_area_m2, module_plan_area_m2, record);
    const int fitting = record.amounts.module_count;
    if (!pays) {
        answer.reason = late_payback(record.economy, options.worth);
    } else if (answer.module_count < fitting) {
        answer.reason = {
            BuildingReasonKind::modules_below_cutoff,
            {std::to_string(fitting - answer.module_count), std::to_string(fitting), rounded(least_kwh_kwp)}};
    }
    return answer;
}

}  // namespace sunshed
