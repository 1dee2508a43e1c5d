#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/create_offset_polygons_from_polygon_with_holes_2.h>

#include <algorithm>

#include "label_outlines.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using Ring2 = CGAL::Polygon_2<Kernel>;
using Polygon2 = CGAL::Polygon_with_holes_2<Kernel>;

// The skeleton takes time with the square of the corners, and corners closer than this change no set-back.
constexpr double corner_tolerance_m = 0.02;
constexpr std::size_t many_corners = 400;
constexpr double coarse_tolerance_m = 0.25;

/// Coordinates relative to a corner of the polygon: map coordinates leave the skeleton too few digits.
Ring2 to_cgal(const Ring& ring, Point2 origin, CGAL::Orientation orientation) {
    const Ring simplified = simplified_ring(ring, ring.size() > many_corners ? coarse_tolerance_m : corner_tolerance_m);
    const Ring& simple = is_simple(simplified) ? simplified : ring;
    Ring2 result;
    for (const Point2& p : simple) {
        result.push_back({p.x - origin.x, p.y - origin.y});
    }
    if (result.size() >= 3 && result.orientation() != orientation) {
        result.reverse_orientation();
    }
    return result;
}

Ring from_cgal(const Ring2& ring, Point2 origin) {
    Ring result;
    for (const auto& vertex : ring.vertices()) {
        result.push_back({vertex.x() + origin.x, vertex.y() + origin.y});
    }
    return result;
}

Polygon2 to_cgal(const Polygon& polygon, Point2 origin) {
    const Ring2 outer = to_cgal(polygon.outer, origin, CGAL::COUNTERCLOCKWISE);
    if (outer.size() < 3 || !outer.is_simple()) {
        throw Error(ErrorCode::bad_input, "", "a ring crosses itself or has no area", "repair the polygon");
    }
    Polygon2 result(outer);
    for (const Ring& hole : polygon.holes) {
        const Ring2 ring = to_cgal(hole, origin, CGAL::CLOCKWISE);
        if (ring.size() >= 3 && ring.is_simple()) {
            result.add_hole(ring);
        }
    }
    return result;
}

/// The skeleton's offset at one distance. Rounding can make parts touch themselves; those are cut there.
MultiPolygon offset_inward(const Polygon2& polygon, Point2 origin, double distance_m) {
    MultiPolygon result;
    for (const auto& part : CGAL::create_interior_skeleton_and_offset_polygons_with_holes_2(distance_m, polygon)) {
        Polygon inner;
        for (Ring& ring : split_at_pinches(from_cgal(part->outer_boundary(), origin))) {
            (inner.outer.empty() ? inner.outer : inner.holes.emplace_back()) = std::move(ring);
        }
        for (const Ring2& hole : part->holes()) {
            inner.holes.push_back(from_cgal(hole, origin));
        }
        result.push_back(normalised(std::move(inner)));
    }
    return result;
}

bool is_sound(const Polygon& polygon) {
    return is_simple(polygon.outer) && std::all_of(polygon.holes.begin(), polygon.holes.end(), is_simple);
}

}  // namespace

MultiPolygon inset(const Polygon& polygon, double distance_m) {
    if (polygon.outer.size() < 3) {
        return {};
    }
    if (distance_m <= 0.0) {
        return {polygon};
    }
    const Point2 origin = polygon.outer.front();
    MultiPolygon result;
    try {
        const Polygon2 start = to_cgal(polygon, origin);
        // A part that rounding made cross itself at one distance does not at one a little larger.
        for (const double more_m : {0.0, 0.005, 0.02, 0.1}) {
            result = offset_inward(start, origin, distance_m + more_m);
            if (std::all_of(result.begin(), result.end(), is_sound)) {
                break;
            }
        }
    } catch (const CGAL::Failure_exception&) {
        throw Error(ErrorCode::bad_input, "", "no set-back can be laid inside the outline", "repair the polygon");
    }
    std::erase_if(result, [](const Polygon& part) { return !is_sound(part); });
    return result;
}

}  // namespace sunshed
