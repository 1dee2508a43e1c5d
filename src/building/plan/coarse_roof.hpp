#pragma once

#include <vector>

#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// Whether most of a roof is planes too small for their slope to be known, squares of fewer than five cells a side or
/// strips of two or three: the surface model's cells are too large for it.
bool is_coarse(const std::vector<RoofSegment>& segments);

}  // namespace sunshed
