#pragma once

#include <vector>

#include "sunshed/building/assess_building.hpp"

namespace sunshed {

/// Adds up what each way to use a building's flat roofs would give, segment by segment.
class FlatOptions {
public:
    FlatOptions(const ChainWeather& weather, const AssessOptions& options) : weather_(weather), options_(options) {}

    void add(const RoofSegment& segment, const std::vector<FlatTrial>& trials, const SunlitTables* surroundings);
    [[nodiscard]] std::vector<FlatRoofOption> finish() const;

private:
    struct Sums {
        FlatRoofOption option;
        double array_area_m2 = 0.0;
        double module_plan_area_m2 = 0.0;
    };

    void add_trial(const FlatTrial& trial, bool is_largest, const SunlitTables* surroundings, Sums& sums) const;

    const ChainWeather& weather_;
    const AssessOptions& options_;
    std::vector<Sums> sums_;
    double flat_roof_area_m2_ = 0.0;
    double usable_area_m2_ = 0.0;
    double largest_m2_ = 0.0;
};

}  // namespace sunshed
