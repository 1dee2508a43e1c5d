#include "obstacles.hpp"

#include <algorithm>
#include <cmath>

#include "border_lines.hpp"
#include "label_outlines.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

// Share of its bounding rectangle that a compact obstacle fills.
constexpr double compact_fill = 0.7;

Point2 turned(Point2 p, double cosine, double sine) {
    return {p.x * cosine - p.y * sine, p.x * sine + p.y * cosine};
}

/// The rectangle along an axis that holds the members' cells, in coordinates of RoofCells::at.
Ring axis_rectangle(const RoofCells& cells, const std::vector<std::size_t>& members, double axis_azimuth_deg) {
    const double cosine = std::cos(to_radians(axis_azimuth_deg));
    const double sine = std::sin(to_radians(axis_azimuth_deg));
    Ring centers;
    for (const std::size_t i : members) {
        centers.push_back(turned(cells.at(i), cosine, sine));
    }
    Box2 box = bounding_box(centers);
    const double margin = cells.cell_size_m() / 2.0;
    box = {box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin};
    Ring ring{{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
    for (Point2& p : ring) {
        p = turned(p, cosine, -sine);
    }
    return ring;
}

Polygon cell_outline(const RoofCells& cells, const std::vector<std::size_t>& members, double axis_azimuth_deg) {
    Ring centers;
    for (const std::size_t i : members) {
        centers.push_back(cells.at(i));
    }
    const Box2 box = bounding_box(centers);
    const double size = cells.cell_size_m();
    LabelGrid grid;
    grid.geometry = {box.min_x - size / 2.0, box.max_y + size / 2.0, size,
                     static_cast<int>(std::lround((box.max_x - box.min_x) / size)) + 1,
                     static_cast<int>(std::lround((box.max_y - box.min_y) / size)) + 1};
    grid.labels.assign(grid.geometry.cell_count(), -1);
    for (const Point2& p : centers) {
        grid.labels[grid.geometry.offset(*grid.geometry.cell_at(p))] = 0;
    }
    const MultiPolygon outlines = label_outlines(grid, 1, {{}, axis_azimuth_deg, true}).front();
    const auto largest = std::max_element(outlines.begin(), outlines.end(),
                                          [](const Polygon& a, const Polygon& b) { return area_m2(a) < area_m2(b); });
    return largest == outlines.end() ? Polygon() : *largest;
}

void move_by(Polygon& polygon, Point2 offset) {
    const auto move = [&](Ring& ring) {
        for (Point2& p : ring) {
            p = {p.x + offset.x, p.y + offset.y};
        }
    };
    move(polygon.outer);
    std::for_each(polygon.holes.begin(), polygon.holes.end(), move);
}

char side_of(double height_m, double least_m) {
    return height_m > least_m ? 1 : height_m < -least_m ? -1 : 0;
}

/// The height of an obstacle's higher part: the upper quartile, which noise and a mast move little.
double top_of(std::vector<double> heights) {
    const auto place = heights.begin() + static_cast<std::ptrdiff_t>(3 * heights.size() / 4);
    std::nth_element(heights.begin(), place, heights.end());
    return *place;
}

Polygon outline_of(const RoofCells& cells, const std::vector<std::size_t>& members, double axis_azimuth_deg) {
    const double area = static_cast<double>(members.size()) * cells.cell_size_m() * cells.cell_size_m();
    Polygon outline{axis_rectangle(cells, members, axis_azimuth_deg), {}};
    if (area < compact_fill * area_m2(outline)) {
        const Polygon traced = cell_outline(cells, members, axis_azimuth_deg);
        outline = traced.outer.size() >= 3 ? traced : outline;
    }
    move_by(outline, cells.origin());
    return normalised(std::move(outline));
}

}  // namespace

double obstacle_height_m(double plane_rmse_m, const RoofOptions& options) {
    return std::clamp(3.0 * plane_rmse_m, options.obstacle_min_height_m, 2.0 * options.obstacle_min_height_m);
}

std::vector<FoundObstacle> find_obstacles(const RoofCells& cells, const std::vector<LabelledPlane>& planes,
                                          const std::vector<int>& labels, double axis_azimuth_deg,
                                          const RoofOptions& options, std::vector<char>& is_obstacle) {
    const double cell_area_m2 = cells.cell_size_m() * cells.cell_size_m();
    const auto height_above = [&](std::size_t i) {
        return cells.z(i) - planes[static_cast<std::size_t>(labels[i])].plane.z_at(cells.at(i));
    };
    std::vector<char> side(cells.size(), 0);  // 1 above the plane, -1 below
    for (std::size_t i = 0; i < cells.size(); ++i) {
        side[i] =
            side_of(height_above(i), obstacle_height_m(planes[static_cast<std::size_t>(labels[i])].rmse_m, options));
    }
    is_obstacle.assign(cells.size(), 0);
    std::vector<char> seen(cells.size(), 0);
    std::vector<FoundObstacle> found;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (side[i] == 0 || seen[i] != 0) {
            continue;
        }
        const auto members =
            cells.connected(i, seen, [&](std::size_t j) { return side[j] == side[i] && labels[j] == labels[i]; });
        if (static_cast<double>(members.size()) * cell_area_m2 < options.obstacle_min_area_m2) {
            continue;
        }
        std::vector<double> heights;
        for (const std::size_t member : members) {
            is_obstacle[member] = 1;
            heights.push_back(height_above(member));
        }
        found.push_back({labels[i], {outline_of(cells, members, axis_azimuth_deg), top_of(std::move(heights))}});
    }
    return found;
}

}  // namespace sunshed
