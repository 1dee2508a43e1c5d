#include "lines.hpp"

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

Lines::Lines(const GridGeometry& grid, const GridPart& part, double grid_azimuth_deg) {
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
    step_m = grid.cell_size_m * std::hypot(1.0, drift);
    const int count = along_columns ? grid.columns : grid.rows;
    const int first = along_columns ? part.first_column : part.first_row;
    const int total = along_columns ? part.raster_columns : part.raster_rows;
    steps_before = forward ? first : total - first - count;
    lanes_before = std::floor(steps_before * drift + 0.5);
    compute_steps(count);
}

CellIndex Lines::nearest_cell(int line, int step) const {
    const auto lane = static_cast<int>(line + std::floor((steps_before + step) * drift + 0.5) - lanes_before);
    const int place = forward ? step : step_count() - 1 - step;
    return along_columns ? CellIndex{place, lane} : CellIndex{lane, place};
}

void Lines::compute_steps(int count) {
    steps.reserve(static_cast<std::size_t>(count));
    for (int k = 0; k < count; ++k) {
        const double drifted = (steps_before + k) * drift;
        const double lane = std::floor(drifted + 0.5);
        const double beside = drifted - lane;
        const auto shift = static_cast<int>(lane - lanes_before);
        const int place = forward ? k : count - 1 - k;
        const int side = beside > 0.0 ? 1 : (beside < 0.0 ? -1 : 0);
        steps.push_back({place, shift, side, static_cast<float>(std::abs(beside))});
    }
}

}  // namespace sunshed
