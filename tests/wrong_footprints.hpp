#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/roof/inset.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

// Footprints that do not match their roofs, and how far modules on them get off the roofs.
namespace sunshed::test {

/// A footprint with all its walls so much farther outside, or inside where that is negative.
inline MultiPolygon grown(const MultiPolygon& footprint, double by_m) {
    if (by_m <= 0.0) {
        MultiPolygon smaller;
        for (const Polygon& polygon : footprint) {
            const MultiPolygon pieces = inset(polygon, -by_m);
            smaller.insert(smaller.end(), pieces.begin(), pieces.end());
        }
        return smaller;
    }
    MultiPolygon pieces = footprint;
    for (const Polygon& polygon : footprint) {
        const Ring& ring = polygon.outer;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point2& a = ring[i];
            const Point2& b = ring[(i + 1) % ring.size()];
            const double length_m = std::hypot(b.x - a.x, b.y - a.y);
            const Point2 along{by_m * (b.x - a.x) / length_m, by_m * (b.y - a.y) / length_m};
            const Point2 out{along.y, -along.x};
            // To both sides of the wall, so that nothing is left between the pieces.
            pieces.push_back(Polygon{{{a.x - along.x - out.x, a.y - along.y - out.y},
                                      {a.x - along.x + out.x, a.y - along.y + out.y},
                                      {b.x + along.x + out.x, b.y + along.y + out.y},
                                      {b.x + along.x - out.x, b.y + along.y - out.y}},
                                     {}});
        }
    }
    return united(pieces);
}

inline double distance_m(Point2 p, const Ring& ring) {
    double nearest_m = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2& a = ring[i];
        const Point2& b = ring[(i + 1) % ring.size()];
        const Point2 way{b.x - a.x, b.y - a.y};
        const double t =
            std::clamp(((p.x - a.x) * way.x + (p.y - a.y) * way.y) / (way.x * way.x + way.y * way.y), 0.0, 1.0);
        nearest_m = std::min(nearest_m, std::hypot(p.x - a.x - t * way.x, p.y - a.y - t * way.y));
    }
    return nearest_m;
}

/// How far the corners of a plan's modules lie outside of a roof at most, in m; 0 where all lie on it.
inline double farthest_off_m(const RoofPlan& plan, const MultiPolygon& roof) {
    double farthest_m = 0.0;
    for (const ModuleLayout& layout : plan.layouts) {
        for (const PlacedModule& module : layout.modules) {
            for (const Point2& corner : module.corners) {
                if (!contains(roof, corner)) {
                    double off_m = std::numeric_limits<double>::infinity();
                    for (const Polygon& polygon : roof) {
                        off_m = std::min(off_m, distance_m(corner, polygon.outer));
                    }
                    farthest_m = std::max(farthest_m, off_m);
                }
            }
        }
    }
    return farthest_m;
}

inline int module_count(const RoofPlan& plan) {
    std::size_t count = 0;
    for (const ModuleLayout& layout : plan.layouts) {
        count += layout.modules.size();
    }
    return static_cast<int>(count);
}

}  // namespace sunshed::test
