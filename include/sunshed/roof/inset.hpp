#pragma once

#include <functional>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// How far to keep from the edge that runs from a to b with the polygon on its left, in m; none below 0.
using EdgeDistance = std::function<double(Point2 a, Point2 b)>;

/// Everything in a polygon that keeps its distance from every edge, exact but for rounding. Edges stay parallel and
/// corners sharp, as in the straight skeleton's offset (Aichholzer et al. 1995), which it equals for one distance while
/// no corner that points inward turns by more than 90 degrees; such tips are cut in two. Convex polygons are clipped;
/// of others the edges' strips are subtracted (exact set operations), for skeletons of rough outlines are not to be had
/// reliably.
///
/// @throws Error{bad_input} where the outer ring crosses itself
MultiPolygon inset(const Polygon& polygon, const EdgeDistance& distance_m);

/// The same with one distance for all edges; 0 or less gives the polygon.
MultiPolygon inset(const Polygon& polygon, double distance_m);

}  // namespace sunshed
