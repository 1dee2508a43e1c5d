#include "sunshed/roof/usable_area.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <iterator>

#include "edge_setback.hpp"
#include "fire_aisles.hpp"
#include "sunshed/roof/inset.hpp"
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
    return is_simple(piece) ? piece : Polygon{box_ring(piece.outer), {}};
}

bool touches(const MultiPolygon& polygons, const MultiPolygon& others) {
    return !polygons.empty() && !others.empty() && bounding_box(polygons).intersects(bounding_box(others));
}

/// A wall along the roof's border: long and thin, however it bends.
bool is_parapet(const RoofObstacle& obstacle) {
    constexpr double thickest_m = 0.9;
    constexpr double shortest_m = 5.0;
    const double border_m = perimeter_m(obstacle.outline);
    return border_m > 2.0 * shortest_m && 2.0 * area_m2(obstacle.outline) / border_m < thickest_m;
}

bool is_stair_head(const RoofObstacle& obstacle, const SetbackOptions& options) {
    return obstacle.height_m >= options.stair_head_m && area_m2(obstacle.outline) >= options.stair_head_m2;
}

/// Takes areas out of a segment's usable one, step by step, and keeps count of each step.
class UsableArea {
public:
    UsableArea(RoofSegment& segment, const SetbackOptions& options) : segment_(segment), options_(options) {
        segment_.usable = {segment_.outline};
        left_m2_ = area_m2(segment_.usable);
        segment_.rejected = {};
    }

    void leave_edges() { leave(inside_edges(segment_, options_), segment_.rejected.edge_setback_m2); }

    void leave_parapets() {
        subtract(obstacles([&](const RoofObstacle& o) { return is_parapet(o); }, options_.parapet_m),
                 segment_.rejected.parapet_m2);
    }

    void leave_obstacles() {
        subtract(obstacles([&](const RoofObstacle& o) { return !is_parapet(o); }, options_.obstacle_m),
                 segment_.rejected.obstacle_m2);
    }

    void leave_fire_aisles() {
        if (!needs_fire_aisles(segment_, options_)) {
            return;
        }
        double& rejected_m2 = segment_.rejected.fire_aisle_m2;
        if (options_.aisle_m > options_.flat_edge_m) {
            leave(intersection(segment_.usable, inset(segment_.outline, options_.aisle_m)), rejected_m2);
        }
        MultiPolygon aisles = fire_aisles(segment_, options_);
        if (options_.aisle_m > options_.obstacle_m) {
            const auto around = obstacles(
                [&](const RoofObstacle& o) { return !is_parapet(o) && is_stair_head(o, options_); }, options_.aisle_m);
            aisles.insert(aisles.end(), around.begin(), around.end());
        }
        subtract(aisles, rejected_m2);
    }

    void leave_small_pieces() {
        MultiPolygon pieces = segment_.usable;
        std::erase_if(pieces, [&](const Polygon& piece) { return area_m2(piece) < options_.min_piece_m2; });
        leave(std::move(pieces), segment_.rejected.small_piece_m2);
    }

private:
    void leave(MultiPolygon usable, double& rejected_m2) {
        segment_.usable = std::move(usable);
        const double now_m2 = area_m2(segment_.usable);
        rejected_m2 += left_m2_ - now_m2;
        left_m2_ = now_m2;
    }

    void subtract(const MultiPolygon& blocked, double& rejected_m2) {
        if (touches(segment_.usable, blocked)) {
            leave(difference(segment_.usable, blocked), rejected_m2);
        }
    }

    /// What obstacles of a kind keep free, where that matters.
    template <class Kind>
    MultiPolygon obstacles(Kind is_kind, double distance_m) const {
        MultiPolygon blocked;
        for (const RoofObstacle& obstacle : segment_.obstacles) {
            if (!is_kind(obstacle)) {
                continue;
            }
            const MultiPolygon pieces = kept_free(obstacle, distance_m);
            if (touches(segment_.usable, pieces)) {
                std::transform(pieces.begin(), pieces.end(), std::back_inserter(blocked), subtractable);
            }
        }
        return blocked;
    }

    RoofSegment& segment_;
    const SetbackOptions& options_;
    double left_m2_ = 0.0;
};

}  // namespace

void find_usable_area(RoofSegment& segment, const SetbackOptions& options) {
    try {
        UsableArea area(segment, options);
        area.leave_edges();
        area.leave_parapets();
        area.leave_obstacles();
        area.leave_fire_aisles();
        area.leave_small_pieces();
        segment.usable_area_m2 = area_m2(segment.usable) / segment.plane.normal().z;
    } catch (const std::exception&) {
        segment.usable.clear();
        segment.usable_area_m2 = 0.0;
        segment.rejected = {};
        segment.rejected.bad_shape_m2 = segment.ground_area_m2;
        throw;
    }
}

void reject_empty_pieces(RoofSegment& segment, const ModuleLayout& layout) {
    const auto has_module = [&](const Polygon& piece) {
        const Box2 box = bounding_box(piece.outer);
        return std::any_of(layout.modules.begin(), layout.modules.end(), [&](const PlacedModule& module) {
            const Point2 middle{(module.corners[0].x + module.corners[2].x) / 2.0,
                                (module.corners[0].y + module.corners[2].y) / 2.0};
            const bool is_near =
                middle.x >= box.min_x && middle.x <= box.max_x && middle.y >= box.min_y && middle.y <= box.max_y;
            return is_near && contains(piece, middle);
        });
    };
    double kept_m2 = 0.0;
    std::erase_if(segment.usable, [&](const Polygon& piece) {
        const double piece_m2 = area_m2(piece);
        const bool is_empty = !has_module(piece);
        (is_empty ? segment.rejected.small_piece_m2 : kept_m2) += piece_m2;
        return is_empty;
    });
    segment.usable_area_m2 = kept_m2 / segment.plane.normal().z;
}

}  // namespace sunshed
