#include "edge_setback.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

/// How far modules keep from the edge that runs from a to b with the roof on its left.
double setback_m(const RoofSegment& segment, Point2 a, Point2 b, const SetbackOptions& options) {
    if (std::isnan(segment.azimuth_deg)) {
        return options.flat_edge_m;
    }
    // Outward normals within 60 degrees of the way up or down make ridges and eaves; the others are verges.
    const double facing = to_radians(segment.azimuth_deg);
    const double length_m = std::hypot(b.x - a.x, b.y - a.y);
    const double downward = ((b.y - a.y) * std::sin(facing) - (b.x - a.x) * std::cos(facing)) / length_m;
    return downward > 0.5 ? options.eave_m : downward < -0.5 ? options.ridge_m : options.verge_m;
}

Point2 unit_normal(Point2 a, Point2 b) {
    const double length_m = std::hypot(b.x - a.x, b.y - a.y);
    return {-(b.y - a.y) / length_m, (b.x - a.x) / length_m};
}

/// Where two edges that meet in a corner meet again after they moved to their left by their distances.
Point2 moved_corner(Point2 before, Point2 corner, Point2 after, double first_m, double second_m) {
    const Point2 n = unit_normal(before, corner);
    const Point2 m = unit_normal(corner, after);
    const double cross = n.x * m.y - n.y * m.x;
    if (std::abs(cross) < 1e-6) {
        const double distance_m = std::max(first_m, second_m);
        return {corner.x + distance_m * m.x, corner.y + distance_m * m.y};
    }
    return {corner.x + (first_m * m.y - second_m * n.y) / cross, corner.y + (second_m * n.x - first_m * m.x) / cross};
}

/// The mitred strip between an edge and itself moved to its left; a triangle where its sides cross before.
Ring strip(Point2 a, Point2 b, Point2 moved_a, Point2 moved_b) {
    const double along = (moved_b.x - moved_a.x) * (b.x - a.x) + (moved_b.y - moved_a.y) * (b.y - a.y);
    if (along > 0.0) {
        return {a, b, moved_b, moved_a};
    }
    const Point2 left{moved_a.x - a.x, moved_a.y - a.y};
    const Point2 right{moved_b.x - b.x, moved_b.y - b.y};
    const double cross = left.x * right.y - left.y * right.x;
    const double t = ((b.x - a.x) * right.y - (b.y - a.y) * right.x) / cross;
    return {a, b, {a.x + t * left.x, a.y + t * left.y}};
}

/// A ring whose every edge has a length.
Ring with_lengths(Ring ring) {
    const auto same = [](Point2 a, Point2 b) { return std::hypot(a.x - b.x, a.y - b.y) < 1e-6; };
    ring.erase(std::unique(ring.begin(), ring.end(), same), ring.end());
    while (ring.size() > 1 && same(ring.front(), ring.back())) {
        ring.pop_back();
    }
    return ring;
}

void add_strips(const RoofSegment& segment, const Ring& input, double least_m, const SetbackOptions& options,
                MultiPolygon& strips) {
    const Ring ring = with_lengths(input);
    const std::size_t n = ring.size();
    if (n < 3) {
        return;
    }
    const auto distance_m = [&](std::size_t i) { return setback_m(segment, ring[i % n], ring[(i + 1) % n], options); };
    for (std::size_t i = 0; i < n; ++i) {
        if (distance_m(i) <= least_m) {
            continue;
        }
        const Point2& a = ring[i];
        const Point2& b = ring[(i + 1) % n];
        const Point2 moved_a = moved_corner(ring[(i + n - 1) % n], a, b, distance_m(i + n - 1), distance_m(i));
        const Point2 moved_b = moved_corner(a, b, ring[(i + 2) % n], distance_m(i), distance_m(i + 1));
        const Polygon piece = normalised(Polygon{strip(a, b, moved_a, moved_b), {}});
        if (is_simple(piece.outer)) {
            strips.push_back(piece);
        }
    }
}

}  // namespace

MultiPolygon inside_edges(const RoofSegment& segment, const SetbackOptions& options) {
    if (std::isnan(segment.azimuth_deg)) {
        return inset(segment.outline, options.flat_edge_m);
    }
    const double least_m = std::min({options.eave_m, options.ridge_m, options.verge_m});
    MultiPolygon usable = inset(segment.outline, least_m);
    MultiPolygon strips;
    add_strips(segment, segment.outline.outer, least_m, options, strips);
    for (const Ring& hole : segment.outline.holes) {
        add_strips(segment, hole, least_m, options, strips);
    }
    return strips.empty() || usable.empty() ? usable : difference(usable, strips);
}

}  // namespace sunshed
