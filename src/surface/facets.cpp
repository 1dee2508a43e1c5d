#include "sunshed/surface/facets.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "limited_slopes.hpp"
#include "local_noise.hpp"
#include "plane_fits.hpp"

namespace sunshed {

namespace {

constexpr int largest_radius = 4;
constexpr double certain_slope = 0.02;

// A window is a plane with noise where its misfits vary by no more than noise does by chance: so many standard
// deviations of their variance.
constexpr double by_chance = 3.0;

/// Lays the cells of a block on planes.
class Block {
public:
    Block(const FloatRaster& elevation_m, const Window& cells, Facets& facets)
        : elevation_m_(elevation_m), grid_(elevation_m.geometry), cells_(cells), facets_(facets) {
        for (int radius = 1; radius < largest_radius; ++radius) {
            most_noise_m_.push_back(certain_slope * grid_.cell_size_m * std::sqrt(window_moment(radius)));
        }
    }

    void compute() {
        const LocalNoise noise(elevation_m_, widened(cells_, largest_radius, grid_));
        std::vector<Pending> pending = noisy_cells(noise);
        for (int radius = largest_radius; radius > 0 && !pending.empty(); --radius) {
            if (std::any_of(pending.begin(), pending.end(), [&](const Pending& p) { return p.radius >= radius; })) {
                fit_where_smooth(PlaneFits(elevation_m_, widened(cells_, radius, grid_), radius), noise, pending);
            }
        }
    }

private:
    /// A cell that has no plane yet.
    struct Pending {
        CellIndex cell;
        int radius = 0;  ///< asked for
    };

    [[nodiscard]] std::vector<Pending> noisy_cells(const LocalNoise& noise) const {
        std::vector<Pending> noisy;
        for (int row = cells_.row; noise.is_any() && row < cells_.row + cells_.rows; ++row) {
            for (int column = cells_.column; column < cells_.column + cells_.columns; ++column) {
                if (const double noise_m = noise.at_m({column, row}); noise_m > 0.0) {
                    noisy.push_back({{column, row}, radius_for(noise_m)});
                }
            }
        }
        return noisy;
    }

    /// The least whose slope is certain.
    [[nodiscard]] int radius_for(double noise_m) const {
        int radius = 1;
        for (const double most_m : most_noise_m_) {
            radius += noise_m > most_m ? 1 : 0;
        }
        return radius;
    }

    /// Those of the cells that ask for windows as large and have a smooth one.
    void fit_where_smooth(const PlaneFits& fits, const LocalNoise& noise, std::vector<Pending>& pending) {
        std::erase_if(pending, [&](const Pending& p) {
            if (p.radius < fits.radius()) {
                return false;
            }
            const std::optional<CellIndex> middle = smooth_window(fits, noise, p.cell);
            if (middle) {
                write(fits, *middle, p.cell);
            }
            return middle.has_value();
        });
    }

    void write(const PlaneFits& fits, CellIndex middle, CellIndex cell) {
        const std::size_t i = grid_.offset(cell);
        facets_.elevation_m.values[i] = static_cast<float>(fits.height_m(middle, cell));
        facets_.slopes.east_m.values[i] = static_cast<float>(fits.east(middle));
        facets_.slopes.south_m.values[i] = static_cast<float>(fits.south(middle));
    }

    /// The middle of the window that a cell takes.
    [[nodiscard]] std::optional<CellIndex> smooth_window(const PlaneFits& fits, const LocalNoise& noise,
                                                         CellIndex cell) const {
        const double most_share = 1.0 + by_chance * std::sqrt(2.0 / fits.degrees_of_freedom());
        const auto is_smooth = [&](CellIndex middle, double share) {
            return fits.contains(middle) && fits.misfit_m2(middle) < share * noise.variance_m2(middle) &&
                   std::abs(fits.height_m(middle, cell) - elevation_m_.at(cell)) < by_chance * noise.at_m(middle);
        };
        if (is_smooth(cell, most_share)) {
            return cell;
        }
        std::optional<CellIndex> smoothest;
        double least = most_share;
        for (int south = -1; south <= 1; ++south) {
            for (int east = -1; east <= 1; ++east) {
                const CellIndex middle{cell.column + east * fits.radius(), cell.row + south * fits.radius()};
                if (is_smooth(middle, least)) {
                    smoothest = middle;
                    least = fits.misfit_m2(middle) / noise.variance_m2(middle);
                }
            }
        }
        return smoothest;
    }

    const FloatRaster& elevation_m_;
    const GridGeometry& grid_;
    Window cells_;
    Facets& facets_;
    std::vector<double> most_noise_m_;  ///< of each radius but the largest
};

std::vector<Window> blocks_of(const GridGeometry& grid) {
    constexpr int side = 128;  // few enough cells for a block's sums to stay in a near cache
    std::vector<Window> blocks;
    for (int row = 0; row < grid.rows; row += side) {
        for (int column = 0; column < grid.columns; column += side) {
            blocks.push_back({column, row, std::min(side, grid.columns - column), std::min(side, grid.rows - row)});
        }
    }
    return blocks;
}

}  // namespace

Facets facets_of(const FloatRaster& elevation_m, Threads threads) {
    Facets facets{elevation_m, limited_slopes(elevation_m, threads)};
    const std::vector<Window> blocks = blocks_of(elevation_m.geometry);
    parallel_for(blocks.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            Block(elevation_m, blocks[i], facets).compute();
        }
    });
    return facets;
}

}  // namespace sunshed
