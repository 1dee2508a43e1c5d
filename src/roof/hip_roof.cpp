#include "sunshed/roof/hip_roof.hpp"

#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/create_straight_skeleton_from_polygon_with_holes_2.h>

#include <cmath>

#include "label_outlines.hpp"
#include "plane_segment.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using Ring2 = CGAL::Polygon_2<Kernel>;
using Polygon2 = CGAL::Polygon_with_holes_2<Kernel>;

constexpr std::size_t many_corners = 40;
// Outlines beyond this are not those of hip roofs, and rough ones lead the skeleton astray.
constexpr std::size_t most_corners = 80;

[[noreturn]] void fail() {
    throw Error(ErrorCode::bad_input, "", "no hip roof can be built on the outline", "repair the polygon");
}

/// Coordinates relative to a corner of the polygon: map coordinates leave the skeleton too few digits.
Ring2 to_cgal(const Ring& ring, Point2 origin, CGAL::Orientation orientation) {
    const Ring simple = simplified_ring(ring, ring.size() > many_corners ? 0.25 : 0.02);
    Ring2 result;
    for (const Point2& p : simple.size() >= 3 ? simple : ring) {
        result.push_back({p.x - origin.x, p.y - origin.y});
    }
    if (result.size() < 3 || !result.is_simple()) {
        fail();
    }
    if (result.orientation() != orientation) {
        result.reverse_orientation();
    }
    return result;
}

/// The plane that rises inward from the wall that runs from a to b, the building on its left.
RoofPlane plane_from_wall(Point2 a, Point2 b, double eaves_elevation_m, double tilt_deg) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double rise = std::tan(to_radians(tilt_deg));
    return {a, eaves_elevation_m, -rise * (b.y - a.y) / length, rise * (b.x - a.x) / length};
}

std::vector<RoofSegment> hip_of(const GridGeometry& grid, const Polygon& polygon, double eaves_elevation_m,
                                double tilt_deg) {
    const Point2 origin = polygon.outer.front();
    Polygon2 shape(to_cgal(polygon.outer, origin, CGAL::COUNTERCLOCKWISE));
    for (const Ring& hole : polygon.holes) {
        shape.add_hole(to_cgal(hole, origin, CGAL::CLOCKWISE));
    }
    if (shape.outer_boundary().size() > most_corners) {
        fail();
    }
    const auto skeleton = CGAL::create_interior_straight_skeleton_2(shape);
    if (!skeleton || !skeleton->is_valid(false)) {
        fail();
    }
    const auto on_map = [&](const Kernel::Point_2& p) { return Point2{p.x() + origin.x, p.y() + origin.y}; };
    std::vector<RoofSegment> segments;
    for (auto face = skeleton->faces_begin(); face != skeleton->faces_end(); ++face) {
        const auto wall = face->halfedge()->defining_contour_edge();
        const Point2 a = on_map(wall->opposite()->vertex()->point());
        const Point2 b = on_map(wall->vertex()->point());
        Ring outline;
        const auto first = face->halfedge();
        auto edge = first;
        do {
            outline.push_back(on_map(edge->vertex()->point()));
            edge = edge->next();
        } while (edge != first);
        RoofSegment segment =
            segment_on(plane_from_wall(a, b, eaves_elevation_m, tilt_deg), Polygon{std::move(outline), {}});
        segment.cells = cells_inside(grid, {segment.outline});
        if (!segment.cells.empty() && is_simple(segment.outline.outer)) {
            segments.push_back(std::move(segment));
        }
    }
    return segments;
}

}  // namespace

std::vector<RoofSegment> hip_roof(const GridGeometry& grid, const MultiPolygon& footprint, double eaves_elevation_m,
                                  double tilt_deg) {
    std::vector<RoofSegment> segments;
    try {
        for (const Polygon& polygon : footprint) {
            auto part = hip_of(grid, polygon, eaves_elevation_m, tilt_deg);
            segments.insert(segments.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
        }
    } catch (const CGAL::Failure_exception&) {
        fail();
    }
    return segments;
}

}  // namespace sunshed
