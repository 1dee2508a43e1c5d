#pragma once

#include <vector>

#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// Fills the borders of each segment from the edges that outlines share. At an edge two planes more than
/// `step_m` apart make a step; planes that meet there and fall away make a ridge (or hip), others a valley.
void find_borders(std::vector<RoofSegment>& segments, double step_m = 0.5);

}  // namespace sunshed
