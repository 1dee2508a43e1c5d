#pragma once

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

/// Most that an angle of to_elevation_deg() is off, degrees: the last digits of a float.
constexpr double elevation_error_deg = 1e-5;

/// Turns finite tangents of elevation angles into degrees, in place. NaN stays NaN.
void to_elevation_deg(Threads threads, FloatRaster& tangent);

/// Adds what one of so many directions contributes to the share of the sky that a horizontal receiver sees: cos^2 of
/// the horizon's elevation (below the horizontal it counts as 0).
/// @param view  of the same cells
void add_sky_view(const FloatRaster& tangent, int directions, Threads threads, FloatRaster& view);

}  // namespace sunshed
