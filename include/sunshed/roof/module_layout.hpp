#pragma once

#include <functional>

#include "sunshed/roof/roof_segment.hpp"
#include "sunshed/roof/row_spacing.hpp"

namespace sunshed {

/// A module as a rectangle.
struct ModuleSize {
    double length_m = 2.278;
    double width_m = 1.134;
};

/// What stands on flat roofs.
enum class FlatSystem {
    rows,       ///< rows that all face one way
    east_west,  ///< pairs back to back, facing east and west
};

/// Which way rows on flat roofs run.
enum class RowDirection {
    best,      ///< whichever of the two below gives more energy in the open
    equator,   ///< facing the equator (pairs: east and west)
    building,  ///< along the building's side that faces there most nearly
};

struct LayoutOptions {
    ModuleSize module;
    double gap_m = 0.02;  ///< between modules of a row, between rows of a flush array and along the ridge of pairs
    FlatSystem flat_system = FlatSystem::rows;
    double flat_tilt_deg = 20.0;       ///< of rows on flat roofs
    double east_west_tilt_deg = 10.0;  ///< of pairs
    bool choose_tilt = true;           ///< the rule max_energy chooses the tilt too
    RowSpacing spacing;
    RowDirection row_direction = RowDirection::best;
    double equator_azimuth_deg = 180.0;  ///< grid azimuth of true south (north in the southern hemisphere)
    double grid_convergence_deg = 0.0;   ///< true azimuth = grid azimuth + this
    /// kWh a year of one kWp so laid under an open sky, of a layout's geometry alone. Where it is not given, the most
    /// modules win instead of the most energy.
    std::function<double(const ModuleLayout&)> open_yield_kwh_kwp{};
};

/// Lays real rectangles into the usable polygons of a segment: flush with a pitched roof along its own direction;
/// on a flat one in tilted rows, or in pairs back to back. Portrait or landscape, the rows' direction and the place of
/// each row are chosen for the most energy. Every rectangle lies inside, none overlap, no two rows are nearer than
/// their pitch.
ModuleLayout layout_modules(const RoofSegment& segment, const LayoutOptions& options);

}  // namespace sunshed
