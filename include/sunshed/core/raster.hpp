#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sunshed/core/grid.hpp"

namespace sunshed {

/// Values on a grid, row by row from the north-west corner. A missing value is NaN.
template <class T>
struct Raster {
    GridGeometry geometry;
    std::vector<T> values;

    Raster() = default;
    explicit Raster(const GridGeometry& grid, T fill = T{}) : geometry(grid), values(grid.cell_count(), fill) {}

    [[nodiscard]] bool empty() const { return values.empty(); }
    [[nodiscard]] T& at(CellIndex cell) { return values[geometry.offset(cell)]; }
    [[nodiscard]] const T& at(CellIndex cell) const { return values[geometry.offset(cell)]; }
    [[nodiscard]] std::span<T> row(int row) {
        return {values.data() + geometry.offset({0, row}), static_cast<std::size_t>(geometry.columns)};
    }
    [[nodiscard]] std::span<const T> row(int row) const {
        return {values.data() + geometry.offset({0, row}), static_cast<std::size_t>(geometry.columns)};
    }
};

/// A copy of a part.
template <class T>
[[nodiscard]] Raster<T> part_of(const Raster<T>& raster, const Window& window) {
    Raster<T> part(raster.geometry.part(window));
    for (int row = 0; row < window.rows; ++row) {
        const auto from = raster.row(window.row + row).subspan(static_cast<std::size_t>(window.column));
        std::copy_n(from.begin(), window.columns, part.row(row).begin());
    }
    return part;
}

using FloatRaster = Raster<float>;
constexpr float missing_f = std::numeric_limits<float>::quiet_NaN();
constexpr double missing_d = std::numeric_limits<double>::quiet_NaN();

}  // namespace sunshed
