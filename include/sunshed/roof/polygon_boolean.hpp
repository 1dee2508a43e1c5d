#pragma once

#include "sunshed/core/polygon.hpp"

namespace sunshed {

// Set operations on polygons, exact (CGAL Boolean_set_operations_2). Rings must be simple; one that is not makes
// CGAL throw, which becomes Error{bad_input}. Parts of less than a square centimetre are dropped.

/// Whether a ring neither crosses nor touches itself.
bool is_simple(const Ring& ring);

/// Whether none of a polygon's rings does.
bool is_simple(const Polygon& polygon);

/// The box around a ring: what stands for one that crosses itself, which blocks a little more.
Ring box_ring(const Ring& ring);

/// Cuts a ring that passes through the same point twice into rings that do not.
std::vector<Ring> split_at_pinches(const Ring& ring);

MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b);
MultiPolygon difference(const MultiPolygon& a, const MultiPolygon& b);
MultiPolygon united(const MultiPolygon& a);

}  // namespace sunshed
