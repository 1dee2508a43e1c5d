#pragma once

#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// How far modules keep from what, in plan.
struct SetbackOptions {
    double flat_edge_m = 1.0;  ///< from the border of a flat roof
    double eave_m = 0.3;       ///< from the lower edges of a pitched plane
    double ridge_m = 0.3;      ///< from its upper edges
    double verge_m = 0.3;      ///< from the edges at its sides
    double parapet_m = 0.3;    ///< from parapets
    double obstacle_m = 0.3;   ///< from what else stands on the roof
    /// Fire aisles: a flat roof longer or wider than this gets one at least so often along and across; 0 = none.
    double aisle_every_m = 40.0;
    double aisle_m = 1.5;        ///< their width, also along the edges and around stair heads of such roofs
    double stair_head_m = 1.8;   ///< obstacles from this height on may be stair heads
    double stair_head_m2 = 4.0;  ///< if they are as large as this
    double min_piece_m2 = 2.0;   ///< smaller pieces hold no module
};

/// Fills usable, usable_area_m2 and rejected of a segment. Edges keep the least of the set-backs by straight skeleton;
/// what a kind of edge keeps beyond that, a mitred strip along it; parapets and obstacles are taken out with theirs;
/// then fire aisles, and pieces that hold no module.
/// Rejected and usable areas in plan add up to the segment's ground area.
/// @throws Error where the outline allows no such construction; then all of it is rejected as bad_shape
void find_usable_area(RoofSegment& segment, const SetbackOptions& options);

/// Takes pieces of the usable area that hold none of the layout's modules out as small pieces.
void reject_empty_pieces(RoofSegment& segment, const ModuleLayout& layout);

}  // namespace sunshed
