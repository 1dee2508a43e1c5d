#pragma once

#include "sunshed/core/grid.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/roof/module_layout.hpp"

namespace sunshed {

/// A raster up to so wide has one sun and one north, those of its middle; a wider one has each tile's own, none of
/// which is wider. Over 10 km the sun moves by less than 0.1 degrees and a year on a tilted plane by 0.1 %.
constexpr double one_sky_m = 10000.0;

bool is_under_one_sky(const GridGeometry& raster);

/// The widest tile that has one sun, cells a side; at least one.
int cells_under_one_sky(const GridGeometry& raster);

Point2 middle_of(const GridGeometry& grid);

/// Where a point of a projected raster lies on the earth, and which way is north there.
struct Site {
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    double grid_convergence_deg = 0.0;  ///< true azimuth = grid azimuth + this
};

/// Lays modules after the sun and the north of a site.
void set_site(const Site& site, LayoutOptions& layout);

}  // namespace sunshed
