#include "plane_fits.hpp"

#include <algorithm>

#include "sunshed/core/simd_clones.hpp"

namespace sunshed {

namespace {

/// Some sums side by side.
struct Sums {
    double* height = nullptr;
    double* moment = nullptr;  ///< southward
    double* square = nullptr;
};

/// Adds a row of cells to the sums of their columns.
/// @param south  of the row from the windows' middle, in cells
SUNSHED_SIMD_CLONES void add_row(const float* height_m, double south, int count, const Sums sums) {
    double* __restrict height = sums.height;
    double* __restrict moment = sums.moment;
    double* __restrict square = sums.square;
    for (int i = 0; i < count; ++i) {
        const double z = height_m[i];
        height[i] += z;
        moment[i] += south * z;
        square[i] += z * z;
    }
}

/// Adds a column to each window of a row of them.
/// @param east  of the column from the windows' middle, in cells
SUNSHED_SIMD_CLONES void add_column(const Sums column, double east, int count, const Sums sums,
                                    double* __restrict moment_east) {
    double* __restrict height = sums.height;
    double* __restrict moment = sums.moment;
    double* __restrict square = sums.square;
    for (int i = 0; i < count; ++i) {
        height[i] += column.height[i];
        moment[i] += column.moment[i];
        square[i] += column.square[i];
        moment_east[i] += east * column.height[i];
    }
}

Window cut_to(const Window& window, int border, const GridGeometry& grid) {
    const int column = std::max(window.column, border);
    const int row = std::max(window.row, border);
    return {column, row, std::max(0, std::min(window.column + window.columns, grid.columns - border) - column),
            std::max(0, std::min(window.row + window.rows, grid.rows - border) - row)};
}

}  // namespace

double window_moment(int radius) {
    const double width = 2.0 * radius + 1.0;
    return width * width * radius * (radius + 1.0) / 3.0;
}

PlaneFits::PlaneFits(const FloatRaster& elevation_m, const Window& middles, int radius)
    : radius_(radius), middles_(cut_to(middles, radius, elevation_m.geometry)) {
    if (middles_.empty()) {
        return;
    }
    const auto count = static_cast<std::size_t>(middles_.columns) * static_cast<std::size_t>(middles_.rows);
    for (auto* values : {&mean_m_, &east_, &south_}) {
        values->assign(count, 0.0);
    }
    misfit_m2_.resize(count);
    for (int row = middles_.row; row < middles_.row + middles_.rows; ++row) {
        fit_row(elevation_m, row);
    }
}

void PlaneFits::fit_row(const FloatRaster& elevation_m, int row) {
    const int width = middles_.columns + 2 * radius_;
    columns_.assign(static_cast<std::size_t>(3 * width), 0.0);
    const Sums columns{columns_.data(), columns_.data() + width, columns_.data() + 2 * width};
    for (int south = -radius_; south <= radius_; ++south) {
        add_row(&elevation_m.at({middles_.column - radius_, row + south}), south, width, columns);
    }
    const std::size_t first = middles_.offset({middles_.column, row});
    square_m2_.assign(static_cast<std::size_t>(middles_.columns), 0.0);
    const Sums windows{mean_m_.data() + first, south_.data() + first, square_m2_.data()};
    for (int i = 0; i <= 2 * radius_; ++i) {
        add_column({columns.height + i, columns.moment + i, columns.square + i}, i - radius_, middles_.columns, windows,
                   east_.data() + first);
    }
    finish(first);
}

/// Turns the sums of a row of windows into planes.
void PlaneFits::finish(std::size_t first) {
    const double cells = degrees_of_freedom() + 3.0;
    const double moment = window_moment(radius_);
    for (std::size_t i = 0; i < square_m2_.size(); ++i) {
        double& mean = mean_m_[first + i];
        double& east = east_[first + i];
        double& south = south_[first + i];
        mean /= cells;
        east /= moment;
        south /= moment;
        const double on_plane_m2 = cells * mean * mean + moment * (east * east + south * south);
        misfit_m2_[first + i] = static_cast<float>(std::max(0.0, square_m2_[i] - on_plane_m2) / degrees_of_freedom());
    }
}

}  // namespace sunshed
