#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// The highest places of the bilinear surface between a raster's cell centres, in blocks of 4, 8, 16 .. cells a side:
/// what a ray need not look at closely. Cell centres lie at whole columns and rows, and blocks begin there.
class HighestBlocks {
public:
    static constexpr int finest_shift = 1;  ///< binary logarithm of the finest blocks' side

    /// Where the blocks of each level stand in the order of all, row by row.
    struct Levels {
        int count = 0;
        std::array<int, 32> first{};
        std::array<int, 32> columns{};
    };

    /// @param elevation_m  NaN is lower than anything
    explicit HighestBlocks(const FloatRaster& elevation_m);

    [[nodiscard]] const Levels& levels() const { return levels_; }

    /// Of each block in the order of all, metres; of the whole surface last.
    [[nodiscard]] const std::vector<float>& highest_m() const { return highest_m_; }

    /// Whether the surface in one of the finest blocks is a plane, within 5 mm.
    [[nodiscard]] bool is_plane(int block) const { return is_plane_[static_cast<std::size_t>(block)] != 0; }

private:
    [[nodiscard]] float* row_of(int level, int row) {
        return highest_m_.data() + levels_.first.at(static_cast<std::size_t>(level)) +
               static_cast<std::ptrdiff_t>(row) * levels_.columns.at(static_cast<std::size_t>(level));
    }
    void take_cells(const FloatRaster& elevation_m);
    void take_finer(int level, int finer_rows);

    Levels levels_;
    std::vector<float> highest_m_;
    std::vector<char> is_plane_;
};

}  // namespace sunshed
