#pragma once

#include <cstddef>
#include <optional>

#include "sunshed/core/vector.hpp"

namespace sunshed {

struct Box2 {
    double min_x = 0.0;
    double min_y = 0.0;
    double max_x = 0.0;
    double max_y = 0.0;

    [[nodiscard]] bool intersects(const Box2& other) const {
        return min_x < other.max_x && other.min_x < max_x && min_y < other.max_y && other.min_y < max_y;
    }
    friend bool operator==(const Box2&, const Box2&) = default;
};

/// A cell of a grid: column from the west, row from the north.
struct CellIndex {
    int column = 0;
    int row = 0;
    friend bool operator==(const CellIndex&, const CellIndex&) = default;
};

/// A rectangle of cells, half-open: columns [column, column + columns), rows likewise.
struct Window {
    int column = 0;
    int row = 0;
    int columns = 0;
    int rows = 0;
    [[nodiscard]] bool empty() const { return columns <= 0 || rows <= 0; }
    [[nodiscard]] bool contains(CellIndex cell) const {
        return cell.column >= column && cell.row >= row && cell.column < column + columns && cell.row < row + rows;
    }
    /// Place of a cell of it among its cells, row by row.
    [[nodiscard]] std::size_t offset(CellIndex cell) const {
        return static_cast<std::size_t>(cell.row - row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(cell.column - column);
    }
    friend bool operator==(const Window&, const Window&) = default;
};

/// North-up grid of square cells in projected metres. Row 0 is the northernmost.
/// A cell owns its west and north edges but not its east and south ones, so that every point
/// belongs to at most one cell.
struct GridGeometry {
    double west_x = 0.0;   ///< x of the grid's west edge, m
    double north_y = 0.0;  ///< y of the grid's north edge, m
    double cell_size_m = 1.0;
    int columns = 0;
    int rows = 0;

    [[nodiscard]] std::size_t cell_count() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    [[nodiscard]] std::size_t offset(CellIndex cell) const {
        return static_cast<std::size_t>(cell.row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(cell.column);
    }
    [[nodiscard]] bool contains(CellIndex cell) const {
        return cell.column >= 0 && cell.row >= 0 && cell.column < columns && cell.row < rows;
    }
    [[nodiscard]] Box2 bounds() const {
        return {west_x, north_y - rows * cell_size_m, west_x + columns * cell_size_m, north_y};
    }
    [[nodiscard]] Point2 cell_center(CellIndex cell) const {
        return {west_x + (cell.column + 0.5) * cell_size_m, north_y - (cell.row + 0.5) * cell_size_m};
    }
    /// The cell that owns a point, or nothing outside the grid.
    [[nodiscard]] std::optional<CellIndex> cell_at(Point2 point) const;
    /// The cells whose centres may lie in a box, clipped to the grid (possibly empty).
    [[nodiscard]] Window window_of(const Box2& box) const;
    /// All cells.
    [[nodiscard]] Window whole() const { return {0, 0, columns, rows}; }
    /// The geometry of a part of this grid.
    [[nodiscard]] GridGeometry part(const Window& window) const;

    friend bool operator==(const GridGeometry&, const GridGeometry&) = default;
};

/// A window with so many cells more on each side, as far as the grid goes.
Window widened(const Window& window, int cells, const GridGeometry& grid);

/// The smallest window around both; an empty one counts for nothing.
Window around(const Window& one, const Window& other);

/// A window of a grid as one of a part of it.
Window relative(const Window& part, const Window& whole);

}  // namespace sunshed
