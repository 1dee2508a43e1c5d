#pragma once

#include <vector>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/roof/footprint_offset.hpp"

namespace sunshed {

/// What became of the footprints of a scene.
struct BuildingAlignment {
    FootprintOffset scene;       ///< of all footprints together
    bool scene_is_sure = false;  ///< most of the footprints whose walls are seen lie off as the scene does
    int seen_count = 0;          ///< footprints whose own walls are seen in the surface
    int misplaced_count = 0;     ///< of those, how many lay farther off than misplaced_m
    int moved_count = 0;         ///< footprints that were moved
    int left_count = 0;          ///< footprints that lie farther off than misplaced_m and were not moved
    double misplaced_m = 1.0;
};

/// Finds how far each footprint lies off the surface and writes that to its `offset`. With `move` the footprints are
/// moved there where that is sure: by their own walls, where these tell a shift of at least half of misplaced_m that is
/// four times its standard deviation, and they touch no other footprint, nor lie on one when moved; with the scene,
/// where the scene's shift is as long and most footprints lie off as it does. Those that stay and lie farther off than
/// misplaced_m, a metre (or one and a half cells), are called misaligned.
/// @param cell_size_m  of the elevations
BuildingAlignment align_buildings(std::vector<BuildingInput>& buildings, const ElevationsAround& elevations,
                                  double cell_size_m, bool move, Threads threads);

}  // namespace sunshed
