#pragma once

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// A polygon with fewer corners: those that lie nearer than a tolerance to the straight line between others go (Ramer
/// 1972, Douglas & Peucker 1973). A ring that would then cross itself or lose its area stays as it is. Takes time by
/// the square of a ring's corners at worst.
Polygon thinned(const Polygon& polygon, double tolerance_m);
MultiPolygon thinned(const MultiPolygon& polygons, double tolerance_m);

}  // namespace sunshed
