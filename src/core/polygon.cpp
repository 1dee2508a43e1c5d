#include "sunshed/core/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "row_crossings.hpp"

namespace sunshed {

namespace {

/// Calls visit(a, b) for every edge of a ring.
template <class Visit>
void for_each_edge(const Ring& ring, Visit visit) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        visit(ring[i], ring[(i + 1) % ring.size()]);
    }
}

/// Where a horizontal line crosses the edges of a ring. The half-open rule counts a shared vertex once.
void append_crossings(const Ring& ring, double y, std::vector<double>& crossings) {
    for_each_edge(ring, [&](Point2 a, Point2 b) {
        if ((a.y <= y) != (b.y <= y)) {
            const double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
            if (std::isfinite(x)) {
                crossings.push_back(x);
            }
        }
    });
}

Ring without_repeats(Ring ring) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    return ring;
}

struct Moments {
    double area = 0.0;
    double x = 0.0;
    double y = 0.0;
};

/// Area moments about a reference point near the ring, which keeps large coordinates from cancelling.
void add_moments(const Ring& ring, Point2 reference, double sign, Moments& sum) {
    Moments part;
    for_each_edge(ring, [&](Point2 a, Point2 b) {
        const double ax = a.x - reference.x;
        const double ay = a.y - reference.y;
        const double bx = b.x - reference.x;
        const double by = b.y - reference.y;
        const double cross = ax * by - bx * ay;
        part.area += cross / 2.0;
        part.x += (ax + bx) * cross / 6.0;
        part.y += (ay + by) * cross / 6.0;
    });
    const double factor = part.area < 0.0 ? -sign : sign;
    sum.area += factor * part.area;
    sum.x += factor * part.x;
    sum.y += factor * part.y;
}

Box2 empty_box() {
    constexpr double inf = std::numeric_limits<double>::infinity();
    return {inf, inf, -inf, -inf};
}

void extend(Box2& box, const Ring& ring) {
    for (const Point2& p : ring) {
        box = {std::min(box.min_x, p.x), std::min(box.min_y, p.y), std::max(box.max_x, p.x), std::max(box.max_y, p.y)};
    }
}

}  // namespace

std::vector<double> sorted_crossings(const Polygon& polygon, double y) {
    std::vector<double> crossings;
    append_crossings(polygon.outer, y, crossings);
    for (const Ring& hole : polygon.holes) {
        append_crossings(hole, y, crossings);
    }
    std::sort(crossings.begin(), crossings.end());
    return crossings;
}

bool lies_between(const std::vector<double>& crossings, double x) {
    const auto left = std::lower_bound(crossings.begin(), crossings.end(), x) - crossings.begin();
    return left % 2 == 1;
}

double signed_area_m2(const Ring& ring) {
    if (ring.size() < 3) {
        return 0.0;
    }
    const Point2 reference = ring.front();
    double twice = 0.0;
    for_each_edge(ring, [&](Point2 a, Point2 b) {
        twice += (a.x - reference.x) * (b.y - reference.y) - (b.x - reference.x) * (a.y - reference.y);
    });
    return twice / 2.0;
}

double area_m2(const Polygon& polygon) {
    double area = std::abs(signed_area_m2(polygon.outer));
    for (const Ring& hole : polygon.holes) {
        area -= std::abs(signed_area_m2(hole));
    }
    return std::max(0.0, area);
}

double area_m2(const MultiPolygon& polygons) {
    double area = 0.0;
    for (const Polygon& polygon : polygons) {
        area += area_m2(polygon);
    }
    return area;
}

double perimeter_m(const Ring& ring) {
    double sum = 0.0;
    for_each_edge(ring, [&](Point2 a, Point2 b) { sum += std::hypot(b.x - a.x, b.y - a.y); });
    return sum;
}

double perimeter_m(const Polygon& polygon) {
    double sum_m = perimeter_m(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        sum_m += perimeter_m(hole);
    }
    return sum_m;
}

Polygon normalised(Polygon polygon) {
    polygon.outer = without_repeats(std::move(polygon.outer));
    if (signed_area_m2(polygon.outer) < 0.0) {
        std::reverse(polygon.outer.begin(), polygon.outer.end());
    }
    for (Ring& hole : polygon.holes) {
        hole = without_repeats(std::move(hole));
        if (signed_area_m2(hole) > 0.0) {
            std::reverse(hole.begin(), hole.end());
        }
    }
    return polygon;
}

Box2 bounding_box(const Ring& ring) {
    Box2 box = empty_box();
    extend(box, ring);
    return box;
}

Box2 bounding_box(const MultiPolygon& polygons) {
    Box2 box = empty_box();
    for (const Polygon& polygon : polygons) {
        extend(box, polygon.outer);
    }
    return box;
}

Point2 centroid(const MultiPolygon& polygons) {
    if (polygons.empty() || polygons.front().outer.empty()) {
        return {};
    }
    const Point2 reference = polygons.front().outer.front();
    Moments sum;
    for (const Polygon& polygon : polygons) {
        add_moments(polygon.outer, reference, 1.0, sum);
        for (const Ring& hole : polygon.holes) {
            add_moments(hole, reference, -1.0, sum);
        }
    }
    if (sum.area > 0.0) {
        return {reference.x + sum.x / sum.area, reference.y + sum.y / sum.area};
    }
    Point2 mean;
    const Ring& ring = polygons.front().outer;
    for (const Point2& p : ring) {
        mean.x += p.x / static_cast<double>(ring.size());
        mean.y += p.y / static_cast<double>(ring.size());
    }
    return mean;
}

bool contains(const Polygon& polygon, Point2 point) {
    return lies_between(sorted_crossings(polygon, point.y), point.x);
}

bool contains(const MultiPolygon& polygons, Point2 point) {
    return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& p) { return contains(p, point); });
}

std::optional<Point2> representative_point(const MultiPolygon& polygons) {
    const auto largest = std::max_element(polygons.begin(), polygons.end(),
                                          [](const Polygon& a, const Polygon& b) { return area_m2(a) < area_m2(b); });
    if (largest == polygons.end() || area_m2(*largest) <= 0.0) {
        return std::nullopt;
    }
    const Point2 center = centroid({*largest});
    if (contains(*largest, center)) {
        return center;
    }
    const auto crossings = sorted_crossings(*largest, center.y);
    std::optional<Point2> widest;
    double width = 0.0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > width) {
            width = crossings[i + 1] - crossings[i];
            widest = Point2{(crossings[i] + crossings[i + 1]) / 2.0, center.y};
        }
    }
    return widest;
}

std::vector<CellIndex> cells_inside(const GridGeometry& grid, const MultiPolygon& polygons) {
    std::vector<CellIndex> cells;
    const Window window = grid.window_of(bounding_box(polygons));
    for (int row = window.row; row < window.row + window.rows; ++row) {
        const double y = grid.cell_center({0, row}).y;
        std::vector<int> columns;
        for (const Polygon& polygon : polygons) {
            const auto crossings = sorted_crossings(polygon, y);
            for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
                // Centres in [crossing, next crossing).
                const double first = std::ceil((crossings[i] - grid.west_x) / grid.cell_size_m - 0.5);
                const double last = std::ceil((crossings[i + 1] - grid.west_x) / grid.cell_size_m - 0.5);
                const int begin = static_cast<int>(std::clamp(first, 0.0, static_cast<double>(grid.columns)));
                const int end = static_cast<int>(std::clamp(last, 0.0, static_cast<double>(grid.columns)));
                for (int column = begin; column < end; ++column) {
                    columns.push_back(column);
                }
            }
        }
        std::sort(columns.begin(), columns.end());
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
        for (const int column : columns) {
            cells.push_back({column, row});
        }
    }
    return cells;
}

}  // namespace sunshed
