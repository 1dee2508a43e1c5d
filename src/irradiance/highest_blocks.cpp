#include "sunshed/irradiance/highest_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sunshed {

namespace {

constexpr float plane_tolerance_m = 0.005F;
constexpr float nothing_m = std::numeric_limits<float>::lowest();

int blocks_over(int cells, int shift) {
    return ((cells - 1) >> shift) + 1;
}

/// Blocks share the cells at their border: the surface of each reaches to the first cell of the next.
int block_before(int cell) {
    return std::max(0, cell - 1) >> HighestBlocks::finest_shift;
}

/// Whether all cells of a finest block lie on the plane of three of its corners; never where the raster cuts it.
bool is_one_plane(const FloatRaster& elevation_m, int block_column, int block_row) {
    constexpr int side = 1 << HighestBlocks::finest_shift;
    const CellIndex first{block_column * side, block_row * side};
    const GridGeometry& grid = elevation_m.geometry;
    if (first.column + side >= grid.columns || first.row + side >= grid.rows) {
        return false;
    }
    const float corner_m = elevation_m.at(first);
    const float right_m = (elevation_m.at({first.column + side, first.row}) - corner_m) / side;
    const float down_m = (elevation_m.at({first.column, first.row + side}) - corner_m) / side;
    for (int row = 0; row <= side; ++row) {
        const float* cells = elevation_m.values.data() + grid.offset({first.column, first.row + row});
        const float plane_m = corner_m + static_cast<float>(row) * down_m;
        for (int column = 0; column <= side; ++column) {
            if (!(std::abs(cells[column] - plane_m - static_cast<float>(column) * right_m) <= plane_tolerance_m)) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

HighestBlocks::HighestBlocks(const FloatRaster& elevation_m) {
    const GridGeometry& grid = elevation_m.geometry;
    int blocks = 0;
    int rows = 0;
    do {
        const auto level = static_cast<std::size_t>(levels_.count);
        const int shift = finest_shift + levels_.count++;
        rows = blocks_over(grid.rows, shift);
        levels_.first.at(level) = blocks;
        levels_.columns.at(level) = blocks_over(grid.columns, shift);
        blocks += rows * levels_.columns.at(level);
    } while (rows * levels_.columns.at(static_cast<std::size_t>(levels_.count) - 1) > 1);
    highest_m_.assign(static_cast<std::size_t>(blocks), nothing_m);
    take_cells(elevation_m);
    for (int level = 1; level < levels_.count; ++level) {
        take_finer(level, blocks_over(grid.rows, finest_shift + level - 1));
    }
}

void HighestBlocks::take_cells(const FloatRaster& elevation_m) {
    const GridGeometry& grid = elevation_m.geometry;
    std::vector<float> across(static_cast<std::size_t>(levels_.columns[0]));
    for (int row = 0; row < grid.rows; ++row) {
        std::fill(across.begin(), across.end(), nothing_m);
        const auto cells = elevation_m.row(row);
        for (int column = 0; column < grid.columns; ++column) {
            for (const int block : {block_before(column), column >> finest_shift}) {
                float& highest = across[static_cast<std::size_t>(block)];
                highest = std::max(highest, cells[static_cast<std::size_t>(column)]);
            }
        }
        for (const int block : {block_before(row), row >> finest_shift}) {
            std::transform(across.begin(), across.end(), row_of(0, block), row_of(0, block),
                           [](float a, float b) { return std::max(a, b); });
        }
    }
    for (int row = 0; row < blocks_over(grid.rows, finest_shift); ++row) {
        for (int column = 0; column < levels_.columns[0]; ++column) {
            is_plane_.push_back(is_one_plane(elevation_m, column, row) ? 1 : 0);
        }
    }
}

void HighestBlocks::take_finer(int level, int finer_rows) {
    const int finer_columns = levels_.columns.at(static_cast<std::size_t>(level) - 1);
    for (int row = 0; row < finer_rows; ++row) {
        const float* finer = row_of(level - 1, row);
        float* blocks = row_of(level, row / 2);
        for (int column = 0; column < finer_columns; ++column) {
            blocks[column / 2] = std::max(blocks[column / 2], finer[column]);
        }
    }
}

}  // namespace sunshed
