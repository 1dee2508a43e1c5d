#pragma once

#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// How far modules keep from what, in plan.
struct SetbackOptions {
    double flat_edge_m = 1.0;     ///< from the edges of a flat roof
    double pitched_edge_m = 0.3;  ///< from eaves, ridges and verges
    double obstacle_m = 0.3;      ///< from obstacles
    double min_piece_m2 = 2.0;    ///< smaller pieces hold no module
};

/// Fills usable and usable_area_m2 of a segment: its outline less the set-back (straight skeleton), less the obstacles
/// with theirs, less pieces that hold no module.
/// @throws Error where the outline allows no such construction
void find_usable_area(RoofSegment& segment, const SetbackOptions& options);

}  // namespace sunshed
