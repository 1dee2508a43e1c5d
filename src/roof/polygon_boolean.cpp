#include "sunshed/roof/polygon_boolean.hpp"

#include <CGAL/Boolean_set_operations_2.h>
#include <CGAL/Exact_predicates_exact_constructions_kernel.h>

#include <algorithm>
#include <list>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

using Kernel = CGAL::Exact_predicates_exact_constructions_kernel;
using Ring2 = CGAL::Polygon_2<Kernel>;
using Polygon2 = CGAL::Polygon_with_holes_2<Kernel>;
using Set2 = CGAL::Polygon_set_2<Kernel>;

constexpr double least_area_m2 = 1e-4;

Ring2 to_cgal(const Ring& ring, CGAL::Orientation orientation) {
    Ring2 result;
    for (const Point2& p : ring) {
        result.push_back({p.x, p.y});
    }
    if (!result.is_simple()) {
        throw Error(ErrorCode::bad_input, "", "a ring crosses itself", "repair the polygon");
    }
    if (result.orientation() != orientation) {
        result.reverse_orientation();
    }
    return result;
}

/// What holes leave of an outer ring; CGAL wants them free of each other and of the border.
Set2 without_holes(const Ring2& outer, const std::vector<Ring>& holes) {
    std::vector<Ring2> rings;
    for (const Ring& hole : holes) {
        if (hole.size() >= 3) {
            rings.push_back(to_cgal(hole, CGAL::COUNTERCLOCKWISE));
        }
    }
    Set2 part(outer);
    if (!rings.empty()) {
        Set2 all_holes;
        all_holes.join(rings.begin(), rings.end());
        part.difference(all_holes);
    }
    return part;
}

/// All rings in one sweep, all polygons with holes in another: one after another would take time by their square.
Set2 to_set(const MultiPolygon& polygons) {
    std::vector<Ring2> plain;
    std::vector<Polygon2> holed;
    Set2 set;
    for (const Polygon& polygon : polygons) {
        if (polygon.outer.size() < 3) {
            continue;
        }
        Ring2 outer = to_cgal(polygon.outer, CGAL::COUNTERCLOCKWISE);
        if (polygon.holes.empty()) {
            plain.push_back(std::move(outer));
        } else {
            without_holes(outer, polygon.holes).polygons_with_holes(std::back_inserter(holed));
        }
    }
    set.join(plain.begin(), plain.end(), holed.begin(), holed.end());
    return set;
}

Ring from_cgal(const Ring2& ring) {
    Ring result;
    for (const auto& vertex : ring.vertices()) {
        result.push_back({CGAL::to_double(vertex.x()), CGAL::to_double(vertex.y())});
    }
    return result;
}

/// Outer rings of CGAL's sets may touch themselves in a point; ours may not.
void append_polygon(const Polygon2& part, MultiPolygon& result) {
    Polygon polygon;
    std::vector<Ring> rings = split_at_pinches(from_cgal(part.outer_boundary()));
    for (const Ring2& hole : part.holes()) {
        for (Ring& ring : split_at_pinches(from_cgal(hole))) {
            polygon.holes.push_back(std::move(ring));
        }
    }
    for (Ring& ring : rings) {
        // A pinch parts either two outer rings or an outer ring from a hole.
        (signed_area_m2(ring) > 0.0 && polygon.outer.empty() ? polygon.outer : polygon.holes.emplace_back()) =
            std::move(ring);
    }
    for (auto hole = polygon.holes.begin(); hole != polygon.holes.end();) {
        const bool is_island = signed_area_m2(*hole) > 0.0;
        if (is_island) {
            result.push_back(Polygon{std::move(*hole), {}});
        }
        hole = is_island ? polygon.holes.erase(hole) : hole + 1;
    }
    result.push_back(normalised(std::move(polygon)));
}

MultiPolygon from_set(const Set2& set) {
    std::list<Polygon2> parts;
    set.polygons_with_holes(std::back_inserter(parts));
    MultiPolygon result;
    for (const Polygon2& part : parts) {
        append_polygon(part, result);
    }
    std::erase_if(result, [](const Polygon& polygon) { return area_m2(polygon) < least_area_m2; });
    return result;
}

/// Runs a set operation; CGAL's complaints become ours.
template <class Operation>
MultiPolygon guarded(Operation operation) {
    try {
        return from_set(operation());
    } catch (const CGAL::Failure_exception&) {
        throw Error(ErrorCode::bad_input, "", "the polygons cannot be combined", "repair the polygon");
    }
}

}  // namespace

bool is_simple(const Ring& ring) {
    Ring2 result;
    for (const Point2& p : ring) {
        result.push_back({p.x, p.y});
    }
    return result.size() >= 3 && result.is_simple();
}

bool is_simple(const Polygon& polygon) {
    return is_simple(polygon.outer) &&
           std::all_of(polygon.holes.begin(), polygon.holes.end(), [](const Ring& hole) { return is_simple(hole); });
}

Ring box_ring(const Ring& ring) {
    const Box2 box = bounding_box(ring);
    return {{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
}

namespace {

bool has_pinches(Ring ring) {
    const auto by_place = [](Point2 p, Point2 q) { return p.x != q.x ? p.x < q.x : p.y < q.y; };
    std::sort(ring.begin(), ring.end(), by_place);
    return std::adjacent_find(ring.begin(), ring.end()) != ring.end();
}

}  // namespace

std::vector<Ring> split_at_pinches(const Ring& ring) {
    if (ring.size() >= 3 && !has_pinches(ring)) {
        return {ring};
    }
    std::vector<Ring> done;
    Ring path;
    for (const Point2& p : ring) {
        const auto before = std::find(path.begin(), path.end(), p);
        if (before != path.end()) {
            done.emplace_back(before, path.end());
            path.erase(before, path.end());
        }
        path.push_back(p);
    }
    done.push_back(std::move(path));
    std::erase_if(done, [](const Ring& part) { return part.size() < 3; });
    return done;
}

MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b) {
    return guarded([&] {
        Set2 set = to_set(a);
        set.intersection(to_set(b));
        return set;
    });
}

MultiPolygon difference(const MultiPolygon& a, const MultiPolygon& b) {
    return guarded([&] {
        Set2 set = to_set(a);
        set.difference(to_set(b));
        return set;
    });
}

MultiPolygon united(const MultiPolygon& a) {
    return guarded([&] { return to_set(a); });
}

}  // namespace sunshed
