#include "sunshed/pipeline/tiles.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

/// What a cut into so many slices costs, against a tile in one: for each slice lines are walked over the tile to where
/// they pass it. On the way south or north that is half of the tile and half of the slice, along the rows the slice and
/// what lines drift, in the mean half of the tile. A fifth of the work in one piece is such walking.
double work_in_slices(double slices) {
    constexpr double walking = 0.2;
    const double walked = (1.0 + 1.0 / slices) / 4.0 + std::min(1.0, 1.0 / slices + 0.5) / 2.0;
    return 1.0 - walking + walking * slices * walked;
}

}  // namespace

TilePlan with_highest_slices(const GridGeometry& raster, TilePlan plan, const CellBytes& a_cell, double bytes,
                             const std::function<double(int slice_rows)>& bytes_beside) {
    const double columns = std::min(plan.core_cells, raster.columns);
    const double rows = std::min(plan.core_cells, raster.rows);
    const double read_columns = std::min<double>(columns + 2.0 * plan.halo_cells, raster.columns);
    const double read_rows = std::min<double>(rows + 2.0 * plan.halo_cells, raster.rows);
    const auto bytes_for = [&](int slice_rows) {
        const double beside = bytes_beside ? bytes_beside(slice_rows) : 0.0;
        return a_cell.core * columns * std::min<double>(slice_rows, rows) + a_cell.read * read_columns * read_rows +
               beside;
    };
    const auto all_rows = static_cast<int>(rows);
    plan.slice_rows = (all_rows + least_slice_rows - 1) / least_slice_rows * least_slice_rows;
    while (plan.slice_rows > least_slice_rows && bytes_for(plan.slice_rows) > bytes) {
        plan.slice_rows -= least_slice_rows;
    }
    if (bytes_for(plan.slice_rows) > bytes || work_in_slices(std::ceil(rows / plan.slice_rows)) > 2.0) {
        throw Error(ErrorCode::bad_input, "--memory",
                    "it is too little: pieces so small would take more than twice the time", "allow more");
    }
    return plan;
}

std::vector<Window> slices_of(const Window& core, int slice_rows) {
    expects(slice_rows > 0, "slices have rows");
    std::vector<Window> slices;
    for (int row = 0; row < core.rows; row += slice_rows) {
        slices.push_back({core.column, core.row + row, core.columns, std::min(slice_rows, core.rows - row)});
    }
    return slices;
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

}  // namespace sunshed
