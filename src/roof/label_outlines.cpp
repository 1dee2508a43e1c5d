#include "label_outlines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "border_lines.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

double distance_to_line(Point2 p, Point2 a, Point2 b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double size = std::hypot(dx, dy);
    if (size == 0.0) {
        return std::hypot(p.x - a.x, p.y - a.y);
    }
    return std::abs(dx * (p.y - a.y) - dy * (p.x - a.x)) / size;
}

/// The point between two that lies farthest from their line, if that is farther than a tolerance; else the first.
std::size_t farthest_stray(const std::vector<Point2>& line, std::size_t first, std::size_t last, double tolerance_m) {
    double farthest = tolerance_m;
    std::size_t stray = first;
    for (std::size_t i = first + 1; i < last; ++i) {
        const double distance = distance_to_line(line[i], line[first], line[last]);
        if (distance > farthest) {
            farthest = distance;
            stray = i;
        }
    }
    return stray;
}

/// With a list of its own rather than by calling itself: a line may be as deep as it has points.
void mark_strays(const std::vector<Point2>& line, double tolerance_m, std::vector<char>& marked) {
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        const std::size_t stray = farthest_stray(line, first, last, tolerance_m);
        if (stray != first) {
            marked[stray] = 1;
            open.emplace_back(first, stray);
            open.emplace_back(stray, last);
        }
    }
}

bool is_within(const Box2& box, Point2 p) {
    return p.x >= box.min_x && p.x <= box.max_x && p.y >= box.min_y && p.y <= box.max_y;
}

/// Gives each hole to the outer ring around it.
MultiPolygon polygons_of(const std::vector<Ring>& rings) {
    MultiPolygon polygons;
    for (const Ring& ring : rings) {
        if (signed_area_m2(ring) > 0.0) {
            polygons.push_back({ring, {}});
        }
    }
    const MultiPolygon outers = polygons;
    std::vector<Box2> boxes;
    std::transform(outers.begin(), outers.end(), std::back_inserter(boxes),
                   [](const Polygon& polygon) { return bounding_box(polygon.outer); });
    for (const Ring& ring : rings) {
        if (signed_area_m2(ring) >= 0.0) {
            continue;
        }
        const Point2 inside = ring.front();
        for (std::size_t i = 0; i < outers.size(); ++i) {
            if (is_within(boxes[i], inside) && contains(outers[i], inside)) {
                polygons[i].holes.push_back(ring);
                break;
            }
        }
    }
    return polygons;
}

/// Edges of chains, for a search for crossings.
struct Edge {
    Point2 a;
    Point2 b;
    [[nodiscard]] double min_x() const { return std::min(a.x, b.x); }
    [[nodiscard]] double max_x() const { return std::max(a.x, b.x); }
};

/// Positive where p lies left of the way from a to b.
double side_of(Point2 a, Point2 b, Point2 p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool crosses(const Edge& e, const Edge& f) {
    if (std::max(e.a.y, e.b.y) < std::min(f.a.y, f.b.y) || std::max(f.a.y, f.b.y) < std::min(e.a.y, e.b.y)) {
        return false;
    }
    const bool share_end = e.a == f.a || e.a == f.b || e.b == f.a || e.b == f.b;
    if (share_end) {
        return false;  // edges that fold back on each other are found when rings are checked
    }
    const double a = side_of(e.a, e.b, f.a);
    const double b = side_of(e.a, e.b, f.b);
    const double c = side_of(f.a, f.b, e.a);
    const double d = side_of(f.a, f.b, e.b);
    return a * b <= 0.0 && c * d <= 0.0;
}

bool any_crossing(const std::vector<std::vector<Point2>>& chains) {
    std::vector<Edge> edges;
    for (const auto& chain : chains) {
        for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
            edges.push_back({chain[i], chain[i + 1]});
        }
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& e, const Edge& f) { return e.min_x() < f.min_x(); });
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t j = i + 1; j < edges.size() && edges[j].min_x() <= edges[i].max_x(); ++j) {
            if (crosses(edges[i], edges[j])) {
                return true;
            }
        }
    }
    return false;
}

Ring ring_of(const std::vector<ChainUse>& uses, const std::vector<std::vector<Point2>>& chains) {
    Ring ring;
    for (const ChainUse& use : uses) {
        std::vector<Point2> points = chains[use.chain];
        if (use.reversed) {
            std::reverse(points.begin(), points.end());
        }
        ring.insert(ring.end(), points.begin(), points.end() - 1);
    }
    return ring;
}

std::vector<MultiPolygon> assembled(const BorderGraph& graph, const std::vector<std::vector<Point2>>& chains) {
    std::vector<MultiPolygon> outlines;
    for (const auto& label_rings : graph.rings) {
        std::vector<Ring> rings;
        for (const auto& uses : label_rings) {
            const auto parts = split_at_pinches(ring_of(uses, chains));
            rings.insert(rings.end(), parts.begin(), parts.end());
        }
        outlines.push_back(polygons_of(rings));
    }
    return outlines;
}

bool all_simple(const std::vector<MultiPolygon>& outlines) {
    return std::all_of(outlines.begin(), outlines.end(), [](const MultiPolygon& polygons) {
        return std::all_of(polygons.begin(), polygons.end(), [](const Polygon& polygon) { return is_simple(polygon); });
    });
}

}  // namespace

std::vector<Point2> simplified_line(const std::vector<Point2>& line, double tolerance_m) {
    std::vector<char> marked(line.size(), 0);
    marked.front() = marked.back() = 1;
    mark_strays(line, tolerance_m, marked);
    std::vector<Point2> simple;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (marked[i] != 0) {
            simple.push_back(line[i]);
        }
    }
    return simple;
}

Ring simplified_ring(const Ring& ring, double tolerance_m) {
    if (ring.size() < 4) {
        return ring;
    }
    const auto farthest = std::max_element(ring.begin(), ring.end(), [&](const Point2& a, const Point2& b) {
        return std::hypot(a.x - ring[0].x, a.y - ring[0].y) < std::hypot(b.x - ring[0].x, b.y - ring[0].y);
    });
    const std::vector<Point2> there = simplified_line({ring.begin(), farthest + 1}, tolerance_m);
    std::vector<Point2> rest(farthest, ring.end());
    rest.push_back(ring.front());
    const std::vector<Point2> back = simplified_line(rest, tolerance_m);
    Ring simple(there.begin(), there.end() - 1);
    simple.insert(simple.end(), back.begin(), back.end() - 1);
    // The two points it began with may lie on a straight line themselves.
    const std::size_t n = simple.size();
    Ring corners;
    for (std::size_t i = 0; i < n; ++i) {
        if (distance_to_line(simple[i], simple[(i + n - 1) % n], simple[(i + 1) % n]) > 1e-9) {
            corners.push_back(simple[i]);
        }
    }
    return corners.size() < 3 ? Ring() : corners;
}

std::vector<MultiPolygon> label_outlines(const LabelGrid& grid, int label_count, const BorderGuide& guide) {
    const BorderGraph graph = border_graph(grid, label_count);
    const double cell_m = grid.geometry.cell_size_m;
    // A straight wall askew to the grid strays by up to a cell from corner to corner.
    for (const double cells : {1.2, 0.8, 0.5}) {
        const auto chains = fitted_chains(grid, graph, cells * cell_m, guide);
        if (!any_crossing(chains)) {
            auto outlines = assembled(graph, chains);
            if (all_simple(outlines)) {
                return outlines;
            }
        }
    }
    const auto chains = simplified_chains(grid, graph, 0.5 * cell_m);
    if (!any_crossing(chains)) {
        auto outlines = assembled(graph, chains);
        if (all_simple(outlines)) {
            return outlines;
        }
    }
    return assembled(graph, simplified_chains(grid, graph, 0.0));
}

}  // namespace sunshed
