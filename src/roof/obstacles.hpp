#pragma once

#include <vector>

#include "plane_labels.hpp"
#include "roof_cells.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {

/// An obstacle and the plane it stands on.
struct FoundObstacle {
    int label = 0;
    RoofObstacle obstacle;  ///< in map coordinates
};

/// How far from a plane something must lie to be no part of it. What three standard deviations of a rough surface reach
/// is no obstacle yet.
/// @param plane_rmse_m  how rough the surface of the plane is
double obstacle_height_m(double plane_rmse_m, const RoofOptions& options);

/// What stands off the planes, and hollows in them (courts, light wells, missing eaves), whose height is negative:
/// connected cells of one label that are more than obstacle_height_m() above its plane, or below it, and together
/// larger than obstacle_min_area_m2. A compact one becomes a rectangle along the building's axis (boxes and stair heads
/// are built so); others, such as parapets, keep the outline of their cells.
/// @param labels  of every cell
/// @param axis_azimuth_deg  the building's main direction
/// @param is_obstacle  set for the cells that belong to an obstacle
std::vector<FoundObstacle> find_obstacles(const RoofCells& cells, const std::vector<LabelledPlane>& planes,
                                          const std::vector<int>& labels, double axis_azimuth_deg,
                                          const RoofOptions& options, std::vector<char>& is_obstacle);

}  // namespace sunshed
