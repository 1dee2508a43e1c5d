#pragma once

#include <vector>

#include "plane_labels.hpp"
#include "roof_cells.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {

/// Gives small parts of planes that stand on larger flat ones (stair heads, lift houses) and raised strips along those
/// (parapets) the label of the larger plane, on which they will be found as obstacles.
void give_raised_islands_to_hosts(const RoofCells& cells, const std::vector<LabelledPlane>& planes,
                                  const RoofOptions& options, std::vector<int>& labels);

}  // namespace sunshed
