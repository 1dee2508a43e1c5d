#pragma once

#include <vector>

#include "plane_fit.hpp"
#include "roof_cells.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {

struct LabelledPlane {
    FittedPlane plane;
    double rmse_m = 0.0;  ///< of its cells, what stands on it aside
};

/// The planes of a roof, and which of them each cell has.
struct LabelledRoof {
    std::vector<LabelledPlane> planes;
    std::vector<int> labels;  ///< of each cell, an index of planes
};

/// Finds the planes of a roof and labels all of its cells together (plane_energy.hpp). Planes are sought in one way
/// first, and where they do not explain the roof in many, then again where cells are still off (Isack & Boykov 2012).
/// @returns nothing where the roof has fewer cells than a plane needs
LabelledRoof label_planes(const RoofCells& cells, const RoofOptions& options);

}  // namespace sunshed
