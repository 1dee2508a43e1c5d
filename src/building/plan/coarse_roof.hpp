#pragma once

#include <vector>

#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// The share of a roof in planes too small for their slope to be known, 0..1: squares of fewer than five cells a side,
/// strips of two or three.
double narrow_share(const std::vector<RoofSegment>& segments);

/// Whether most of a roof is such planes: the surface model's cells are too large for it.
bool is_coarse(const std::vector<RoofSegment>& segments);

}  // namespace sunshed
