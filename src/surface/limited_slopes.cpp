#include "limited_slopes.hpp"

#include <algorithm>

#include "sunshed/core/simd_clones.hpp"

namespace sunshed {

namespace {

/// From each of some cells that lie side by side to another of them.
struct Step {
    const float* from_m = nullptr;
    const float* to_m = nullptr;
};

/// The step of smaller size where both rise or both fall, else none.
SUNSHED_SIMD_CLONES void find_smoother(const Step before, const Step after, int count, float* __restrict rise_m) {
    for (int i = 0; i < count; ++i) {
        const float a = before.to_m[i] - before.from_m[i];
        const float b = after.to_m[i] - after.from_m[i];
        rise_m[i] = std::max(0.0F, std::min(a, b)) + std::min(0.0F, std::max(a, b));
    }
}

/// Rises of some cells of a line of them, in which the next lies a stride ahead.
/// @param is_first, is_last  whether they are the line's: the one side that is there counts
void find_rises(const float* here_m, std::ptrdiff_t stride, bool is_first, bool is_last, int count, float* rise_m) {
    if (is_first && is_last) {
        std::fill_n(rise_m, count, 0.0F);
        return;
    }
    const Step before{here_m - stride, here_m};
    const Step after{here_m, here_m + stride};
    find_smoother(is_first ? after : before, is_last ? before : after, count, rise_m);
}

}  // namespace

Slopes limited_slopes(const FloatRaster& elevation_m, Threads threads) {
    const GridGeometry& grid = elevation_m.geometry;
    Slopes slopes{FloatRaster(grid), FloatRaster(grid)};
    const auto find_row = [&](int row) {
        const int last = grid.columns - 1;
        const float* here_m = elevation_m.row(row).data();
        float* east_m = slopes.east_m.row(row).data();
        find_rises(here_m, grid.columns, row == 0, row + 1 == grid.rows, grid.columns, slopes.south_m.row(row).data());
        find_rises(here_m, 1, true, last == 0, 1, east_m);
        find_rises(here_m + last, 1, last == 0, true, 1, east_m + last);
        if (last > 1) {
            find_rises(here_m + 1, 1, false, false, last - 1, east_m + 1);
        }
    };
    parallel_for(
        static_cast<std::size_t>(grid.rows), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                find_row(static_cast<int>(row));
            }
        },
        16);
    return slopes;
}

}  // namespace sunshed
