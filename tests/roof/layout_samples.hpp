#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <cmath>
#include <random>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/roof/roof_segment.hpp"

// Roofs to lay modules on, and exact arithmetic to judge what was laid.
namespace sunshed::samples {

inline Ring rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

inline Ring turned(const Ring& ring, double angle_deg, Point2 origin = {}) {
    const double c = std::cos(to_radians(angle_deg));
    const double s = std::sin(to_radians(angle_deg));
    Ring result;
    for (const Point2& p : ring) {
        result.push_back({origin.x + p.x * c - p.y * s, origin.y + p.x * s + p.y * c});
    }
    return result;
}

/// A segment whose whole outline is usable. An azimuth of NaN makes it flat.
inline RoofSegment segment_with(const Polygon& outline, double tilt_deg, double azimuth_deg) {
    RoofSegment segment;
    const double slope = std::isnan(azimuth_deg) ? 0.0 : std::tan(to_radians(tilt_deg));
    const double azimuth = std::isnan(azimuth_deg) ? 0.0 : to_radians(azimuth_deg);
    segment.plane = {outline.outer.front(), 100.0, -slope * std::sin(azimuth), -slope * std::cos(azimuth)};
    segment.tilt_deg = slope > 0.0 ? tilt_deg : 0.0;
    segment.azimuth_deg = azimuth_deg;
    segment.outline = outline;
    segment.ground_area_m2 = area_m2(outline);
    segment.area_m2 = segment.ground_area_m2 / segment.plane.normal().z;
    segment.usable = {outline};
    segment.usable_area_m2 = segment.area_m2;
    return segment;
}

/// Rectangles with wings cut out, with boxes on them, turned at random and put where maps have their coordinates.
inline Polygon random_roof(std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const double w = 7.0 + 18.0 * unit(random);
    const double h = 6.0 + 12.0 * unit(random);
    const double cut_w = w * (0.2 + 0.4 * unit(random));
    const double cut_h = h * (0.2 + 0.4 * unit(random));
    Ring outer;
    const double shape = unit(random);
    if (shape < 0.25) {
        outer = rectangle(0, 0, w, h);
    } else if (shape < 0.5) {  // L
        outer = {{0, 0}, {w, 0}, {w, h - cut_h}, {w - cut_w, h - cut_h}, {w - cut_w, h}, {0, h}};
    } else if (shape < 0.7) {  // U
        const double left = (w - cut_w) * 0.5;
        outer = {{0, 0},    {w, 0}, {w, h}, {left + cut_w, h}, {left + cut_w, h - cut_h}, {left, h - cut_h},
                 {left, h}, {0, h}};
    } else {  // hip: a trapezium
        const double in = 0.35 * w * unit(random);
        outer = {{0, 0}, {w, 0}, {w - in, h}, {in * unit(random), h}};
    }
    std::vector<Ring> holes;
    const double x = 0.15 * w + 0.2 * w * unit(random);
    const double y = 0.15 * h + 0.1 * h * unit(random);
    if (unit(random) < 0.6) {
        holes.push_back(rectangle(x, y, x + 0.6 + unit(random), y + 0.6 + unit(random)));
    }
    const double angle_deg = 360.0 * unit(random);
    const Point2 origin{500000.0 + 1000.0 * unit(random), 5070000.0 + 1000.0 * unit(random)};
    Polygon polygon{turned(outer, angle_deg, origin), {}};
    for (const Ring& hole : holes) {
        polygon.holes.push_back(turned(hole, angle_deg, origin));
    }
    return normalised(std::move(polygon));
}

using Exact = boost::multiprecision::cpp_rational;

/// +1 where c lies left of the line from a to b, -1 right of it, 0 on it; exact.
inline int side(Point2 a, Point2 b, Point2 c) {
    const Exact ax(a.x), ay(a.y);
    const Exact value = (Exact(b.x) - ax) * (Exact(c.y) - ay) - (Exact(b.y) - ay) * (Exact(c.x) - ax);
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// Strictly inside a ring, by crossings of a ray to the right; exact. Points on the border do not count.
inline bool strictly_inside(const Ring& ring, Point2 p) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        Point2 a = ring[i];
        Point2 b = ring[(i + 1) % ring.size()];
        if (a.y > b.y) {
            std::swap(a, b);
        }
        if (a.y <= p.y && p.y < b.y) {
            const int where = side(a, b, p);
            if (where == 0) {
                return false;
            }
            inside ^= where > 0;
        }
    }
    return inside;
}

inline bool segments_touch(Point2 a, Point2 b, Point2 c, Point2 d) {
    return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

/// Whether a rectangle lies in the interior of a polygon: a corner does, and no edges meet.
inline bool lies_inside(const std::array<Point2, 4>& corners, const Polygon& polygon) {
    const auto clear_of = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            for (std::size_t k = 0; k < 4; ++k) {
                if (segments_touch(ring[i], ring[(i + 1) % ring.size()], corners[k], corners[(k + 1) % 4])) {
                    return false;
                }
            }
        }
        return true;
    };
    const Ring module(corners.begin(), corners.end());
    if (!strictly_inside(polygon.outer, corners[0]) || !clear_of(polygon.outer)) {
        return false;
    }
    for (const Ring& hole : polygon.holes) {
        if (strictly_inside(hole, corners[0]) || strictly_inside(module, hole[0]) || !clear_of(hole)) {
            return false;
        }
    }
    return true;
}

/// Whether two convex counter-clockwise quadrilaterals share no inner point: an edge of one has the other beyond it.
inline bool are_apart(const std::array<Point2, 4>& a, const std::array<Point2, 4>& b) {
    const auto parts = [](const std::array<Point2, 4>& from, const std::array<Point2, 4>& other) {
        for (std::size_t i = 0; i < 4; ++i) {
            bool beyond = true;
            for (const Point2& p : other) {
                beyond = beyond && side(from[i], from[(i + 1) % 4], p) <= 0;
            }
            if (beyond) {
                return true;
            }
        }
        return false;
    };
    return parts(a, b) || parts(b, a);
}

}  // namespace sunshed::samples
