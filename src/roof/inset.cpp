#include "sunshed/roof/inset.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/roof/polygon_boolean.hpp"
#include "sunshed/roof/thinned.hpp"

namespace sunshed {

namespace {

// Outlines of very many corners are followed to this tolerance, by which their set-backs then grow.
constexpr std::size_t many_corners = 400;
constexpr double corner_tolerance_m = 0.05;
constexpr double rounding_m = 1e-6;
constexpr double least_area_m2 = 1e-4;

double cross(Point2 a, Point2 b) {
    return a.x * b.y - a.y * b.x;
}
Point2 moved(Point2 p, Point2 direction, double distance_m) {
    return {p.x + distance_m * direction.x, p.y + distance_m * direction.y};
}

/// An edge with the polygon on its left, and how far to keep from it.
struct Edge {
    Point2 a;
    Point2 b;
    Point2 inward;  // unit normal
    double distance_m;
};

std::vector<Edge> edges_of(const Ring& ring, const EdgeDistance& distance_m) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2& a = ring[i];
        const Point2& b = ring[(i + 1) % ring.size()];
        const double length_m = std::hypot(b.x - a.x, b.y - a.y);
        if (length_m > 0.0) {
            edges.push_back({a, b, {-(b.y - a.y) / length_m, (b.x - a.x) / length_m}, std::max(0.0, distance_m(a, b))});
        }
    }
    return edges;
}

std::size_t corner_count(const Polygon& polygon) {
    std::size_t count = polygon.outer.size();
    for (const Ring& hole : polygon.holes) {
        count += hole.size();
    }
    return count;
}

/// The polygon that distances are kept from: its outer ring must be simple; of holes that are not, their boxes count.
Polygon sound_polygon(const Polygon& polygon) {
    if (!is_simple(polygon.outer)) {
        throw Error(ErrorCode::bad_input, "", "a ring crosses itself or has no area", "repair the polygon");
    }
    Polygon sound = polygon;
    for (Ring& hole : sound.holes) {
        hole = is_simple(hole) ? hole : box_ring(hole);
    }
    std::erase_if(sound.holes, [](const Ring& hole) { return !is_simple(hole); });  // of no area
    return normalised(std::move(sound));
}

bool is_convex(const std::vector<Edge>& edges) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (cross(edges[i].inward, edges[(i + 1) % edges.size()].inward) < 0.0) {
            return false;
        }
    }
    return true;
}

/// What of a convex ring lies at least so far inside an edge's line (Sutherland & Hodgman 1974).
Ring clipped(const Ring& ring, const Edge& edge) {
    const auto depth_m = [&](Point2 p) {
        return (p.x - edge.a.x) * edge.inward.x + (p.y - edge.a.y) * edge.inward.y - edge.distance_m;
    };
    Ring kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2& p = ring[i];
        const Point2& q = ring[(i + 1) % ring.size()];
        const double at_p = depth_m(p);
        const double at_q = depth_m(q);
        if (at_p >= 0.0) {
            kept.push_back(p);
        }
        if ((at_p > 0.0 && at_q < 0.0) || (at_p < 0.0 && at_q > 0.0)) {
            const double t = at_p / (at_p - at_q);
            kept.push_back({p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)});
        }
    }
    return kept;
}

MultiPolygon inset_of_convex(Ring ring, const std::vector<Edge>& edges) {
    for (const Edge& edge : edges) {
        ring = clipped(ring, edge);
    }
    const bool is_left = ring.size() >= 3 && signed_area_m2(ring) > least_area_m2 && is_simple(ring);
    return is_left ? MultiPolygon{Polygon{std::move(ring), {}}} : MultiPolygon{};
}

void add_piece(Ring ring, MultiPolygon& pieces) {
    if (is_simple(ring)) {
        pieces.push_back(normalised(Polygon{std::move(ring), {}}));
    }
}

/// The kite between the strips of two edges at a corner that points into the polygon; wide turns take two kites, so
/// that a sharp corner's tip stays near it. The corner is part of both edges: the larger distance counts.
void add_kite(Point2 corner, Point2 first, Point2 second, double distance_m, MultiPolygon& pieces) {
    const double turn_cosine = first.x * second.x + first.y * second.y;
    const Point2 sum{first.x + second.x, first.y + second.y};
    if (turn_cosine < -1e-6) {
        const double length = std::hypot(sum.x, sum.y);
        const Point2 middle = length > 1e-6 ? Point2{sum.x / length, sum.y / length} : Point2{first.y, -first.x};
        add_kite(corner, first, middle, distance_m, pieces);
        add_kite(corner, middle, second, distance_m, pieces);
        return;
    }
    add_piece({corner, moved(corner, first, distance_m), moved(corner, sum, distance_m / (1.0 + turn_cosine)),
               moved(corner, second, distance_m)},
              pieces);
}

void add_strips(const Ring& ring, const EdgeDistance& distance_m, MultiPolygon& strips) {
    const std::vector<Edge> edges = edges_of(ring, distance_m);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const Edge& edge = edges[i];
        const Edge& next = edges[(i + 1) % edges.size()];
        if (edge.distance_m > 0.0) {
            add_piece({edge.a, edge.b, moved(edge.b, edge.inward, edge.distance_m),
                       moved(edge.a, edge.inward, edge.distance_m)},
                      strips);
        }
        const double corner_m = std::max(edge.distance_m, next.distance_m);
        if (cross(edge.inward, next.inward) < 0.0 && corner_m > 0.0) {
            add_kite(edge.b, edge.inward, next.inward, corner_m, strips);
        }
    }
}

MultiPolygon inset_of_sound(const Polygon& polygon, const EdgeDistance& distance_m) {
    const std::vector<Edge> outer = edges_of(polygon.outer, distance_m);
    if (polygon.holes.empty() && is_convex(outer)) {
        return inset_of_convex(polygon.outer, outer);
    }
    MultiPolygon strips;
    add_strips(polygon.outer, distance_m, strips);
    for (const Ring& hole : polygon.holes) {
        add_strips(hole, distance_m, strips);
    }
    MultiPolygon result = difference({polygon}, strips);
    for (Polygon& part : result) {
        part = thinned(part, rounding_m);  // strips leave corners on straight edges
    }
    return result;
}

}  // namespace

MultiPolygon inset(const Polygon& polygon, const EdgeDistance& distance_m) {
    if (polygon.outer.size() < 3) {
        return {};
    }
    MultiPolygon result;
    if (corner_count(polygon) > many_corners) {
        const auto grown_m = [&](Point2 a, Point2 b) { return distance_m(a, b) + corner_tolerance_m; };
        result = inset_of_sound(sound_polygon(thinned(polygon, corner_tolerance_m)), grown_m);
    } else {
        result = inset_of_sound(sound_polygon(polygon), distance_m);
    }
    std::erase_if(result, [](const Polygon& part) { return !is_simple(part); });
    return result;
}

MultiPolygon inset(const Polygon& polygon, double distance_m) {
    if (distance_m <= 0.0) {
        return {polygon};
    }
    return inset(polygon, [distance_m](Point2, Point2) { return distance_m; });
}

}  // namespace sunshed
