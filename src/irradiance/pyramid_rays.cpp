#include "pyramid_rays.hpp"

#include <algorithm>

#include "sunshed/horizon/far_horizon.hpp"
#include "sunshed/horizon/max_pyramid.hpp"

namespace sunshed {

namespace {

/// A ray in cells from the middle of the grid's first one.
struct CellRay {
    double column = 0.0;
    double row = 0.0;
    double east = 0.0;  ///< unit vector
    double south = 0.0;

    [[nodiscard]] double column_at(double cells) const { return column + east * cells; }
    [[nodiscard]] double row_at(double cells) const { return row + south * cells; }
};

/// How far a ray goes before it is no longer between the grid's cells.
double cells_inside(const CellRay& ray, const GridGeometry& grid) {
    constexpr double never = 1e12;
    const auto along = [](double from, double by, double last) {
        return by > 0.0 ? (last - from) / by : by < 0.0 ? -from / by : never;
    };
    return std::max(
        0.0, std::min(along(ray.column, ray.east, grid.columns - 1.0), along(ray.row, ray.south, grid.rows - 1.0)));
}

/// Whether ground so high would raise a horizon there.
bool would_raise(const PlumbLine& line, double ground_m, double distance_m, std::span<const double> tangents) {
    for (std::size_t i = 0; i < tangents.size(); ++i) {
        if (ground_m - line.elevations_m[i] > tangents[i] * distance_m) {
            return true;
        }
    }
    return false;
}

}  // namespace

PyramidRays::PyramidRays(const GridGeometry& grid, const PartOfRaster& raster, double radius_m)
    : grid_(grid),
      raster_(raster),
      reach_cells_(radius_m / grid.cell_size_m),
      highest_m_(raster.beyond != nullptr ? raster.beyond->highest_m().back() : 0.0) {}

void PyramidRays::raise(const PlumbLine& line, const Vector3& toward, std::span<double> tangents) const {
    if (raster_.beyond == nullptr) {
        return;
    }
    constexpr int blocks_to_the_distance = 32;
    const CellRay ray{(line.position.x - grid_.west_x) / grid_.cell_size_m - 0.5,
                      (grid_.north_y - line.position.y) / grid_.cell_size_m - 0.5, toward.x, -toward.y};
    const FarHorizonOptions earth;
    int level = 0;
    for (double cells = cells_inside(ray, grid_) + raster_.beyond->block_cells(0) / 2.0; cells <= reach_cells_;
         cells += raster_.beyond->block_cells(level)) {
        while (level + 1 < raster_.beyond->levels().count &&
               raster_.beyond->block_cells(level + 1) * blocks_to_the_distance <= cells) {
            ++level;
        }
        const double distance_m = cells * grid_.cell_size_m;
        const double column = raster_.part.first_column + ray.column_at(cells) + 0.5;
        const double row = raster_.part.first_row + ray.row_at(cells) + 0.5;
        const bool is_inside =
            column >= 0.0 && row >= 0.0 && column < raster_.part.raster_columns && row < raster_.part.raster_rows;
        if (!is_inside || !would_raise(line, highest_m_, distance_m, tangents)) {
            return;
        }
        const double ground_m = raster_.beyond->highest_m(level, static_cast<int>(column), static_cast<int>(row)) -
                                curvature_drop_m(distance_m, earth);
        for (std::size_t i = 0; i < tangents.size(); ++i) {
            tangents[i] = std::max(tangents[i], (ground_m - line.elevations_m[i]) / distance_m);
        }
    }
}

}  // namespace sunshed
