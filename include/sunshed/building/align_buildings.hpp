#pragma once

#include <vector>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/roof/footprint_offset.hpp"

namespace sunshed {

/// What became of the footprints of a scene.
struct BuildingAlignment {
    FootprintOffset scene;    ///< of all footprints together
    int seen_count = 0;       ///< footprints whose own walls are seen in the surface
    int misplaced_count = 0;  ///< of those, how many lie farther off than misplaced_m
    double misplaced_m = 1.0;
};

/// Finds how far each footprint lies off the surface and writes that to its `offset`. With `move` the footprints are
/// moved there; otherwise they stay, and those that lie farther off than a metre (or one and a half cells) are called
/// misaligned.
/// @param cell_size_m  of the elevations
BuildingAlignment align_buildings(std::vector<BuildingInput>& buildings, const ElevationsAround& elevations,
                                  double cell_size_m, bool move, Threads threads);

}  // namespace sunshed
