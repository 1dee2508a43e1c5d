#pragma once

#include <vector>

#include "sunshed/core/polygon.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// What stands where the elevation model has no value.
enum class NodataPolicy {
    open,     ///< nothing that shades: the lowest known elevation
    blocked,  ///< something as high as the highest known elevation
    error,    ///< such a model is refused
};

/// A building to be raised from bare ground.
struct FootprintHeight {
    MultiPolygon geometry;
    double height_m = 0.0;  ///< of its flat roof above the highest ground under it
};

/// A surface from a DSM. NaN and infinite cells count as nodata.
/// @throws Error where every cell is nodata, or any is and the policy is `error`
Surface surface_from_dsm(FloatRaster dsm_m, NodataPolicy policy);

/// A surface from a part of a DSM, whose nodata policy was decided for the whole: cells without a value get `fill_m`.
Surface surface_with_fill(FloatRaster dsm_m, float fill_m);

/// A surface from bare ground and footprints: each building a flat prism. The mean ground under a building would sink
/// the uphill side of its roof below the height that was measured, so prisms rise from the highest ground.
/// Where footprints overlap, the higher roof stands.
/// The ground may be a part, whose nodata policy was decided for the whole: cells without a value get `fill_m`. A
/// building must lie within the part wholly, or the highest ground under it is not known.
Surface surface_from_ground(FloatRaster ground_m, const std::vector<FootprintHeight>& buildings, float fill_m);

/// Elevation of the flat roof that surface_from_ground gives a building; NaN where it covers no cell.
double prism_roof_elevation_m(const FloatRaster& ground_m, const FootprintHeight& building);

/// Elevation of the tree tops, m: heights above the ground, or above the surface where no ground is known (empty); the
/// surface itself where that is higher or there is no tree. An unknown height (NaN) is no tree.
FloatRaster tree_tops(const FloatRaster& elevation_m, const FloatRaster& ground_m, const FloatRaster& canopy_height_m);

/// The median over the cells whose centres lie inside a footprint; NaN where it covers no cell with a value.
double middle_elevation_m(const FloatRaster& elevation_m, const MultiPolygon& footprint);

}  // namespace sunshed
