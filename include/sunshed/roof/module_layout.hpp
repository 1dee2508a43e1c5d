#pragma once

#include <functional>

#include "sunshed/core/module_size.hpp"
#include "sunshed/core/site.hpp"
#include "sunshed/roof/roof_segment.hpp"
#include "sunshed/roof/row_spacing.hpp"
#include "sunshed/roof/stray_cells.hpp"

namespace sunshed {

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
    double gap_m = 0.02;  ///< between modules of a row, between rows of a flush array and along the ridge of pairs
    FlatSystem flat_system = FlatSystem::rows;
    double flat_tilt_deg = 20.0;       ///< of rows on flat roofs
    double east_west_tilt_deg = 10.0;  ///< of pairs
    bool choose_tilt = true;           ///< the rule max_energy chooses the tilt too
    RowSpacing spacing;
    RowDirection row_direction = RowDirection::best;
    /// kWh a year of one kWp so laid under an open sky, of a layout's geometry alone. Where it is not given, the most
    /// modules win instead of the most energy.
    std::function<double(const ModuleLayout&)> open_yield_kwh_kwp{};
};

/// Lays real rectangles into the usable polygons of a segment: flush with a pitched roof along its own direction;
/// on a flat one in tilted rows, or in pairs back to back. Portrait or landscape, the rows' direction and the place of
/// each row are chosen for the most energy. Every rectangle lies inside, none overlap, no two rows are nearer than
/// their pitch; what would lie over strays is left out.
/// @param site  which way rows face, and how low the sun stands between them
/// @param strays  of the segment's cells
ModuleLayout layout_modules(const RoofSegment& segment, const ModuleSize& module, const Site& site,
                            const LayoutOptions& options, const StrayCells& strays = {});

}  // namespace sunshed
