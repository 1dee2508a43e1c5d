#pragma once

#include "sunshed/roof/roof_segment.hpp"
#include "sunshed/roof/row_spacing.hpp"

namespace sunshed {

/// A module as a rectangle with a rating.
struct ModuleSize {
    double length_m = 2.278;
    double width_m = 1.134;
};

struct LayoutOptions {
    ModuleSize module;
    double gap_m = 0.02;          ///< between modules of a row and between rows of a flush array
    double flat_tilt_deg = 20.0;  ///< of the rows on flat roofs
    RowSpacing spacing;
    double equator_azimuth_deg = 180.0;  ///< grid azimuth of true south (north in the southern hemisphere)
    double align_within_deg = 30.0;  ///< rows follow the building where its axis is so near to the equator; 0 = never
    double grid_convergence_deg = 0.0;  ///< true azimuth = grid azimuth + this
};

/// Lays real rectangles into the usable polygons of a segment: flush with a pitched roof along its own direction,
/// in tilted rows on a flat one. Portrait or landscape and the offset of the first row are chosen for the most modules;
/// within a strip modules are packed as tightly as the polygon's edges allow, which is the most there can be.
/// Every rectangle lies inside, none overlap.
ModuleLayout layout_modules(const RoofSegment& segment, const LayoutOptions& options);

}  // namespace sunshed
