#pragma once

#include <optional>
#include <vector>

#include "sunshed/core/grid.hpp"

namespace sunshed {

/// A closed ring; the first point is not repeated at the end.
using Ring = std::vector<Point2>;

/// An outer ring (counter-clockwise once normalised) with holes (clockwise).
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

using MultiPolygon = std::vector<Polygon>;

/// Area by the shoelace formula: positive for counter-clockwise rings.
double signed_area_m2(const Ring& ring);
/// Area without the holes, never negative.
double area_m2(const Polygon& polygon);
double area_m2(const MultiPolygon& polygons);
double perimeter_m(const Ring& ring);
/// Of the outer ring and the holes.
double perimeter_m(const Polygon& polygon);
/// Outer ring counter-clockwise, holes clockwise, repeated points removed.
Polygon normalised(Polygon polygon);
Box2 bounding_box(const Ring& ring);
Box2 bounding_box(const MultiPolygon& polygons);
/// Area-weighted centroid; the vertex mean where the area is zero.
Point2 centroid(const MultiPolygon& polygons);
/// Even-odd rule; points on the boundary may fall on either side.
bool contains(const Polygon& polygon, Point2 point);
bool contains(const MultiPolygon& polygons, Point2 point);
/// A point that lies inside the largest part (its centroid, or the middle of the widest chord through it).
/// Nothing where the polygon has no area.
std::optional<Point2> representative_point(const MultiPolygon& polygons);

/// Moves every point, those of holes too. @param move  from a point to where it goes
template <class Move>
void move_points(Polygon& polygon, const Move& move) {
    const auto move_ring = [&](Ring& ring) {
        for (Point2& p : ring) {
            p = move(p);
        }
    };
    move_ring(polygon.outer);
    for (Ring& hole : polygon.holes) {
        move_ring(hole);
    }
}
template <class Move>
void move_points(MultiPolygon& polygons, const Move& move) {
    for (Polygon& polygon : polygons) {
        move_points(polygon, move);
    }
}

/// The cells of a grid whose centres lie inside, in row order.
std::vector<CellIndex> cells_inside(const GridGeometry& grid, const MultiPolygon& polygons);

}  // namespace sunshed
