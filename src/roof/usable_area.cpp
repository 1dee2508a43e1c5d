#include "sunshed/roof/usable_area.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

/// A ring of convex corners pushed outward by a distance; corners stay sharp.
Ring grown_convex(const Ring& ring, double distance_m) {
    Ring grown;
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Point2& before = ring[(i + n - 1) % n];
        const Point2& here = ring[i];
        const Point2& after = ring[(i + 1) % n];
        const double length_in = std::hypot(here.x - before.x, here.y - before.y);
        const double length_out = std::hypot(after.x - here.x, after.y - here.y);
        // Outward normals of the two edges of a counter-clockwise ring.
        const Point2 normal_in{(here.y - before.y) / length_in, -(here.x - before.x) / length_in};
        const Point2 normal_out{(after.y - here.y) / length_out, -(after.x - here.x) / length_out};
        const double bisector = 1.0 + normal_in.x * normal_out.x + normal_in.y * normal_out.y;
        grown.push_back({here.x + distance_m * (normal_in.x + normal_out.x) / bisector,
                         here.y + distance_m * (normal_in.y + normal_out.y) / bisector});
    }
    return grown;
}

bool is_convex(const Ring& ring) {
    const std::size_t n = ring.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Point2& a = ring[i];
        const Point2& b = ring[(i + 1) % n];
        const Point2& c = ring[(i + 2) % n];
        if ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) <= 0.0) {
            return false;
        }
    }
    return true;
}

/// What an obstacle keeps free. Boxes are grown; for others (parapets) each edge gets its strip.
MultiPolygon kept_free(const RoofObstacle& obstacle, double distance_m) {
    if (obstacle.outline.holes.empty() && is_convex(obstacle.outline.outer)) {
        return {Polygon{grown_convex(obstacle.outline.outer, distance_m), {}}};
    }
    MultiPolygon pieces{obstacle.outline};
    const auto add_strips = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point2& a = ring[i];
            const Point2& b = ring[(i + 1) % ring.size()];
            const double length_m = std::hypot(b.x - a.x, b.y - a.y);
            if (length_m <= 0.0) {
                continue;
            }
            const Point2 along{distance_m * (b.x - a.x) / length_m, distance_m * (b.y - a.y) / length_m};
            const Point2 across{-along.y, along.x};
            pieces.push_back(Polygon{{{a.x - along.x - across.x, a.y - along.y - across.y},
                                      {b.x + along.x - across.x, b.y + along.y - across.y},
                                      {b.x + along.x + across.x, b.y + along.y + across.y},
                                      {a.x - along.x + across.x, a.y - along.y + across.y}},
                                     {}});
        }
    };
    if (distance_m > 0.0) {
        add_strips(obstacle.outline.outer);
        for (const Ring& hole : obstacle.outline.holes) {
            add_strips(hole);
        }
    }
    return pieces;
}

/// An outline that crosses itself cannot be subtracted: its bounding box is, which blocks a little more.
Polygon subtractable(const Polygon& piece) {
    const bool sound = is_simple(piece.outer) && std::all_of(piece.holes.begin(), piece.holes.end(), is_simple);
    if (sound) {
        return piece;
    }
    const Box2 box = bounding_box(piece.outer);
    return Polygon{{{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}},
                   {}};
}

bool touches(const MultiPolygon& polygons, const MultiPolygon& others) {
    return !polygons.empty() && !others.empty() && bounding_box(polygons).intersects(bounding_box(others));
}

}  // namespace

void find_usable_area(RoofSegment& segment, const SetbackOptions& options) {
    const bool flat = std::isnan(segment.azimuth_deg);
    segment.usable = inset(segment.outline, flat ? options.flat_edge_m : options.pitched_edge_m);
    MultiPolygon blocked;
    for (const RoofObstacle& obstacle : segment.obstacles) {
        const MultiPolygon pieces = kept_free(obstacle, options.obstacle_m);
        if (touches(segment.usable, pieces)) {
            std::transform(pieces.begin(), pieces.end(), std::back_inserter(blocked), subtractable);
        }
    }
    if (!blocked.empty()) {
        segment.usable = difference(segment.usable, blocked);
    }
    std::erase_if(segment.usable, [&](const Polygon& piece) { return area_m2(piece) < options.min_piece_m2; });
    segment.usable_area_m2 = area_m2(segment.usable) / segment.plane.normal().z;
}

}  // namespace sunshed
