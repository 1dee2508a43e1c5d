#include "local_noise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "plane_fits.hpp"

namespace sunshed {

namespace {

// Of white noise the best of a cell's nine windows misses by this share of it, in the mean.
constexpr double best_window_share = 0.64;

// Less than this, in cells, hardly turns a slope; more is no noise but something that stands there.
constexpr float least_cells = 0.01F;
constexpr float most_cells = 0.4F;

constexpr int neighbours = 3;  // cells on each side whose noise is a cell's

/// Values of a window of the grid.
struct Patch {
    Window window;
    std::vector<float> values;

    Patch(const Window& cells, float fill)
        : window(cells), values(static_cast<std::size_t>(cells.columns) * static_cast<std::size_t>(cells.rows), fill) {}

    [[nodiscard]] float* at(CellIndex cell) { return values.data() + window.offset(cell); }
};

Window grown(const Window& window, int cells) {
    return {window.column - cells, window.row - cells, window.columns + 2 * cells, window.rows + 2 * cells};
}

/// Brings each cell of a part together with the cells up to so many columns and rows around it, all of which the patch
/// has.
template <class Join>
Patch joined(Patch& patch, int reach, const Join& join) {
    const Window part = grown(patch.window, -reach);
    Patch over_rows({patch.window.column, part.row, patch.window.columns, part.rows}, 0.0F);
    Patch joined(part, 0.0F);
    for (int row = part.row; row < part.row + part.rows; ++row) {
        float* sum = over_rows.at({patch.window.column, row});
        std::copy_n(patch.at({patch.window.column, row - reach}), patch.window.columns, sum);
        for (int south = 1 - reach; south <= reach; ++south) {
            const float* other = patch.at({patch.window.column, row + south});
            for (int i = 0; i < patch.window.columns; ++i) {
                sum[i] = join(sum[i], other[i]);
            }
        }
        float* all = joined.at({part.column, row});
        std::copy_n(sum, part.columns, all);
        for (int east = 1; east <= 2 * reach; ++east) {
            for (int i = 0; i < part.columns; ++i) {
                all[i] = join(all[i], sum[i + east]);
            }
        }
    }
    return joined;
}

/// What the best window around each cell misses by, m2; infinite outside the grid.
Patch best_miss_m2(const FloatRaster& elevation_m, const Window& cells) {
    const Window middles = grown(cells, 1);
    const PlaneFits fits(elevation_m, middles, 1);
    Patch miss_m2(middles, std::numeric_limits<float>::infinity());
    const Window& fitted = fits.middles();
    for (int row = fitted.row; row < fitted.row + fitted.rows; ++row) {
        std::copy_n(fits.misfits_m2({fitted.column, row}), fitted.columns, miss_m2.at({fitted.column, row}));
    }
    return joined(miss_m2, 1, [](float a, float b) { return std::min(a, b); });
}

}  // namespace

LocalNoise::LocalNoise(const FloatRaster& elevation_m, const Window& region) : region_(region) {
    const GridGeometry& grid = elevation_m.geometry;
    const auto share_m = static_cast<float>(best_window_share * grid.cell_size_m);
    Patch miss_m = best_miss_m2(elevation_m, grown(region, neighbours));
    Patch is_noisy(miss_m.window, 0.0F);
    for (std::size_t i = 0; i < miss_m.values.size(); ++i) {
        const float miss = std::sqrt(miss_m.values[i]);
        const bool is_noise = miss > least_cells * share_m && miss < most_cells * share_m;
        miss_m.values[i] = is_noise ? miss : 0.0F;
        is_noisy.values[i] = is_noise ? 1.0F : 0.0F;
        is_any_ = is_any_ || is_noise;
    }
    if (!is_any_) {
        return;
    }
    const auto sum = [](float a, float b) { return a + b; };
    Patch noise_m = joined(miss_m, neighbours, sum);
    Patch noisy = joined(is_noisy, neighbours, sum);
    const auto within = [](int middle, int count) {
        return std::min(middle + neighbours, count - 1) - std::max(middle - neighbours, 0) + 1;
    };
    for (int row = region.row; row < region.row + region.rows; ++row) {
        for (int column = region.column; column < region.column + region.columns; ++column) {
            const float count = *noisy.at({column, row});
            const auto cells = static_cast<float>(within(row, grid.rows) * within(column, grid.columns));
            float& noise = *noise_m.at({column, row});
            noise = 2.0F * count > cells ? noise / (count * static_cast<float>(best_window_share)) : 0.0F;
        }
    }
    noise_m_ = std::move(noise_m.values);
}

}  // namespace sunshed
