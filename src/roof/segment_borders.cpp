#include "sunshed/roof/segment_borders.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

/// An edge of an outline; its segment lies on the left.
struct Edge {
    Point2 a;
    Point2 b;
};

// Farther apart than this, two edges are not the same border.
constexpr double beside_m = 1e-3;

Box2 box_of(const Edge& edge) {
    return {std::min(edge.a.x, edge.b.x), std::min(edge.a.y, edge.b.y), std::max(edge.a.x, edge.b.x),
            std::max(edge.a.y, edge.b.y)};
}

/// Whether two boxes come as near as the edges of one border do.
bool are_beside(const Box2& a, const Box2& b) {
    constexpr double reach_m = 2.0 * beside_m;
    return a.min_x <= b.max_x + reach_m && b.min_x <= a.max_x + reach_m && a.min_y <= b.max_y + reach_m &&
           b.min_y <= a.max_y + reach_m;
}

std::vector<Edge> edges_of(const Polygon& polygon) {
    std::vector<Edge> edges;
    const auto append = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
        }
    };
    append(polygon.outer);
    std::for_each(polygon.holes.begin(), polygon.holes.end(), append);
    return edges;
}

/// The part of an edge that another runs along the other way, within a millimetre or so; of no length where none.
Edge shared_part(const Edge& e, const Edge& f) {
    const Edge none{e.a, e.a};
    const double length = std::hypot(e.b.x - e.a.x, e.b.y - e.a.y);
    if (length < beside_m) {
        return none;
    }
    const Point2 along{(e.b.x - e.a.x) / length, (e.b.y - e.a.y) / length};
    const auto off = [&](Point2 p) { return along.x * (p.y - e.a.y) - along.y * (p.x - e.a.x); };
    const auto on = [&](Point2 p) { return along.x * (p.x - e.a.x) + along.y * (p.y - e.a.y); };
    if (std::abs(off(f.a)) > beside_m || std::abs(off(f.b)) > beside_m || on(f.b) >= on(f.a)) {
        return none;
    }
    const double from = std::max(0.0, on(f.b));
    const double to = std::min(length, on(f.a));
    const auto at = [&](double t) { return Point2{e.a.x + t * along.x, e.a.y + t * along.y}; };
    return to > from ? Edge{at(from), at(to)} : none;
}

SegmentBorder border_at(const Edge& edge, double length_m, const RoofSegment& own, const RoofSegment& other,
                        double step_m) {
    const Point2 middle{(edge.a.x + edge.b.x) / 2.0, (edge.a.y + edge.b.y) / 2.0};
    const Point2 inward{-(edge.b.y - edge.a.y) / length_m, (edge.b.x - edge.a.x) / length_m};
    SegmentBorder border;
    border.length_m = length_m;
    border.rise_m = other.plane.height_at(middle) - own.plane.height_at(middle);
    const double own_slope = own.plane.slope_x * inward.x + own.plane.slope_y * inward.y;
    const double other_slope = -other.plane.slope_x * inward.x - other.plane.slope_y * inward.y;
    border.kind = std::abs(border.rise_m) > step_m ? BorderKind::step
                  : own_slope + other_slope < 0.0  ? BorderKind::ridge
                                                   : BorderKind::valley;
    return border;
}

/// Adds a stretch of border to those of the same neighbour and kind.
void add(std::vector<SegmentBorder>& borders, const SegmentBorder& stretch) {
    const auto same = std::find_if(borders.begin(), borders.end(), [&](const SegmentBorder& b) {
        return b.other == stretch.other && b.kind == stretch.kind;
    });
    if (same == borders.end()) {
        borders.push_back(stretch);
        return;
    }
    const double length = same->length_m + stretch.length_m;
    same->rise_m = (same->rise_m * same->length_m + stretch.rise_m * stretch.length_m) / length;
    same->length_m = length;
}

}  // namespace

void find_borders(std::vector<RoofSegment>& segments, double step_m) {
    std::vector<std::vector<Edge>> edges;
    std::vector<Box2> boxes;
    for (const RoofSegment& segment : segments) {
        edges.push_back(edges_of(segment.outline));
        boxes.push_back(bounding_box(segment.outline.outer));
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        segments[i].borders.clear();
        for (std::size_t j = 0; j < segments.size(); ++j) {
            if (i == j || !are_beside(boxes[i], boxes[j])) {
                continue;
            }
            for (const Edge& e : edges[i]) {
                if (!are_beside(box_of(e), boxes[j])) {
                    continue;
                }
                for (const Edge& f : edges[j]) {
                    if (!are_beside(box_of(e), box_of(f))) {
                        continue;
                    }
                    const Edge shared = shared_part(e, f);
                    const double length_m = std::hypot(shared.b.x - shared.a.x, shared.b.y - shared.a.y);
                    if (length_m > 0.01) {
                        SegmentBorder border = border_at(shared, length_m, segments[i], segments[j], step_m);
                        border.other = j;
                        add(segments[i].borders, border);
                    }
                }
            }
        }
    }
}

}  // namespace sunshed
