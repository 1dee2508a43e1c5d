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
    const GridGeometry& grid = surface.geometry();
    NormalField normals{FloatRaster(grid), FloatRaster(grid), FloatRaster(grid)};
    const auto columns = static_cast<std::size_t>(grid.columns);
    const auto rows = static_cast<std::size_t>(grid.rows);
    parallel_for(
        rows, threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                for (std::size_t column = 0; column < columns; ++column) {
                    const std::size_t i = row * columns + column;
                    const float* here = &surface.elevation_m.values[i];
                    const double east = limited_slope(column > 0 ? here - 1 : nullptr, *here,
                                                      column + 1 < columns ? here + 1 : nullptr, grid.cell_size_m);
                    const double south = limited_slope(row > 0 ? here - columns : nullptr, *here,
                                                       row + 1 < rows ? here + columns : nullptr, grid.cell_size_m);
                    const double scale = 1.0 / std::sqrt(1.0 + east * east + south * south);
                    normals.x.values[i] = static_cast<float>(-east * scale);
                    normals.y.values[i] = static_cast<float>(south * scale);
                    normals.z.values[i] = static_cast<float>(scale);
                }
            }
        },
        16);
    return normals;
}

}  // namespace sunshed
