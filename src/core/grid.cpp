#include "sunshed/core/grid.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

int clamped_index(double index, int count) {
    return index > 0.0 ? static_cast<int>(std::min(index, static_cast<double>(count))) : 0;  // NaN is 0, too
}

}  // namespace

std::optional<CellIndex> GridGeometry::cell_at(Point2 point) const {
    const double column = std::floor((point.x - west_x) / cell_size_m);
    const double row = std::floor((north_y - point.y) / cell_size_m);
    if (!(column >= 0.0 && row >= 0.0 && column < columns && row < rows)) {
        return std::nullopt;
    }
    return CellIndex{static_cast<int>(column), static_cast<int>(row)};
}

Window GridGeometry::window_of(const Box2& box) const {
    const int first_column = clamped_index(std::floor((box.min_x - west_x) / cell_size_m), columns);
    const int last_column = clamped_index(std::ceil((box.max_x - west_x) / cell_size_m), columns);
    const int first_row = clamped_index(std::floor((north_y - box.max_y) / cell_size_m), rows);
    const int last_row = clamped_index(std::ceil((north_y - box.min_y) / cell_size_m), rows);
    return {first_column, first_row, std::max(0, last_column - first_column), std::max(0, last_row - first_row)};
}

GridGeometry GridGeometry::part(const Window& window) const {
    expects(window.column >= 0 && window.row >= 0 && window.column + window.columns <= columns &&
                window.row + window.rows <= rows,
            "the window lies in the grid");
    return {west_x + window.column * cell_size_m, north_y - window.row * cell_size_m, cell_size_m, window.columns,
            window.rows};
}

Window widened(const Window& window, int cells, const GridGeometry& grid) {
    const int column = std::max(0, window.column - cells);
    const int row = std::max(0, window.row - cells);
    return {column, row, std::min(grid.columns, window.column + window.columns + cells) - column,
            std::min(grid.rows, window.row + window.rows + cells) - row};
}

Window around(const Window& one, const Window& other) {
    if (one.empty() || other.empty()) {
        return one.empty() ? other : one;
    }
    const int column = std::min(one.column, other.column);
    const int row = std::min(one.row, other.row);
    return {column, row, std::max(one.column + one.columns, other.column + other.columns) - column,
            std::max(one.row + one.rows, other.row + other.rows) - row};
}

Window relative(const Window& part, const Window& whole) {
    return {part.column - whole.column, part.row - whole.row, part.columns, part.rows};
}

}  // namespace sunshed
