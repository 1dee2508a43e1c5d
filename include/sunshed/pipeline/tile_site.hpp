#pragma once

#include "sunshed/core/grid.hpp"
#include "sunshed/core/vector.hpp"

namespace sunshed {

/// A raster up to so wide has one sun and one north, those of its middle; a wider one has each tile's own, none of
/// which is wider. Over 10 km the sun moves by less than 0.1 degrees and a year on a tilted plane by 0.1 %.
constexpr double one_sky_m = 10000.0;

bool is_under_one_sky(const GridGeometry& raster);

/// The widest tile that has one sun, cells a side; at least one.
int cells_under_one_sky(const GridGeometry& raster);

Point2 middle_of(const GridGeometry& grid);

}  // namespace sunshed
