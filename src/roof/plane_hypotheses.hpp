#pragma once

#include <vector>

#include "plane_fit.hpp"
#include "roof_cells.hpp"
#include "sunshed/core/vector.hpp"

namespace sunshed {

/// What the surface does around a cell.
struct LocalPlane {
    FittedPlane plane;
    double rmse_m = 0.0;
    Vector3 normal;  ///< upward, unit
};

/// Planes through the cells around each, up to `reach` cells away. Cells beyond a wall are left out.
std::vector<LocalPlane> local_planes(const RoofCells& cells, int reach, double max_tilt_deg);

/// The same with each cell's plane taken from the window beside it that fits better and holds the cell: at a ridge the
/// window that lies on one side of it.
std::vector<LocalPlane> one_sided(const RoofCells& cells, const std::vector<LocalPlane>& local);

/// How far a region may bend.
struct GrowthLimits {
    double tolerance_m = 0.2;
    double most_turn_deg = 20.0;  ///< of a cell's normal from the plane's
    std::size_t least_cells = 4;
};

/// A plane that part of a roof may lie on.
struct PlaneHypothesis {
    FittedPlane plane;
    PlaneFit cells;  ///< those that it was grown from
};

/// Cells where a region may begin, from the smoothest to the roughest.
/// @param may_seed  of each cell, whether it is one of them
std::vector<std::size_t> seeds_by_smoothness(const std::vector<LocalPlane>& local, const std::vector<char>& may_seed);

/// Grows regions from seeds outward, as long as cells lie on the region's plane and face its way
/// (Rabbani et al. 2006), and fits each plane anew so that strays hardly count.
std::vector<PlaneHypothesis> grow_planes(const RoofCells& cells, const std::vector<LocalPlane>& local,
                                         const GrowthLimits& limits, double noise_m,
                                         const std::vector<std::size_t>& seeds);

/// The plane of some cells by least squares in which cells off it by more than the noise count ever less (Cauchy's
/// weights).
PlaneHypothesis robust_plane(const RoofCells& cells, const std::vector<std::size_t>& members, double noise_m);

}  // namespace sunshed
