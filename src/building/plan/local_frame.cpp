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
    window_ = widened(grid.window_of(box), margin_cells, grid);
}

GridGeometry LocalFrame::local_grid() const {
    return {-first_column_ * grid_.cell_size_m, first_row_ * grid_.cell_size_m, grid_.cell_size_m, grid_.columns,
            grid_.rows};
}

MultiPolygon LocalFrame::local(MultiPolygon footprint) const {
    move_points(footprint, [&](Point2 p) { return Point2{rounded(p.x - origin_.x), rounded(p.y - origin_.y)}; });
    // Points nearer than a tick have become one.
    std::transform(footprint.begin(), footprint.end(), footprint.begin(), normalised);
    return footprint;
}

Surface LocalFrame::local(const Surface& surface) const {
    const GridGeometry grid = local_grid().part(window_);
    return {cut(surface.elevation_m, window_, grid), cut(surface.ground_m, window_, grid),
            cut(surface.known, window_, grid)};
}

RoofPlan LocalFrame::on_grid(RoofPlan plan) const {
    const auto out = [&](Point2 p) { return Point2{p.x + origin_.x, p.y + origin_.y}; };
    for (RoofSegment& segment : plan.segments) {
        segment.plane.origin = out(segment.plane.origin);
        move_points(segment.outline, out);
        for (RoofObstacle& obstacle : segment.obstacles) {
            move_points(obstacle.outline, out);
        }
        move_points(segment.usable, out);
        for (CellIndex& cell : segment.cells) {
            cell = {cell.column + window_.column, cell.row + window_.row};
        }
    }
    for (ModuleLayout& layout : plan.layouts) {
        for (PlacedModule& module : layout.modules) {
            std::transform(module.corners.begin(), module.corners.end(), module.corners.begin(), out);
        }
    }
    return plan;  // flat trials have no modules
}

}  // namespace sunshed
