#pragma once

#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// What a footprint leaves of each set of outlines, exactly. Outlines that no edge of a footprint with more than 400
/// corners comes near are taken or left as a whole, and others are cut by the rings near them.
/// @throws Error{bad_input} where so many corners have to be looked at for all outlines (200,000) that it takes seconds
std::vector<MultiPolygon> cut_by_footprint(const std::vector<MultiPolygon>& outlines, const MultiPolygon& footprint);

}  // namespace sunshed
