#pragma once

#include <vector>

#include "plane_fit.hpp"
#include "roof_cells.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {

/// A plane and the cells that lie on it.
struct PlaneRegion {
    FittedPlane plane;
    double rmse_m = 0.0;
    double inner_share = 0.0;  ///< of the members, those that are surrounded by members; 0 for strips such as parapets
    std::vector<std::size_t> members;
};

/// Grows planes over the cells of a roof, largest first.
std::vector<PlaneRegion> grow_planes(const RoofCells& cells, const RoofOptions& options);

}  // namespace sunshed
