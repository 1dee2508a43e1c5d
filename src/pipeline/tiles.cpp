#include "sunshed/pipeline/tiles.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

/// Cells that are read for the tiles along one side.
double read_along(int cells, const TilePlan& plan) {
    double read = 0.0;
    for (int begin = 0; begin < cells; begin += plan.core_cells) {
        const int end = std::min(cells, begin + plan.core_cells);
        read += std::min(cells, end + plan.halo_cells) - std::max(0, begin - plan.halo_cells);
    }
    return read;
}

/// What a cut costs, in cells: those that are read, and for each tile the sky's tables, which take as long as so many.
double work_of(const GridGeometry& raster, const TilePlan& plan) {
    constexpr double cells_of_tables = 1e5;
    const auto tiles_along = [&](int cells) { return std::ceil(static_cast<double>(cells) / plan.core_cells); };
    return read_along(raster.columns, plan) * read_along(raster.rows, plan) +
           cells_of_tables * tiles_along(raster.columns) * tiles_along(raster.rows);
}

}  // namespace

TilePlan largest_tiles(const GridGeometry& raster, int most_core_cells, const CellBytes& a_cell, double bytes,
                       const std::function<double(int core_cells)>& bytes_beside) {
    constexpr int least_cells = 64;
    const auto bytes_for = [&](const TilePlan& plan) {
        const double columns = std::min(plan.core_cells, raster.columns);
        const double rows = std::min(plan.core_cells, raster.rows);
        const double read_columns = std::min<double>(columns + 2.0 * plan.halo_cells, raster.columns);
        const double read_rows = std::min<double>(rows + 2.0 * plan.halo_cells, raster.rows);
        const double beside = bytes_beside ? bytes_beside(plan.core_cells) : 0.0;
        return a_cell.core * columns * rows + a_cell.read * read_columns * read_rows + beside;
    };
    TilePlan plan;
    plan.core_cells = most_core_cells;
    const double most_work = 2.0 * work_of(raster, plan);
    while (plan.core_cells > least_cells && bytes_for(plan) > bytes) {
        plan.core_cells -= least_cells;
    }
    if (bytes_for(plan) > bytes || work_of(raster, plan) > most_work) {
        throw Error(ErrorCode::bad_input, "--memory",
                    "it is too little: tiles so small would take more than twice the time", "allow more");
    }
    return plan;
}

std::vector<RasterTile> cut_into_tiles(const GridGeometry& raster, const TilePlan& plan) {
    expects(plan.core_cells > 0 && plan.halo_cells >= 0, "tiles have cells");
    std::vector<RasterTile> tiles;
    for (int row = 0; row < raster.rows; row += plan.core_cells) {
        for (int column = 0; column < raster.columns; column += plan.core_cells) {
            const Window core{column, row, std::min(plan.core_cells, raster.columns - column),
                              std::min(plan.core_cells, raster.rows - row)};
            tiles.push_back({core, widened(core, plan.halo_cells, raster)});
        }
    }
    return tiles;
}

std::vector<Window> cut_into_strips(const GridGeometry& raster) {
    constexpr int strip_rows = 256;
    std::vector<Window> strips;
    for (int row = 0; row < raster.rows; row += strip_rows) {
        strips.push_back({0, row, raster.columns, std::min(strip_rows, raster.rows - row)});
    }
    return strips;
}

Window widened(const Window& window, int cells, const GridGeometry& raster) {
    const int column = std::max(0, window.column - cells);
    const int row = std::max(0, window.row - cells);
    return {column, row, std::min(raster.columns, window.column + window.columns + cells) - column,
            std::min(raster.rows, window.row + window.rows + cells) - row};
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
