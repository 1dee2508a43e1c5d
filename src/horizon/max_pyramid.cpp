#include "sunshed/horizon/max_pyramid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr float unknown_m = std::numeric_limits<float>::lowest();

int blocks_over(int cells, int shift) {
    return ((cells - 1) >> shift) + 1;
}

void raise(float& highest_m, float value_m) {
    highest_m = value_m > highest_m ? value_m : highest_m;  // a NaN is not
}

}  // namespace

MaxPyramid::MaxPyramid(const GridGeometry& raster, Holds holds, int finest_shift)
    : raster_columns_(raster.columns), raster_rows_(raster.rows), finest_shift_(finest_shift), holds_(holds) {
    int blocks = 0;
    int of_level = 0;
    do {
        const auto level = static_cast<std::size_t>(levels_.count);
        const int shift = finest_shift + levels_.count++;
        levels_.first.at(level) = blocks;
        levels_.columns.at(level) = blocks_over(raster.columns, shift);
        of_level = blocks_over(raster.rows, shift) * levels_.columns.at(level);
        blocks += of_level;
    } while (of_level > 1);
    highest_m_.assign(static_cast<std::size_t>(blocks), unknown_m);
}

MaxPyramid::Blocks MaxPyramid::blocks_of(int cell) const {
    const int before = holds_ == Holds::surface ? std::max(0, cell - 1) : cell;
    return {before >> finest_shift_, cell >> finest_shift_};
}

void MaxPyramid::add(const Window& window, const FloatRaster& elevation_m) {
    expects(elevation_m.geometry.columns == window.columns && elevation_m.geometry.rows == window.rows,
            "elevations fill their window");
    const int first_block = blocks_of(window.column).first;
    const int end_block = blocks_of(window.column + window.columns - 1).last + 1;
    std::vector<float> across(static_cast<std::size_t>(end_block - first_block));
    for (int row = 0; row < window.rows; ++row) {
        std::fill(across.begin(), across.end(), unknown_m);
        const auto cells = elevation_m.row(row);
        for (int column = 0; column < window.columns; ++column) {
            const Blocks blocks = blocks_of(window.column + column);
            raise(across[static_cast<std::size_t>(blocks.first - first_block)],
                  cells[static_cast<std::size_t>(column)]);
            raise(across[static_cast<std::size_t>(blocks.last - first_block)], cells[static_cast<std::size_t>(column)]);
        }
        const Blocks rows = blocks_of(window.row + row);
        for (int block_row = rows.first; block_row <= rows.last; ++block_row) {
            float* blocks = row_of(0, block_row) + first_block;
            std::transform(across.begin(), across.end(), blocks, blocks,
                           [](float a, float b) { return std::max(a, b); });
        }
    }
}

void MaxPyramid::fill(float lowest_m, float highest_m) {
    for (float& block : highest_m_) {
        block = block == unknown_m ? lowest_m : std::isinf(block) ? highest_m : block;
    }
}

void MaxPyramid::finish() {
    for (int level = 1; level < levels_.count; ++level) {
        const int finer_columns = levels_.columns.at(static_cast<std::size_t>(level) - 1);
        const int finer_rows = blocks_over(raster_rows_, finest_shift_ + level - 1);
        for (int row = 0; row < finer_rows; ++row) {
            const float* finer = row_of(level - 1, row);
            float* blocks = row_of(level, row / 2);
            for (int column = 0; column < finer_columns; ++column) {
                raise(blocks[column / 2], finer[column]);
            }
        }
    }
}

float MaxPyramid::highest_m(int level, int column, int row) const {
    if (column < 0 || row < 0 || column >= raster_columns_ || row >= raster_rows_) {
        return unknown_m;
    }
    const int shift = finest_shift_ + level;
    const auto i = static_cast<std::size_t>(level);
    return highest_m_[static_cast<std::size_t>(levels_.first[i]) +
                      static_cast<std::size_t>(row >> shift) * static_cast<std::size_t>(levels_.columns[i]) +
                      static_cast<std::size_t>(column >> shift)];
}

}  // namespace sunshed
