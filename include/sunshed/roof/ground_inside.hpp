#pragma once

#include <vector>

#include "sunshed/core/polygon.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

/// The cells of a footprint in which the ground shows instead of a roof: around a roof that is smaller than its
/// footprint, and in courts that the footprint does not leave out. They lie no higher than a door over the ground (as
/// given, else the lowest of what lies around the footprint), together on more than one cell's width, and where they
/// reach the footprint's rim the surface goes on outside without a wall: low roofs end at walls.
/// None where nothing stands higher, for then it is not known what of it is roof.
/// @param elevation_m  with some cells around the footprint; NaN where unknown
/// @param ground_m  on the same grid; empty where it is not known
std::vector<CellIndex> ground_inside(const FloatRaster& elevation_m, const FloatRaster& ground_m,
                                     const MultiPolygon& footprint);

}  // namespace sunshed
