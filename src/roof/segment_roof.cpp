#include "sunshed/roof/segment_roof.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "border_lines.hpp"
#include "footprint_cut.hpp"
#include "label_outlines.hpp"
#include "obstacles.hpp"
#include "plane_labels.hpp"
#include "raised_islands.hpp"
#include "roof_cells.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/outline.hpp"
#include "sunshed/roof/building_axis.hpp"

namespace sunshed {

namespace {

/// Cells that the elevation model has no values for, where they lie together on more than an obstacle's area: no roof.
/// Smaller holes are roof.
std::vector<CellIndex> holes_of(const FloatRaster& elevation_m, const std::vector<CellIndex>& inside,
                                double min_area_m2) {
    const GridGeometry& grid = elevation_m.geometry;
    std::set<std::size_t> missing;
    for (const CellIndex& cell : inside) {
        if (!std::isfinite(elevation_m.at(cell))) {
            missing.insert(grid.offset(cell));
        }
    }
    std::vector<CellIndex> holes;
    while (!missing.empty()) {
        const auto first = static_cast<int>(missing.extract(missing.begin()).value());
        std::vector<CellIndex> hole{{first % grid.columns, first / grid.columns}};
        for (std::size_t i = 0; i < hole.size(); ++i) {
            for (const CellIndex& step : {CellIndex{0, -1}, {-1, 0}, {1, 0}, {0, 1}}) {
                const CellIndex beside{hole[i].column + step.column, hole[i].row + step.row};
                if (grid.contains(beside) && missing.erase(grid.offset(beside)) > 0) {
                    hole.push_back(beside);
                }
            }
        }
        if (static_cast<double>(hole.size()) * grid.cell_size_m * grid.cell_size_m > min_area_m2) {
            holes.insert(holes.end(), hole.begin(), hole.end());
        }
    }
    return holes;
}

/// Labels on a grid that reaches beyond the footprint, so that outlines can be cut off exactly at its edges.
LabelGrid padded_labels(const RoofCells& cells, const std::vector<int>& labels, const std::vector<CellIndex>& holes) {
    constexpr int hole = RoofCells::none - 1;
    constexpr int padding = 3;
    CellIndex low = cells.cell(0);
    CellIndex high = low;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        low = {std::min(low.column, cells.cell(i).column), std::min(low.row, cells.cell(i).row)};
        high = {std::max(high.column, cells.cell(i).column), std::max(high.row, cells.cell(i).row)};
    }
    const GridGeometry& whole = cells.geometry();
    LabelGrid grid;
    grid.geometry = {whole.west_x + (low.column - padding) * whole.cell_size_m,
                     whole.north_y - (low.row - padding) * whole.cell_size_m, whole.cell_size_m,
                     high.column - low.column + 1 + 2 * padding, high.row - low.row + 1 + 2 * padding};
    grid.labels.assign(grid.geometry.cell_count(), RoofCells::none);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        grid.labels[grid.geometry.offset(
            {cells.cell(i).column - low.column + padding, cells.cell(i).row - low.row + padding})] = labels[i];
    }
    for (const CellIndex& cell : holes) {
        const CellIndex place{cell.column - low.column + padding, cell.row - low.row + padding};
        if (grid.geometry.contains(place)) {
            grid.labels[grid.geometry.offset(place)] = hole;
        }
    }
    for (int round = 0; round < padding; ++round) {
        LabelGrid grown = grid;
        for (int r = 0; r < grid.geometry.rows; ++r) {
            for (int c = 0; c < grid.geometry.columns; ++c) {
                int& label = grown.labels[grid.geometry.offset({c, r})];
                for (const CellIndex& step :
                     {CellIndex{0, -1}, {-1, 0}, {1, 0}, {0, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}}) {
                    const int beside = grid.at(c + step.column, r + step.row);
                    label = label == RoofCells::none && beside != hole ? beside : label;
                }
            }
        }
        grid = std::move(grown);
    }
    std::replace(grid.labels.begin(), grid.labels.end(), hole, RoofCells::none);
    return grid;
}

/// The parts of the footprint that each label has.
std::vector<MultiPolygon> outlines_of(const RoofCells& cells, const std::vector<int>& labels, int label_count,
                                      const std::vector<CellIndex>& holes, const MultiPolygon& footprint,
                                      const BorderGuide& guide) {
    const bool one =
        holes.empty() && std::all_of(labels.begin(), labels.end(), [&](int label) { return label == labels.front(); });
    std::vector<MultiPolygon> outlines(static_cast<std::size_t>(label_count));
    if (one) {
        outlines[static_cast<std::size_t>(labels.front())] = footprint;
        return outlines;
    }
    return cut_by_footprint(label_outlines(padded_labels(cells, labels, holes), label_count, guide), footprint);
}

RoofSegment segment_of(const RoofCells& cells, const LabelledPlane& found, const Polygon& outline,
                       const RoofOptions& options) {
    RoofSegment segment;
    segment.plane = {cells.origin(), found.plane.c, found.plane.a, found.plane.b};
    const TiltAzimuth lean = tilt_azimuth_from_normal(segment.plane.normal());
    segment.tilt_deg = lean.tilt_deg;
    segment.azimuth_deg = lean.tilt_deg < options.flat_below_tilt_deg ? missing_d : lean.azimuth_deg;
    segment.plane_rmse_m = found.rmse_m;
    segment.outline = outline;
    segment.ground_area_m2 = area_m2(outline);
    segment.area_m2 = segment.ground_area_m2 / segment.plane.normal().z;
    return segment;
}

/// Puts cells and obstacles into the segments whose outlines hold them.
void distribute(const RoofCells& cells, const std::vector<int>& labels, const std::vector<char>& is_obstacle,
                const std::vector<FoundObstacle>& obstacles, const std::vector<int>& segment_labels,
                std::vector<RoofSegment>& segments) {
    std::map<int, std::vector<std::size_t>> of_label;
    std::vector<InsideByRow> inside;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        of_label[segment_labels[s]].push_back(s);
        inside.emplace_back(segments[s].outline);
    }
    const auto segment_at = [&](int label, Point2 point) -> RoofSegment* {
        const auto found = of_label.find(label);
        if (found == of_label.end()) {
            return nullptr;
        }
        RoofSegment* only = nullptr;
        for (const std::size_t s : found->second) {
            if (found->second.size() == 1 || inside[s].contains(point)) {
                only = &segments[s];
            }
        }
        return only;
    };
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_obstacle[i] != 0) {
            continue;
        }
        if (RoofSegment* segment = segment_at(labels[i], cells.geometry().cell_center(cells.cell(i)))) {
            segment->cells.push_back(cells.cell(i));
        }
    }
    for (const FoundObstacle& found : obstacles) {
        const auto middle = representative_point({found.obstacle.outline});
        RoofSegment* segment = middle ? segment_at(found.label, *middle) : nullptr;
        if (segment != nullptr) {
            segment->obstacles.push_back(found.obstacle);
        }
    }
}

/// The line in which two planes meet, in map coordinates; nothing where they are too nearly parallel.
std::optional<Line2> meeting_line(const RoofCells& cells, const std::vector<LabelledPlane>& planes, int a, int b) {
    constexpr double least_bend = 0.05;
    // Where two planes are equally high: (p - q)(x, y) = 0, a line across the difference of their slopes.
    const FittedPlane& p = planes[static_cast<std::size_t>(a)].plane;
    const FittedPlane& q = planes[static_cast<std::size_t>(b)].plane;
    const Point2 slope{p.a - q.a, p.b - q.b};
    const double bend = std::hypot(slope.x, slope.y);
    if (bend < least_bend) {
        return std::nullopt;
    }
    const double t = -(p.c - q.c) / (bend * bend);
    const Point2 origin = cells.origin();
    return Line2{{origin.x + t * slope.x, origin.y + t * slope.y}, {-slope.y / bend, slope.x / bend}};
}

/// A roof of so few cells that they show no plane: level, at their middle height.
LabelledPlane one_level(const RoofCells& cells) {
    std::vector<double> heights;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        heights.push_back(cells.z(i));
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    const FittedPlane level{0.0, 0.0, *middle};
    double squares = 0.0;
    for (const double z : heights) {
        squares += (z - level.c) * (z - level.c);
    }
    return {level, std::sqrt(squares / static_cast<double>(heights.size()))};
}

}  // namespace

std::vector<RoofSegment> segment_roof(const FloatRaster& elevation_m, const MultiPolygon& footprint,
                                      const RoofOptions& options) {
    const std::vector<CellIndex> inside = cells_inside(elevation_m.geometry, footprint);
    const RoofCells cells(elevation_m, inside);
    if (cells.size() == 0) {
        return {};
    }
    LabelledRoof roof = label_planes(cells, options);
    if (roof.planes.empty()) {
        roof.planes = {one_level(cells)};
        roof.labels.assign(cells.size(), 0);
    }
    const std::vector<LabelledPlane>& planes = roof.planes;
    std::vector<int>& labels = roof.labels;
    give_raised_islands_to_hosts(cells, planes, options, labels);
    std::vector<char> is_obstacle;
    const double axis_azimuth_deg = building_axis_azimuth_deg(footprint);
    const auto obstacles = find_obstacles(cells, planes, labels, axis_azimuth_deg, options, is_obstacle);

    std::vector<RoofSegment> segments;
    std::vector<int> segment_labels;
    const auto holes = holes_of(elevation_m, inside, options.obstacle_min_area_m2);
    const auto outlines =
        outlines_of(cells, labels, static_cast<int>(planes.size()), holes, footprint,
                    {[&](int a, int b) { return meeting_line(cells, planes, a, b); }, axis_azimuth_deg});
    for (std::size_t label = 0; label < outlines.size(); ++label) {
        for (const Polygon& outline : outlines[label]) {
            // A footprint's only plane is kept however small; slivers beside larger planes are not.
            if (area_m2(outline) >= options.min_segment_area_m2 || outlines.size() == 1) {
                segments.push_back(segment_of(cells, planes[label], outline, options));
                segment_labels.push_back(static_cast<int>(label));
            }
        }
    }
    distribute(cells, labels, is_obstacle, obstacles, segment_labels, segments);
    std::erase_if(segments, [](const RoofSegment& segment) { return segment.cells.empty(); });
    return segments;
}

std::vector<RoofSegment> flat_prism_roof(const GridGeometry& grid, const MultiPolygon& footprint,
                                         double roof_elevation_m) {
    std::vector<RoofSegment> segments;
    for (const Polygon& polygon : footprint) {
        RoofSegment segment;
        segment.plane = {polygon.outer.front(), roof_elevation_m, 0.0, 0.0};
        segment.azimuth_deg = missing_d;
        segment.plane_rmse_m = missing_d;
        segment.outline = polygon;
        segment.ground_area_m2 = area_m2(polygon);
        segment.area_m2 = segment.ground_area_m2;
        segment.cells = cells_inside(grid, {polygon});
        if (!segment.cells.empty()) {
            segments.push_back(std::move(segment));
        }
    }
    return segments;
}

}  // namespace sunshed
