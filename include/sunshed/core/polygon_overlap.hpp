#pragma once

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// The rings clipped to a box: Sutherland & Hodgman (1974). Areas are right; where a ring leaves the box and comes
/// back, edges may run along the box's side.
MultiPolygon clipped_to_box(const MultiPolygon& polygons, const Box2& box);

/// Area that two sets of polygons have in common. Exact for simple rings, whatever their shape: one is cut into signed
/// triangles and the other clipped by each of them.
double overlap_area_m2(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace sunshed
