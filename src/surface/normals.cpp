#include "sunshed/surface/normals.hpp"

#include <cmath>

namespace sunshed {

namespace {

double smoother(double before, double after) {
    if (before * after <= 0.0) {
        return 0.0;
    }
    return std::abs(before) < std::abs(after) ? before : after;
}

/// Slope per metre along one axis from the elevations before, at and after a cell; either neighbour may be missing.
double limited_slope(const float* before, float here, const float* after, double cell_m) {
    const double backward = before != nullptr ? (here - *before) / cell_m : 0.0;
    const double forward = after != nullptr ? (*after - here) / cell_m : 0.0;
    if (before == nullptr) {
        return forward;
    }
    return after == nullptr ? backward : smoother(backward, forward);
}

}  // namespace

NormalField surface_normals(const Surface& surface, Threads threads) {
    return surface_normals(surface, surface.geometry().whole(), threads);
}

NormalField surface_normals(const Surface& surface, const Window& part, Threads threads) {
    const GridGeometry& grid = surface.geometry();
    const GridGeometry part_grid = grid.part(part);
    NormalField normals{FloatRaster(part_grid), FloatRaster(part_grid), FloatRaster(part_grid)};
    const auto normal_at = [&](CellIndex cell, std::size_t i) {
        const float* here = &surface.elevation_m.at(cell);
        const double east = limited_slope(cell.column > 0 ? here - 1 : nullptr, *here,
                                          cell.column + 1 < grid.columns ? here + 1 : nullptr, grid.cell_size_m);
        const double south = limited_slope(cell.row > 0 ? here - grid.columns : nullptr, *here,
                                           cell.row + 1 < grid.rows ? here + grid.columns : nullptr, grid.cell_size_m);
        const double scale = 1.0 / std::sqrt(1.0 + east * east + south * south);
        normals.x.values[i] = static_cast<float>(-east * scale);
        normals.y.values[i] = static_cast<float>(south * scale);
        normals.z.values[i] = static_cast<float>(scale);
    };
    parallel_for(
        static_cast<std::size_t>(part.rows), threads,
        [&](std::size_t begin, std::size_t end) {
            for (int row = static_cast<int>(begin); row < static_cast<int>(end); ++row) {
                for (int column = 0; column < part.columns; ++column) {
                    normal_at({part.column + column, part.row + row}, part_grid.offset({column, row}));
                }
            }
        },
        16);
    return normals;
}

}  // namespace sunshed
