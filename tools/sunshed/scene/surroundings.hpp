#pragma once

#include <string>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed::cli {

/// How far from a scene terrain is looked at.
constexpr double far_reach_m = 100000.0;

/// Coarse elevations for 100 km around a scene, in its CRS, at the file's own resolution.
/// @param notes  what was converted
/// @throws Error naming the file: not a raster, does not reach the scene's surroundings
FloatRaster read_far_terrain(const std::string& path, const std::string& crs_wkt, const GridGeometry& scene,
                             std::vector<std::string>& notes);

/// Elevation of the tree tops: heights above the ground (or above the surface where no ground is known), and the
/// surface itself where that is higher or there is no tree.
FloatRaster tree_tops(const Surface& surface, const FloatRaster& canopy_height_m);

/// Light that passes deciduous city trees: 0.05 with leaves, 0.45 without (Konarska et al. 2014, Theor. Appl. Climatol.
/// 117: 1 to 5 % and 40 to 52 % of direct sunlight), between them in April and October.
constexpr MonthArray<double> default_tree_transmissivity{0.45, 0.45, 0.45, 0.30, 0.05, 0.05,
                                                         0.05, 0.05, 0.05, 0.30, 0.45, 0.45};

}  // namespace sunshed::cli
