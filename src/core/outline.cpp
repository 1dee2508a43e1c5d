#include "sunshed/core/outline.hpp"

#include <algorithm>
#include <cmath>

#include "row_crossings.hpp"

namespace sunshed {

namespace {

/// Calls visit(ring) for outer rings and holes.
template <class Visit>
void for_each_ring(const MultiPolygon& polygons, Visit visit) {
    for (const Polygon& polygon : polygons) {
        visit(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), visit);
    }
}

/// An edge with its western end first.
struct Edge {
    Point2 a;
    Point2 b;
};

/// Twice the signed area of a triangle.
double turn(Point2 a, Point2 b, Point2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool crosses(const Edge& e, const Edge& f) {
    return turn(e.a, e.b, f.a) * turn(e.a, e.b, f.b) < 0.0 && turn(f.a, f.b, e.a) * turn(f.a, f.b, e.b) < 0.0;
}

std::vector<Edge> edges_from_west(const MultiPolygon& polygons) {
    std::vector<Edge> edges;
    for_each_ring(polygons, [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point2& a = ring[i];
            const Point2& b = ring[(i + 1) % ring.size()];
            edges.push_back(a.x <= b.x ? Edge{a, b} : Edge{b, a});
        }
    });
    std::sort(edges.begin(), edges.end(), [](const Edge& e, const Edge& f) { return e.a.x < f.a.x; });
    return edges;
}

Ring without_near_repeats(const Ring& ring, double tolerance_m) {
    const auto is_near = [&](Point2 p, Point2 q) { return std::hypot(p.x - q.x, p.y - q.y) < tolerance_m; };
    Ring kept;
    for (const Point2& p : ring) {
        if (kept.empty() || !is_near(kept.back(), p)) {
            kept.push_back(p);
        }
    }
    while (kept.size() > 1 && is_near(kept.front(), kept.back())) {
        kept.pop_back();
    }
    return kept;
}

}  // namespace

bool is_finite(const MultiPolygon& polygons) {
    bool finite = true;
    for_each_ring(polygons, [&](const Ring& ring) {
        finite = finite && std::all_of(ring.begin(), ring.end(),
                                       [](const Point2& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
    });
    return finite;
}

std::size_t vertex_count(const MultiPolygon& polygons) {
    std::size_t count = 0;
    for_each_ring(polygons, [&](const Ring& ring) { count += ring.size(); });
    return count;
}

std::size_t ring_count(const MultiPolygon& polygons) {
    std::size_t count = 0;
    for_each_ring(polygons, [&](const Ring&) { ++count; });
    return count;
}

bool is_tangled(const MultiPolygon& polygons) {
    constexpr std::size_t most_crossings = 10'000;
    constexpr std::size_t most_pairs = 100'000'000;
    const std::vector<Edge> edges = edges_from_west(polygons);
    std::size_t crossings = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t j = i + 1; j < edges.size() && edges[j].a.x <= edges[i].b.x; ++j) {
            crossings += crosses(edges[i], edges[j]) ? 1 : 0;
            if (++pairs > most_pairs || crossings > most_crossings) {
                return true;
            }
        }
    }
    return false;
}

MultiPolygon without_near_repeats(const MultiPolygon& polygons, double tolerance_m) {
    MultiPolygon result;
    for (const Polygon& polygon : polygons) {
        Polygon kept{without_near_repeats(polygon.outer, tolerance_m), {}};
        for (const Ring& hole : polygon.holes) {
            kept.holes.push_back(without_near_repeats(hole, tolerance_m));
        }
        std::erase_if(kept.holes, [](const Ring& hole) { return hole.size() < 3; });
        if (kept.outer.size() >= 3) {
            result.push_back(std::move(kept));
        }
    }
    return result;
}

bool InsideByRow::contains(Point2 point) {
    if (row_y_ != point.y) {
        row_y_ = point.y;
        crossings_ = sorted_crossings(polygon_, point.y);
    }
    return lies_between(crossings_, point.x);
}

}  // namespace sunshed
