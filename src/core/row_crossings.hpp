#pragma once

#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// Where a horizontal line crosses the rings of a polygon, from west to east.
std::vector<double> sorted_crossings(const Polygon& polygon, double y);

/// Whether an odd number of crossings lies to the west.
bool lies_between(const std::vector<double>& crossings, double x);

}  // namespace sunshed
