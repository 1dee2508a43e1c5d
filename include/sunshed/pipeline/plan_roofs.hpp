#pragma once

#include <cstddef>
#include <functional>

#include "sunshed/building/yield_count.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

/// Counts over all roofs.
struct RoofCounts {
    YieldCount yield;
    std::size_t segments = 0;
};

/// Takes the record of a building, without energy, and its index among the scene's; not in their order.
using RoofReceiver = std::function<void(std::size_t index, const BuildingRecord& record)>;

/// Tiles for planning roofs, which needs no surface around them. They are the same whatever the memory: a roof's
/// numbers hold to the last digit only in the same window.
TilePlan roof_tiles(const GridGeometry& raster);

/// Plans all roofs of a scene tile by tile, some at a time, and lets them go once they are taken.
/// @param options  their plan, threads and what of the modules records contain
/// @throws Error{cancelled}
RoofCounts plan_roofs(const CityScene& scene, const CityOptions& options, const TilePlan& tiles,
                      const RoofReceiver& receive, Progress& progress);

}  // namespace sunshed
