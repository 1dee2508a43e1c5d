#include "sunshed/pipeline/zone_tree.hpp"

#include <algorithm>
#include <map>

#include "sunshed/core/polygon_overlap.hpp"
#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

namespace {

/// Points on a lattice over a zone that lie inside it; at least one where it has an area.
std::vector<Point2> sample(const MultiPolygon& polygons) {
    constexpr int steps = 16;
    std::vector<Point2> points;
    if (const auto point = representative_point(polygons)) {
        points.push_back(*point);
        const Box2 box = bounding_box(polygons);
        for (int i = 0; i < steps * steps; ++i) {
            const Point2 p{box.min_x + (i % steps + 0.5) / steps * (box.max_x - box.min_x),
                           box.min_y + (i / steps + 0.5) / steps * (box.max_y - box.min_y)};
            if (contains(polygons, p)) {
                points.push_back(p);
            }
        }
    }
    return points;
}

bool contains(const ZoneArea& outer, const std::vector<Point2>& points) {
    const auto inside =
        std::count_if(points.begin(), points.end(), [&](Point2 p) { return contains(outer.geometry, p); });
    return !points.empty() && static_cast<double>(inside) >= 0.9 * static_cast<double>(points.size());
}

bool edge_meets(const Ring& ring, const Box2& box) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point2 a = ring[i];
        const Point2 b = ring[(i + 1) % ring.size()];
        const bool apart = std::max(a.x, b.x) < box.min_x || std::min(a.x, b.x) > box.max_x ||
                           std::max(a.y, b.y) < box.min_y || std::min(a.y, b.y) > box.max_y;
        if (!apart) {
            return true;
        }
    }
    return false;
}

bool border_meets(const MultiPolygon& polygons, const Box2& box) {
    return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& polygon) {
        return edge_meets(polygon.outer, box) || std::any_of(polygon.holes.begin(), polygon.holes.end(),
                                                             [&](const Ring& hole) { return edge_meets(hole, box); });
    });
}

}  // namespace

void find_parents(std::vector<ZoneArea>& zones) {
    std::vector<double> areas;
    std::transform(zones.begin(), zones.end(), std::back_inserter(areas),
                   [](const ZoneArea& zone) { return area_m2(zone.geometry); });
    for (std::size_t i = 0; i < zones.size(); ++i) {
        if (!zones[i].parent.empty() || zones[i].geometry.empty()) {
            continue;
        }
        const Box2 box = bounding_box(zones[i].geometry);
        const std::vector<Point2> points = sample(zones[i].geometry);
        std::size_t best = i;
        for (std::size_t j = 0; j < zones.size(); ++j) {
            const bool larger = areas[j] > areas[i] && (best == i || areas[j] < areas[best]);
            if (larger && bounding_box(zones[j].geometry).intersects(box) && contains(zones[j], points)) {
                best = j;
            }
        }
        zones[i].parent = best == i ? "" : zones[best].id;
    }
}

ZoneFinder::ZoneFinder(const std::vector<ZoneArea>& zones) : zones_(zones), inside_(zones.size()) {
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        place[zones[i].id] = i;
        boxes_.push_back(bounding_box(zones[i].geometry));
    }
    for (std::size_t i = 0; i < zones.size(); ++i) {
        const auto parent = place.find(zones[i].parent);
        (parent == place.end() ? outermost_ : inside_[parent->second]).push_back(i);
    }
    // A building on the border of two is the same one's whatever the order of the file.
    const auto by_id = [&](std::size_t a, std::size_t b) { return zones[a].id < zones[b].id; };
    std::sort(outermost_.begin(), outermost_.end(), by_id);
    for (std::vector<std::size_t>& level : inside_) {
        std::sort(level.begin(), level.end(), by_id);
    }
}

double ZoneFinder::part_inside_m2(std::size_t zone, const MultiPolygon& footprint, const Box2& box) const {
    const MultiPolygon& area = zones_[zone].geometry;
    if (area.empty() || !boxes_[zone].intersects(box)) {
        return 0.0;
    }
    if (border_meets(area, box)) {
        return overlap_area_m2(footprint, area);
    }
    return contains(area, {box.min_x, box.min_y}) ? area_m2(footprint) : 0.0;
}

std::string ZoneFinder::zone_of(const MultiPolygon& footprint) const {
    if (footprint.empty()) {
        return {};
    }
    const Box2 box = bounding_box(footprint);
    std::string found;
    double in_parent_m2 = 0.0;
    for (const std::vector<std::size_t>* level = &outermost_; !level->empty();) {
        double largest_m2 = 0.0;
        double all_m2 = 0.0;
        std::size_t zone = 0;
        for (const std::size_t candidate : *level) {
            const double part_m2 = part_inside_m2(candidate, footprint, box);
            all_m2 += part_m2;
            if (part_m2 > largest_m2 * (1.0 + 1e-9)) {
                largest_m2 = part_m2;
                zone = candidate;
            }
        }
        const bool is_outermost = level == &outermost_;
        if (largest_m2 <= 0.0 || (!is_outermost && largest_m2 < in_parent_m2 - all_m2)) {
            break;
        }
        found = zones_[zone].id;
        in_parent_m2 = largest_m2;
        level = &inside_[zone];
    }
    return found;
}

}  // namespace sunshed
