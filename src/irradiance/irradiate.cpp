#include "sunshed/irradiance/irradiate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "segment_horizons.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"

namespace sunshed {

namespace {

constexpr std::size_t channels = SkyTableEntry::channels;

// Directions whose horizons are held at once: the sums of a cell are then touched once a block, not once a direction.
constexpr int block_directions = 16;

// Cells that are summed together: few enough for their sums to stay in the nearest cache.
constexpr std::size_t run_cells = 256;

using Energy = std::array<float, channels>;  ///< as SkyTableEntry's channels

/// What is summed for every cell while directions pass.
struct Sums {
    std::vector<Energy> energy;
    std::vector<float> plane_sky_view;
    std::vector<float> horizon_band;
    FloatRaster sky_view;
    FloatRaster sun_hours;

    explicit Sums(const GridGeometry& grid)
        : energy(grid.cell_count()),
          plane_sky_view(grid.cell_count(), 0.0F),
          horizon_band(grid.cell_count(), 0.0F),
          sky_view(grid, 0.0F),
          sun_hours(grid, 0.0F) {}
};

/// Closed-form integrals of the uniform sky by horizon bin.
struct SkyIntegralTable {
    std::array<float, horizon_bins + 1> toward{};
    std::array<float, horizon_bins + 1> upward{};
    std::array<float, horizon_bins + 1> band{};

    SkyIntegralTable() {
        for (std::size_t bin = 0; bin <= horizon_bins; ++bin) {
            const double sine = bin_sine(static_cast<int>(bin));
            const SkyIntegrals integrals = sky_integrals(sine);
            toward[bin] = static_cast<float>(integrals.toward);
            upward[bin] = static_cast<float>(integrals.upward);
            band[bin] = static_cast<float>(visible_band(sine));
        }
    }
};

/// One direction of the sweep.
struct Direction {
    float x = 0.0F;  ///< horizontal unit vector
    float y = 0.0F;
    bool has_sun = false;
    const SkyTableEntry* entries = nullptr;
    const float* sun_hours = nullptr;

    Direction(const SkyTable& table, int index)
        : has_sun(table.has_sun[static_cast<std::size_t>(index)] != 0),
          entries(table.direction_entries(index)),
          sun_hours(table.sun_hours.data() + static_cast<std::size_t>(index) * (horizon_bins + 1)) {
        const double azimuth = to_radians(index * 360.0 / table.directions);
        x = static_cast<float>(std::sin(azimuth));
        y = static_cast<float>(std::cos(azimuth));
    }
};

/// The year's suns above each cell's horizon, dotted with its normal.
void add_energy(const SkyTableEntry* entries, const int* bins, const float* nx, const float* ny, const float* nz,
                std::size_t count, Energy* energy) {
    for (std::size_t i = 0; i < count; ++i) {
        const SkyTableEntry& entry = entries[bins[i]];
        for (std::size_t c = 0; c < channels; ++c) {
            energy[i][c] += nx[i] * entry.x[c] + ny[i] * entry.y[c] + nz[i] * entry.z[c];
        }
    }
}

/// Adds one direction to a run of cells.
class DirectionSum {
public:
    DirectionSum(const Direction& direction, const SkyIntegralTable& integrals, float sector_share)
        : direction_(direction), integrals_(integrals), share_(sector_share) {}

    void add(const NormalField& normals, const FloatRaster& tangent, std::size_t first, std::size_t count, Sums& sums) {
        const float* nx = normals.x.values.data() + first;
        const float* ny = normals.y.values.data() + first;
        const float* nz = normals.z.values.data() + first;
        find_bins(nx, ny, nz, tangent.values.data() + first, count);
        if (direction_.has_sun) {
            add_energy(direction_.entries, bin_.data(), nx, ny, nz, count, sums.energy.data() + first);
        }
        for (std::size_t i = 0; i < count; ++i) {
            add_sky(i, nz[i], first + i, sums);
        }
    }

private:
    /// The plane of a cell is one more horizon.
    void find_bins(const float* nx, const float* ny, const float* nz, const float* tangent, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            toward_[i] = nx[i] * direction_.x + ny[i] * direction_.y;
            surface_bin_[i] = horizon_bin(tangent[i]);
            bin_[i] = horizon_bin(std::max(tangent[i], -toward_[i] / nz[i]));
        }
    }

    void add_sky(std::size_t i, float nz, std::size_t cell, Sums& sums) const {
        const auto bin = static_cast<std::size_t>(bin_[i]);
        const auto surface_bin = static_cast<std::size_t>(surface_bin_[i]);
        sums.sun_hours.values[cell] += direction_.sun_hours[surface_bin];
        // Sector's width / pi is 2 x its share of the circle.
        sums.plane_sky_view[cell] +=
            2.0F * share_ * (toward_[i] * integrals_.toward[bin] + nz * integrals_.upward[bin]);
        sums.sky_view.values[cell] += 2.0F * share_ * integrals_.upward[surface_bin];
        // A vertical plane faces the band over half a circle: the integral of cosine over it is 2 = width / share / pi.
        sums.horizon_band[cell] +=
            std::max(0.0F, toward_[i]) * integrals_.band[bin] * share_ * std::numbers::pi_v<float>;
    }

    const Direction& direction_;
    const SkyIntegralTable& integrals_;
    float share_;
    std::array<float, run_cells> toward_{};
    std::array<int, run_cells> surface_bin_{};
    std::array<int, run_cells> bin_{};
};

/// One pass over all directions.
class Engine {
public:
    /// @param obstacles_m  what shades
    Engine(const IrradianceRequest& request, const FloatRaster& obstacles_m, const SkyTable& table)
        : request_(request),
          obstacles_m_(obstacles_m),
          table_(table),
          grid_(request.surface.geometry()),
          sums_(grid_),
          segments_(request.segment_of_cell, request.segment_count, table.directions) {}

    /// @param from, to  share of the whole work before and after, for progress
    void sweep(Progress& progress, double from, double to) {
        std::vector<FloatRaster> tangents(static_cast<std::size_t>(std::min(block_directions, table_.directions)));
        for (int first = 0; first < table_.directions; first += block_directions) {
            stop_if_cancelled(progress);
            const int count = std::min(block_directions, table_.directions - first);
            for (int i = 0; i < count; ++i) {
                FloatRaster& tangent = tangents[static_cast<std::size_t>(i)];
                horizon_tangent(whole_scene(obstacles_m_, request_.surface.elevation_m),
                                (first + i) * 360.0 / table_.directions, request_.radius_m, request_.threads, tangent);
                if (request_.far != nullptr) {
                    request_.far->raise((first + i) * (request_.far->directions() / table_.directions),
                                        request_.surface.elevation_m, request_.threads, tangent);
                }
                segments_.add_direction(first + i, tangent, request_.threads);
            }
            add_block(tangents, first, count);
            progress.advance(from + (to - from) * (first + count) / table_.directions);
        }
    }

    [[nodiscard]] IrradianceResult result() {
        IrradianceResult result;
        for (FloatRaster* raster :
             {&result.global_kwh_m2, &result.beam_kwh_m2, &result.diffuse_kwh_m2, &result.reflected_kwh_m2}) {
            *raster = FloatRaster(grid_);
        }
        for (FloatRaster& raster : result.monthly_kwh_m2) {
            raster = FloatRaster(grid_);
        }
        result.sky_view = std::move(sums_.sky_view);
        result.sun_hours = std::move(sums_.sun_hours);
        parallel_for(
            grid_.cell_count(), request_.threads,
            [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                    write_cell(i, result);
                }
            },
            4096);
        for (SunlitTable& table : segments_.take()) {
            result.segments.push_back({std::move(table), {}, each_month(1.0)});
        }
        return result;
    }

private:
    void add_block(const std::vector<FloatRaster>& tangents, int first, int count) {
        std::vector<Direction> directions;
        for (int i = 0; i < count; ++i) {
            directions.emplace_back(table_, first + i);
        }
        const float share = 1.0F / static_cast<float>(table_.directions);
        const std::size_t cells = grid_.cell_count();
        const auto add_run = [&](std::size_t run) {
            const std::size_t first_cell = run * run_cells;
            for (std::size_t d = 0; d < directions.size(); ++d) {
                DirectionSum sum(directions[d], integrals_, share);
                sum.add(request_.normals, tangents[d], first_cell, std::min(run_cells, cells - first_cell), sums_);
            }
        };
        parallel_for((cells + run_cells - 1) / run_cells, request_.threads,
                     [&](std::size_t begin, std::size_t end) {
                         for (std::size_t run = begin; run < end; ++run) {
                             add_run(run);
                         }
                     },
                     8);
    }

    void write_cell(std::size_t i, IrradianceResult& result) const {
        const Energy& energy = sums_.energy[i];
        const double sky_view = std::clamp(static_cast<double>(sums_.plane_sky_view[i]), 0.0, 1.0);
        double global = 0.0;
        double diffuse = 0.0;
        double reflected = 0.0;
        for (std::size_t month = 0; month < 12; ++month) {
            // The band may darken the sky (Perez's F2 < 0), but not below nothing.
            const double uniform = std::max(0.0, table_.isotropic_kwh_m2[month] * sky_view +
                                                     table_.horizon_band_kwh_m2[month] * sums_.horizon_band[i]);
            const double ground = table_.ground_reflected_kwh_m2[month] * (1.0 - sky_view);
            const double sun = std::max(0.0F, energy[month]);
            result.monthly_kwh_m2[month].values[i] = static_cast<float>(sun + uniform + ground);
            global += sun + uniform + ground;
            diffuse += sun + uniform;
            reflected += ground;
        }
        const double beam = std::max(0.0F, energy[SkyTableEntry::beam_channel]);
        result.global_kwh_m2.values[i] = static_cast<float>(global);
        result.beam_kwh_m2.values[i] = static_cast<float>(beam);
        result.diffuse_kwh_m2.values[i] = static_cast<float>(std::max(0.0, diffuse - beam));
        result.reflected_kwh_m2.values[i] = static_cast<float>(reflected);
        result.sky_view.values[i] = std::clamp(result.sky_view.values[i], 0.0F, 1.0F);
    }

    const IrradianceRequest& request_;
    const FloatRaster& obstacles_m_;
    const SkyTable& table_;
    GridGeometry grid_;
    SkyIntegralTable integrals_;
    Sums sums_;
    SegmentHorizons segments_;
};

void add(FloatRaster& sum, const FloatRaster& part) {
    for (std::size_t i = 0; i < sum.values.size(); ++i) {
        sum.values[i] += part.values[i];
    }
}

/// Brings the pass with trees to that without: their tables hold 1 - t and t of the light.
void add_trees(IrradianceResult& result, IrradianceResult trees, const MonthArray<double>& transmissivity) {
    add(result.global_kwh_m2, trees.global_kwh_m2);
    add(result.beam_kwh_m2, trees.beam_kwh_m2);
    add(result.diffuse_kwh_m2, trees.diffuse_kwh_m2);
    add(result.reflected_kwh_m2, trees.reflected_kwh_m2);
    double through = 0.0;
    for (std::size_t month = 0; month < 12; ++month) {
        add(result.monthly_kwh_m2[month], trees.monthly_kwh_m2[month]);
        through += transmissivity[month] / 12.0;
    }
    for (std::size_t i = 0; i < result.sky_view.values.size(); ++i) {
        float& view = result.sky_view.values[i];
        view = static_cast<float>(through * view + (1.0 - through) * trees.sky_view.values[i]);
    }
    result.sun_hours = std::move(trees.sun_hours);
    for (std::size_t i = 0; i < result.segments.size(); ++i) {
        result.segments[i].with_trees = std::move(trees.segments[i].solid);
        result.segments[i].tree_transmissivity = transmissivity;
    }
}

}  // namespace

IrradianceResult irradiate(const IrradianceRequest& request, const SkyTable& table, Progress& progress) {
    expects(request.normals.x.geometry == request.surface.geometry(), "normals lie on the surface's grid");
    expects(request.segment_of_cell == nullptr || request.segment_of_cell->geometry == request.surface.geometry(),
            "segments lie on the surface's grid");
    const bool trees = request.trees != nullptr;
    Engine solid(request, request.surface.elevation_m, table);
    solid.sweep(progress, 0.0, trees ? 0.5 : 1.0);
    IrradianceResult result = solid.result();
    if (trees) {
        Engine leaves(request, request.trees->top_m, request.trees->table);
        leaves.sweep(progress, 0.5, 1.0);
        add_trees(result, leaves.result(), request.trees->transmissivity);
    }
    return result;
}

}  // namespace sunshed
