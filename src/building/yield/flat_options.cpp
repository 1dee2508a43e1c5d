#include "flat_options.hpp"

#include <algorithm>

#include "sunshed/building/layout_energy.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/share.hpp"

namespace sunshed {

void FlatOptions::add(const RoofSegment& segment, const std::vector<FlatTrial>& trials,
                      const SunlitTables* surroundings) {
    if (trials.empty()) {
        return;
    }
    sums_.resize(trials.size());
    flat_roof_area_m2_ += segment.ground_area_m2;
    usable_area_m2_ += trials.front().usable_area_m2;
    const bool is_largest = segment.ground_area_m2 > largest_m2_;
    largest_m2_ = std::max(largest_m2_, segment.ground_area_m2);
    for (std::size_t i = 0; i < trials.size(); ++i) {
        add_trial(trials[i], is_largest, surroundings, sums_[i]);
    }
}

void FlatOptions::add_trial(const FlatTrial& trial, bool is_largest, const SunlitTables* surroundings,
                            Sums& sums) const {
    FlatRoofOption& option = sums.option;
    const ModuleLayout& layout = trial.layout;
    if (is_largest) {
        option.option = trial.option;
        option.tilt_deg = layout.tilt_deg;
        option.azimuth_deg = weather_.site.true_azimuth_deg(layout.azimuth_deg);
        option.row_pitch_m = layout.row_pitch_m;
        option.ground_cover_ratio = (layout.east_west ? 2.0 : 1.0) * layout.slope_length_m / layout.row_pitch_m;
    }
    if (trial.module_count == 0) {
        return;
    }
    const double capacity_kwp = options_.pv.module.capacity_kwp(trial.module_count);
    option.module_count += trial.module_count;
    option.capacity_kwp += capacity_kwp;
    option.energy_ac_kwh += capacity_kwp * layout_energy(weather_, surroundings, layout, options_).ac_kwh;
    sums.array_area_m2 += layout.array_area_m2;
    sums.module_plan_area_m2 += options_.pv.module.size.plan_area_m2(trial.module_count, layout.tilt_deg);
}

std::vector<FlatRoofOption> FlatOptions::finish() const {
    std::vector<FlatRoofOption> options;
    for (const Sums& sums : sums_) {
        FlatRoofOption option = sums.option;
        option.flat_roof_area_m2 = flat_roof_area_m2_;
        option.coverage_c1_pct = share_pct(sums.array_area_m2, flat_roof_area_m2_);
        option.coverage_c2_pct = share_pct(sums.module_plan_area_m2, flat_roof_area_m2_);
        option.coverage_c3_pct = share_pct(sums.array_area_m2, usable_area_m2_);
        option.yield_kwh_kwp = option.capacity_kwp > 0.0 ? option.energy_ac_kwh / option.capacity_kwp : missing_d;
        options.push_back(option);
    }
    return options;
}

}  // namespace sunshed
