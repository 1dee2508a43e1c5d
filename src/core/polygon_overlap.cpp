#include "sunshed/core/polygon_overlap.hpp"

#include <array>
#include <cmath>

namespace sunshed {

namespace {

/// The side of a line that is kept: normal_x x + normal_y y >= offset.
struct HalfPlane {
    double normal_x;
    double normal_y;
    double offset;
    [[nodiscard]] double distance(Point2 p) const { return normal_x * p.x + normal_y * p.y - offset; }
};

Ring clipped(const Ring& ring, const HalfPlane& side) {
    Ring kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2 a = ring[i];
        const Point2 b = ring[(i + 1) % ring.size()];
        const double da = side.distance(a);
        const double db = side.distance(b);
        if (da >= 0.0) {
            kept.push_back(a);
        }
        if ((da >= 0.0) != (db >= 0.0)) {
            const double t = da / (da - db);
            kept.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        }
    }
    return kept;
}

template <std::size_t N>
Ring clipped(Ring ring, const std::array<HalfPlane, N>& sides) {
    for (const HalfPlane& side : sides) {
        ring = clipped(ring, side);
    }
    return ring;
}

/// The left side of the way from a to b.
HalfPlane left_of(Point2 a, Point2 b) {
    const double nx = a.y - b.y;
    const double ny = b.x - a.x;
    return {nx, ny, nx * a.x + ny * a.y};
}

/// Area of a polygon inside a counter-clockwise triangle.
double area_inside(const Polygon& polygon, const std::array<HalfPlane, 3>& triangle) {
    double area = std::abs(signed_area_m2(clipped(polygon.outer, triangle)));
    for (const Ring& hole : polygon.holes) {
        area -= std::abs(signed_area_m2(clipped(hole, triangle)));
    }
    return area;
}

/// Area of polygons inside a ring, as the sum over its fan of signed triangles.
double area_inside(const MultiPolygon& polygons, const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const double turn = signed_area_m2({ring[0], ring[i], ring[i + 1]});
        if (turn == 0.0) {
            continue;
        }
        const Point2 second = turn > 0.0 ? ring[i] : ring[i + 1];
        const Point2 third = turn > 0.0 ? ring[i + 1] : ring[i];
        const std::array<HalfPlane, 3> triangle{left_of(ring[0], second), left_of(second, third),
                                                left_of(third, ring[0])};
        for (const Polygon& polygon : polygons) {
            sum += std::copysign(area_inside(polygon, triangle), turn);
        }
    }
    return std::abs(sum);
}

Ring moved(const Ring& ring, Point2 origin) {
    Ring result = ring;
    for (Point2& p : result) {
        p = {p.x - origin.x, p.y - origin.y};
    }
    return result;
}

/// Coordinates near zero, so that half planes keep their digits.
MultiPolygon moved(const MultiPolygon& polygons, Point2 origin) {
    MultiPolygon result;
    for (const Polygon& polygon : polygons) {
        Polygon part{moved(polygon.outer, origin), {}};
        for (const Ring& hole : polygon.holes) {
            part.holes.push_back(moved(hole, origin));
        }
        result.push_back(std::move(part));
    }
    return result;
}

}  // namespace

MultiPolygon clipped_to_box(const MultiPolygon& polygons, const Box2& box) {
    const std::array<HalfPlane, 4> sides{
        {{1.0, 0.0, box.min_x}, {-1.0, 0.0, -box.max_x}, {0.0, 1.0, box.min_y}, {0.0, -1.0, -box.max_y}}};
    MultiPolygon result;
    for (const Polygon& polygon : polygons) {
        Polygon part{clipped(polygon.outer, sides), {}};
        for (const Ring& hole : polygon.holes) {
            Ring inside = clipped(hole, sides);
            if (inside.size() >= 3) {
                part.holes.push_back(std::move(inside));
            }
        }
        if (part.outer.size() >= 3) {
            result.push_back(std::move(part));
        }
    }
    return result;
}

double overlap_area_m2(const MultiPolygon& a, const MultiPolygon& b) {
    if (a.empty() || b.empty()) {
        return 0.0;
    }
    const Box2 box = bounding_box(a);
    const Point2 origin{box.min_x, box.min_y};
    const MultiPolygon near = moved(clipped_to_box(b, box), origin);
    double sum = 0.0;
    for (const Polygon& polygon : moved(a, origin)) {
        sum += area_inside(near, polygon.outer);
        for (const Ring& hole : polygon.holes) {
            sum -= area_inside(near, hole);
        }
    }
    return sum;
}

}  // namespace sunshed
