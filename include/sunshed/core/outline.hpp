#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

// Outlines as files hold them: vertices at infinity, a thousand times the same corner, knots of crossing edges.

/// Whether every vertex is a finite number.
bool is_finite(const MultiPolygon& polygons);

/// Vertices of all rings.
std::size_t vertex_count(const MultiPolygon& polygons);

/// Outer rings and holes.
std::size_t ring_count(const MultiPolygon& polygons);

/// Whether edges cross each other more than 10,000 times, so that mending costs more than the outline is worth. Gives
/// up after 10^8 pairs of edges whose boxes meet in x, which then count as a tangle as well.
/// @param polygons  of finite vertices
bool is_tangled(const MultiPolygon& polygons);

/// Rings without vertices that lie nearer than a tolerance to the one before, in one pass; rings of fewer than three
/// vertices are left out, a polygon with its outer ring.
MultiPolygon without_near_repeats(const MultiPolygon& polygons, double tolerance_m);

/// contains() for point after point, where those of one row come together: the row's crossings are found once.
class InsideByRow {
public:
    explicit InsideByRow(const Polygon& polygon) : polygon_(polygon) {}
    [[nodiscard]] bool contains(Point2 point);

private:
    const Polygon& polygon_;
    std::optional<double> row_y_;
    std::vector<double> crossings_;
};

}  // namespace sunshed
