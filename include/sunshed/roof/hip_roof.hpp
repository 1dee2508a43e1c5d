#pragma once

#include <vector>

#include "sunshed/core/grid.hpp"
#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// The hip roof that rises from all walls of a footprint at one tilt: a plane for each wall, meeting in the straight
/// skeleton of the outline (Aichholzer et al. 1995, by CGAL). Corners that stray by less than 2 cm (25 cm where there
/// are more than forty) are left out first. Planes that cover no cell of the grid are left out.
/// @param eaves_elevation_m  where the planes begin, at the walls
/// @param tilt_deg  above 0 and below 80
/// @throws Error where the outline allows no such construction
std::vector<RoofSegment> hip_roof(const GridGeometry& grid, const MultiPolygon& footprint, double eaves_elevation_m,
                                  double tilt_deg);

}  // namespace sunshed
