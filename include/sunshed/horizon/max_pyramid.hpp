#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// The highest elevations of a raster in blocks, each level's twice as wide as those of the level before, up to one
/// block over everything: what far parts of the raster are seen by, and what a ray may pass without a closer look.
class MaxPyramid {
public:
    /// What a block of the finest level is the highest of.
    enum class Holds {
        cells,    ///< its cells
        surface,  ///< the bilinear surface over it, whose cell centres lie at whole columns and rows: the first cells
                  ///< of the next blocks count too
    };

    /// Where the blocks of each level stand in the order of all, row by row.
    struct Levels {
        int count = 0;
        std::array<int, 32> first{};
        std::array<int, 32> columns{};
    };

    /// @param finest_shift  binary logarithm of the finest blocks' side in cells; 2 takes a third of a byte a cell
    explicit MaxPyramid(const GridGeometry& raster, Holds holds = Holds::cells, int finest_shift = 2);

    /// Takes elevations of a window of the raster, metres; NaN is lower than anything.
    void add(const Window& window, const FloatRaster& elevation_m);

    /// Before finish(): blocks of which nothing is known stand at lowest_m, those that hold infinity at highest_m.
    void fill(float lowest_m, float highest_m);

    /// Makes the coarser levels; once, after the last window.
    void finish();

    [[nodiscard]] const Levels& levels() const { return levels_; }
    [[nodiscard]] int block_cells(int level) const { return 1 << (finest_shift_ + level); }

    /// Of each block in the order of all, m; of the whole raster last.
    [[nodiscard]] const std::vector<float>& highest_m() const { return highest_m_; }
    /// In the block that holds a cell, m; lowest of all floats outside the raster and where nothing is known.
    [[nodiscard]] float highest_m(int level, int column, int row) const;

private:
    /// First and last block, along one axis, that a cell counts in.
    struct Blocks {
        int first;
        int last;
    };
    [[nodiscard]] Blocks blocks_of(int cell) const;
    [[nodiscard]] float* row_of(int level, int row) {
        return highest_m_.data() + levels_.first.at(static_cast<std::size_t>(level)) +
               static_cast<std::ptrdiff_t>(row) * levels_.columns.at(static_cast<std::size_t>(level));
    }

    int raster_columns_;
    int raster_rows_;
    int finest_shift_;
    Holds holds_;
    Levels levels_;
    std::vector<float> highest_m_;
};

}  // namespace sunshed
