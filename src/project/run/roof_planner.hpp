#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "project/read/scene.hpp"
#include "sunshed/building/yield_count.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// What is told of all roofs together.
struct RoofCounts {
    YieldCount yield;
    std::size_t segments = 0;
};

/// Takes the record of a building, without energy, and its index among the scene's; not in their order.
using RoofTaker = std::function<void(std::size_t index, const BuildingRecord& record)>;

/// Plans all roofs of a scene tile by tile, some at a time, and lets them go once they are taken.
/// @param memory_limit  as --memory; empty = tiles 2048 cells wide
RoofCounts plan_roofs(const Scene& scene, const ProjectConfig& config, const std::string& memory_limit,
                      const RoofTaker& take, Progress& progress);

}  // namespace sunshed
