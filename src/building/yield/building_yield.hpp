#pragma once

#include <vector>

#include "sunshed/building/assess_building.hpp"

namespace sunshed {

/// What the sun gives a building.
struct BuildingYield {
    struct Segment {
        Additive amounts;  ///< the roof's, with their energies
        SegmentYield yield;
    };
    std::vector<Segment> segments;
    Additive amounts;  ///< of all segments
    YieldResult yield;
    std::vector<float> ac_kw;  ///< by interval of the weather
};

/// @param roof  a record without a yield
/// @param suns  one a segment
BuildingYield assess_yield(const BuildingRecord& roof, const std::vector<SegmentIrradiation>& suns,
                           const ChainWeather& weather, const AssessOptions& options);

}  // namespace sunshed
