#pragma once

#include <vector>

#include "sunshed/building/assess_building.hpp"

namespace sunshed {

/// A year of all modules of a segment.
struct ModulesEnergy {
    double dc_kwh = 0.0;
    double ac_kwh = 0.0;
    MonthArray<double> ac_monthly_kwh{};
};

/// What the sun gives a building.
struct BuildingYield {
    struct Segment {
        ModulesEnergy energy;
        SegmentYield yield;
    };
    std::vector<Segment> segments;
    YieldResult yield;
    std::vector<float> ac_kw;  ///< by interval of the weather
};

/// @param roof  a record without a yield
/// @param suns  one a segment
BuildingYield assess_yield(const BuildingRecord& roof, const std::vector<SegmentIrradiation>& suns,
                           const ChainWeather& weather, const AssessOptions& options);

}  // namespace sunshed
