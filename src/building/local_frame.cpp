#include "local_frame.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sunshed {

namespace {

constexpr double ticks_of_metre = 1048576.0;

// Roofs look at no cell farther from their footprint.
constexpr int margin_cells = 8;

double rounded(double metres) {
    return std::round(metres * ticks_of_metre) / ticks_of_metre;
}

template <class Change>
void change_points(Polygon& polygon, const Change& change) {
    std::for_each(polygon.outer.begin(), polygon.outer.end(), change);
    for (Ring& hole : polygon.holes) {
        std::for_each(hole.begin(), hole.end(), change);
    }
}

Window widened(const Window& window, const GridGeometry& grid) {
    const int column = std::max(0, window.column - margin_cells);
    const int row = std::max(0, window.row - margin_cells);
    return {column, row, std::min(grid.columns, window.column + window.columns + margin_cells) - column,
            std::min(grid.rows, window.row + window.rows + margin_cells) - row};
}

template <class T>
Raster<T> cut(const Raster<T>& raster, const Window& window, const GridGeometry& as) {
    Raster<T> part;
    if (!raster.empty()) {
        part = part_of(raster, window);
        part.geometry = as;
    }
    return part;
}

}  // namespace

LocalFrame::LocalFrame(const GridGeometry& grid, const MultiPolygon& footprint) : grid_(grid) {
    const Box2 box = bounding_box(footprint);
    first_column_ = std::floor((box.min_x - grid.west_x) / grid.cell_size_m);
    first_row_ = std::floor((grid.north_y - box.max_y) / grid.cell_size_m);
    origin_ = {grid.west_x + first_column_ * grid.cell_size_m, grid.north_y - first_row_ * grid.cell_size_m};
    window_ = widened(grid.window_of(box), grid);
}

GridGeometry LocalFrame::local_grid() const {
    return {-first_column_ * grid_.cell_size_m, first_row_ * grid_.cell_size_m, grid_.cell_size_m, grid_.columns,
            grid_.rows};
}

MultiPolygon LocalFrame::local(MultiPolygon footprint) const {
    for (Polygon& polygon : footprint) {
        change_points(polygon, [&](Point2& p) { p = {rounded(p.x - origin_.x), rounded(p.y - origin_.y)}; });
    }
    return footprint;
}

Surface LocalFrame::local(const Surface& surface) const {
    const GridGeometry grid = local_grid().part(window_);
    return {cut(surface.elevation_m, window_, grid), cut(surface.ground_m, window_, grid),
            cut(surface.known, window_, grid)};
}

RoofPlan LocalFrame::on_grid(RoofPlan plan) const {
    const auto out = [&](Point2& p) { p = {p.x + origin_.x, p.y + origin_.y}; };
    for (RoofSegment& segment : plan.segments) {
        out(segment.plane.origin);
        change_points(segment.outline, out);
        for (RoofObstacle& obstacle : segment.obstacles) {
            change_points(obstacle.outline, out);
        }
        for (Polygon& polygon : segment.usable) {
            change_points(polygon, out);
        }
        for (CellIndex& cell : segment.cells) {
            cell = {cell.column + window_.column, cell.row + window_.row};
        }
    }
    for (ModuleLayout& layout : plan.layouts) {
        for (PlacedModule& module : layout.modules) {
            std::for_each(module.corners.begin(), module.corners.end(), out);
        }
    }
    return plan;  // flat trials have no modules
}

}  // namespace sunshed
