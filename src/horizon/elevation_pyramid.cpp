#include "sunshed/horizon/elevation_pyramid.hpp"

#include <algorithm>
#include <limits>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr float unknown_m = std::numeric_limits<float>::lowest();

int blocks(int cells, int block_cells) {
    return (cells + block_cells - 1) / block_cells;
}

}  // namespace

ElevationPyramid::ElevationPyramid(const GridGeometry& raster)
    : raster_columns_(raster.columns), raster_rows_(raster.rows) {
    for (int block = finest_block_cells; levels_.empty() || block < std::max(raster_columns_, raster_rows_);
         block *= 2) {
        Level level{blocks(raster_columns_, block), blocks(raster_rows_, block), {}};
        level.highest_m.resize(static_cast<std::size_t>(level.columns) * static_cast<std::size_t>(level.rows),
                               unknown_m);
        levels_.push_back(std::move(level));
    }
}

void ElevationPyramid::add(const Window& window, const FloatRaster& elevation_m) {
    expects(elevation_m.geometry.columns == window.columns && elevation_m.geometry.rows == window.rows,
            "elevations fill their window");
    Level& finest = levels_.front();
    for (int row = 0; row < window.rows; ++row) {
        float* blocks_of_row = finest.highest_m.data() +
                               static_cast<std::ptrdiff_t>((window.row + row) / finest_block_cells) * finest.columns;
        const auto values = elevation_m.row(row);
        for (int column = 0; column < window.columns; ++column) {
            float& block = blocks_of_row[(window.column + column) / finest_block_cells];
            const float value = values[static_cast<std::size_t>(column)];
            block = value > block ? value : block;  // a NaN is not
        }
    }
}

void ElevationPyramid::finish() {
    for (std::size_t i = 1; i < levels_.size(); ++i) {
        const Level& finer = levels_[i - 1];
        Level& level = levels_[i];
        for (int row = 0; row < finer.rows; ++row) {
            for (int column = 0; column < finer.columns; ++column) {
                float& block =
                    level.highest_m[static_cast<std::size_t>(row / 2) * static_cast<std::size_t>(level.columns) +
                                    static_cast<std::size_t>(column / 2)];
                block = std::max(
                    block, finer.highest_m[static_cast<std::size_t>(row) * static_cast<std::size_t>(finer.columns) +
                                           static_cast<std::size_t>(column)]);
            }
        }
    }
}

float ElevationPyramid::highest_m(int level, int column, int row) const {
    if (column < 0 || row < 0 || column >= raster_columns_ || row >= raster_rows_) {
        return unknown_m;
    }
    const Level& blocks_of_level = levels_[static_cast<std::size_t>(level)];
    return blocks_of_level.highest_m[static_cast<std::size_t>(row / block_cells(level)) *
                                         static_cast<std::size_t>(blocks_of_level.columns) +
                                     static_cast<std::size_t>(column / block_cells(level))];
}

float ElevationPyramid::highest_m() const {
    return *std::max_element(levels_.back().highest_m.begin(), levels_.back().highest_m.end());
}

}  // namespace sunshed
