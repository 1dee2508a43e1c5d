#pragma once

#include <vector>

#include "shapes.hpp"

namespace sunshed::district {

constexpr double west = 317000.0;
constexpr double south = 5069000.0;
constexpr double size_m = 1000.0;

/// All buildings of the district; the same every time.
std::vector<Building> plan_district();

}  // namespace sunshed::district
