#pragma once

#include <vector>

#include "plane_labels.hpp"
#include "roof_cells.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {

/// Turns small planes that stand on larger flat ones (stair heads, lift houses) and raised strips along them (parapets)
/// into cells of the larger ones, where they will be found as obstacles.
void give_raised_islands_to_hosts(const RoofCells& cells, const std::vector<PlaneRegion>& regions,
                                  const RoofOptions& options, std::vector<int>& labels);

}  // namespace sunshed
