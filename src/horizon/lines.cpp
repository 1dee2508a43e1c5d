#include "lines.hpp"

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

Lines::Lines(const GridGeometry& grid, double grid_azimuth_deg) {
    const double azimuth = to_radians(grid_azimuth_deg);
    // Away from the sun's side, in cells: columns run east, rows run south.
    const double columns_away = -std::sin(azimuth);
    const double rows_away = std::cos(azimuth);
    along_columns = std::abs(columns_away) >= std::abs(rows_away);
    const double major = along_columns ? columns_away : rows_away;
    forward = major >= 0.0;
    drift = (along_columns ? rows_away : columns_away) / std::abs(major);
    if (std::abs(drift) < 1e-12) {
        drift = 0.0;  // sin(180 degrees) is not quite 0
    }
    lanes = along_columns ? grid.rows : grid.columns;
    lane_stride = along_columns ? grid.columns : 1;
    step_m = grid.cell_size_m * std::hypot(1.0, drift);
    lay_steps(along_columns ? grid.columns : grid.rows, along_columns ? 1 : grid.columns);
    per_metre.resize(steps.size() + 1, 0.0F);
    for (std::size_t k = 1; k < per_metre.size(); ++k) {
        per_metre[k] = static_cast<float>(1.0 / (static_cast<double>(k) * step_m));
    }
}

void Lines::lay_steps(int count, std::ptrdiff_t step_stride) {
    steps.reserve(static_cast<std::size_t>(count));
    for (int k = 0; k < count; ++k) {
        const double drifted = k * drift;
        const double shift = std::floor(drifted + 0.5);
        const double beside = drifted - shift;
        const int cell = forward ? k : count - 1 - k;
        const int side = beside > 0.0 ? 1 : (beside < 0.0 ? -1 : 0);
        steps.push_back({cell * step_stride + static_cast<std::ptrdiff_t>(shift) * lane_stride, static_cast<int>(shift),
                         side, static_cast<float>(std::abs(beside))});
    }
}

}  // namespace sunshed
