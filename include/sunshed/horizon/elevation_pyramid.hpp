#pragma once

#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// The highest elevations of a raster in blocks of 4, 8, 16 .. cells a side: what a part of the raster still sees of
/// the rest beyond its halo. Holds a third of a byte a cell.
class ElevationPyramid {
public:
    static constexpr int finest_block_cells = 4;

    explicit ElevationPyramid(const GridGeometry& raster);

    /// Takes elevations of a window of the raster; NaN is unknown.
    void add(const Window& window, const FloatRaster& elevation_m);

    /// Makes the coarser levels; once, after the last window.
    void finish();

    [[nodiscard]] int levels() const { return static_cast<int>(levels_.size()); }
    [[nodiscard]] static int block_cells(int level) { return finest_block_cells << level; }

    /// The highest elevation in the block that holds a cell, m; lowest of all floats outside the raster and where
    /// nothing is known.
    [[nodiscard]] float highest_m(int level, int column, int row) const;
    /// The highest of all.
    [[nodiscard]] float highest_m() const;

private:
    struct Level {
        int columns = 0;
        int rows = 0;
        std::vector<float> highest_m;
    };

    int raster_columns_;
    int raster_rows_;
    std::vector<Level> levels_;
};

}  // namespace sunshed
