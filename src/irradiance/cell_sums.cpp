#include "cell_sums.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/simd_clones.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"

namespace sunshed {

namespace {

// Irradiance on a plane is linear in its normal n while the sun stands above the plane, and the plane is one more
// horizon, tan h = -(n . toward) / n_z. So for each direction a cell looks up, at the higher of its horizons, the sum
// of all suns above as a vector, month by month (sky_table.cpp), and dots it with n: no loop over hours. The uniform
// sky over a sector has a closed form (sky_integrals.hpp) and stands in a channel of the same table.

constexpr std::size_t channels = SkyTableEntry::channels;

// Cells that are summed together: few enough for their sums to stay in the nearest cache.
constexpr std::size_t run_cells = 256;

/// Turns horizons into bins, even in t / (1 + t) of the tangent t: from the level to the zenith in finite steps, finer
/// where horizons mostly are, and without an arc tangent. Rounded to the nearest edge, while suns go to the edge below
/// them, so that as many suns are hidden wrongly as are let through (docs/engine.md). Those below the level end up
/// there at the last, which keeps the loop free of branches.
SUNSHED_SIMD_CLONES void bin_horizons(const float* tangent, std::size_t count, std::uint16_t* __restrict bin) {
    for (std::size_t i = 0; i < count; ++i) {
        const float share = tangent[i] / (1.0F + std::abs(tangent[i]));
        const float edge = std::max(0.0F, std::fma(share, static_cast<float>(horizon_bins), 0.5F));
        bin[i] = static_cast<std::uint16_t>(static_cast<int>(edge));
    }
}

/// Adds what of the sky a level receiver sees over its horizon, 1 / (1 + t^2) of t = s / (1 - s), s the bin's share.
SUNSHED_SIMD_CLONES void add_sky_view(const std::uint16_t* bin, std::size_t count, float share,
                                      float* __restrict sky_view) {
    for (std::size_t i = 0; i < count; ++i) {
        const float s = static_cast<float>(static_cast<int>(bin[i])) * (1.0F / static_cast<float>(horizon_bins));
        const float above = (1.0F - s) * (1.0F - s);
        sky_view[i] = std::fma(share, above / std::fma(s, s, above), sky_view[i]);
    }
}

/// One direction of the sky and what its suns give.
struct Direction {
    float x = 0.0F;  ///< horizontal unit vector
    float y = 0.0F;
    float band = 0.0F;  ///< of a vertical plane that faces it: its share of the whole band
    bool has_sun = false;
    const SkyTableEntry* entries = nullptr;
    const float* sun_hours = nullptr;
    const MonthArray<float>* sun_hours_by_month = nullptr;

    Direction(const SkyTable& table, int index)
        : has_sun(table.has_sun[static_cast<std::size_t>(index)] != 0),
          entries(table.direction_entries(index)),
          sun_hours(table.sun_hours.data() + static_cast<std::size_t>(index) * (horizon_bins + 1)),
          sun_hours_by_month(table.sun_hours_by_month.data() + static_cast<std::size_t>(index) * (horizon_bins + 1)) {
        const double azimuth = to_radians(index * 360.0 / table.directions);
        x = static_cast<float>(std::sin(azimuth));
        y = static_cast<float>(std::cos(azimuth));
        // The integral of cosine over a half circle is 2 = sector's width / its share of the circle / pi.
        band = std::numbers::pi_v<float> / static_cast<float>(table.directions);
    }
};

/// A run of cells: their normals and where they are summed.
struct Run {
    const float* nx = nullptr;
    const float* ny = nullptr;
    const float* nz = nullptr;
    std::size_t count = 0;
};

/// The plane of a cell is one more horizon, of tangent -toward / nz: how far its normal leans toward the direction, and
/// the higher horizon's bin.
SUNSHED_SIMD_CLONES void find_higher_horizons(const Run& run, float x, float y, const std::uint16_t* surface_bin,
                                              float* __restrict toward, int* __restrict bin) {
    for (std::size_t i = 0; i < run.count; ++i) {
        toward[i] = std::fma(run.nx[i], x, run.ny[i] * y);
        const float away = std::max(0.0F, -toward[i]);
        const float share = away / (away + run.nz[i]);
        const int plane_bin = static_cast<int>(std::fma(share, static_cast<float>(horizon_bins), 0.5F));
        bin[i] = std::max(static_cast<int>(surface_bin[i]), plane_bin);
    }
}

/// The year's suns and the uniform sky above each cell's horizon, dotted with its normal.
SUNSHED_SIMD_CLONES void add_energy(const Run& run, const SkyTableEntry* entries, const int* bin,
                                    float* __restrict energy) {
    for (std::size_t i = 0; i < run.count; ++i) {
        const SkyTableEntry& entry = entries[bin[i]];
        float* cell = energy + i * channels;
        for (std::size_t c = 0; c < channels; ++c) {
            cell[c] = std::fma(run.nx[i], entry.x[c],
                               std::fma(run.ny[i], entry.y[c], std::fma(run.nz[i], entry.z[c], cell[c])));
        }
    }
}

SUNSHED_SIMD_CLONES void add_sun_hours(const float* over_bins, const std::uint16_t* bin, std::size_t count,
                                       float* __restrict hours) {
    for (std::size_t i = 0; i < count; ++i) {
        hours[i] += over_bins[bin[i]];
    }
}

/// The bright band above each cell's horizon on a plane that faces it.
SUNSHED_SIMD_CLONES void add_band(const float* over_bins, const int* bin, const float* toward, std::size_t count,
                                  float share, float* __restrict band) {
    for (std::size_t i = 0; i < count; ++i) {
        band[i] = std::fma(std::max(0.0F, toward[i]) * share, over_bins[bin[i]], band[i]);
    }
}

/// The same where no sun ever stands: the sky alone.
void add_sky(const Run& run, const SkyTableEntry* entries, const int* bin, float* energy) {
    constexpr std::size_t sky = SkyTableEntry::sky_channel;
    for (std::size_t i = 0; i < run.count; ++i) {
        const SkyTableEntry& entry = entries[bin[i]];
        energy[i * channels + sky] += run.nx[i] * entry.x[sky] + run.ny[i] * entry.y[sky] + run.nz[i] * entry.z[sky];
    }
}

SUNSHED_SIMD_CLONES void add_months(const MonthArray<float>* over_bins, const std::uint16_t* bin, std::size_t count,
                                    float* __restrict months) {
    for (std::size_t i = 0; i < count; ++i) {
        const float* hours = over_bins[bin[i]].data();
        for (std::size_t month = 0; month < 12; ++month) {
            months[12 * i + month] += hours[month];
        }
    }
}

/// How much of the bright band is seen over each bin's horizon.
std::array<float, horizon_bins + 1> band_over_bins() {
    std::array<float, horizon_bins + 1> band{};
    for (std::size_t bin = 0; bin < band.size(); ++bin) {
        band[bin] = static_cast<float>(visible_band(bin_sine(static_cast<int>(bin))));
    }
    return band;
}

}  // namespace

CellSums::CellSums(const NormalField& normals, const SkyTable& table, bool sun_hours_by_month)
    : normals_(normals),
      table_(table),
      cells_(normals.x.values.size()),
      energy_(uninitialised_buffer<CellEnergy>(cells_)),
      horizon_band_(uninitialised_buffer<float>(cells_)),
      sky_view_(normals.x.geometry, 0.0F),
      sun_hours_(normals.x.geometry, 0.0F),
      sun_hours_by_month_(sun_hours_by_month ? cells_ : 0, each_month(0.0F)) {
    for (auto& bins : bins_) {
        bins = uninitialised_buffer<std::uint16_t>(cells_);
    }
}

/// Memory's first touch takes longer than its use: it is left to the threads that sum, run by run.
void CellSums::clear(std::size_t begin, std::size_t end) {
    std::fill(energy_.get() + begin, energy_.get() + end, CellEnergy{});
    std::fill(horizon_band_.get() + begin, horizon_band_.get() + end, 0.0F);
}

void CellSums::add_direction(int direction, const FloatRaster& tangent, Threads threads) {
    const int place = direction % block_directions;
    parallel_for(
        cells_, threads,
        [&](std::size_t begin, std::size_t end) {
            bin_horizons(tangent.values.data() + begin, end - begin,
                         bins_[static_cast<std::size_t>(place)].get() + begin);
        },
        65536);
    if (place + 1 == block_directions || direction + 1 == table_.directions) {
        add_block(direction - place, place + 1, threads);
    }
    if (direction + 1 == table_.directions) {
        bins_ = {};  // results need the room
    }
}

void CellSums::add_block(int first, int count, Threads threads) {
    static const std::array<float, horizon_bins + 1> band = band_over_bins();
    const float share = 1.0F / static_cast<float>(table_.directions);
    const auto add_run = [&](std::size_t cell, std::size_t cells, int direction_in_block) {
        const Direction direction(table_, first + direction_in_block);
        const std::uint16_t* surface_bin = bins_[static_cast<std::size_t>(direction_in_block)].get() + cell;
        const Run run{normals_.x.values.data() + cell, normals_.y.values.data() + cell, normals_.z.values.data() + cell,
                      cells};
        std::array<float, run_cells> toward;
        std::array<int, run_cells> bin;
        find_higher_horizons(run, direction.x, direction.y, surface_bin, toward.data(), bin.data());
        add_sky_view(surface_bin, cells, share, sky_view_.values.data() + cell);
        float* energy = energy_[cell].channels.data();
        if (direction.has_sun) {
            add_energy(run, direction.entries, bin.data(), energy);
            add_sun_hours(direction.sun_hours, surface_bin, cells, sun_hours_.values.data() + cell);
            if (!sun_hours_by_month_.empty()) {
                add_months(direction.sun_hours_by_month, surface_bin, cells, sun_hours_by_month_[cell].data());
            }
        } else {
            add_sky(run, direction.entries, bin.data(), energy);
        }
        add_band(band.data(), bin.data(), toward.data(), cells, direction.band, horizon_band_.get() + cell);
    };
    // All directions of the block for one run of cells after another: the run's sums stay in the nearest cache
    // meanwhile.
    const std::size_t runs = (cells_ + run_cells - 1) / run_cells;
    parallel_for(
        runs, threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t run = begin; run < end; ++run) {
                const std::size_t cell = run * run_cells;
                const std::size_t cells = std::min(run_cells, cells_ - cell);
                if (first == 0) {
                    clear(cell, cell + cells);
                }
                for (int direction = 0; direction < count; ++direction) {
                    add_run(cell, cells, direction);
                }
            }
        },
        8);
}

MonthArray<FloatRaster> CellSums::release_sun_hours_by_month() {
    MonthArray<FloatRaster> months;
    if (sun_hours_by_month_.empty()) {
        return months;
    }
    for (std::size_t month = 0; month < 12; ++month) {
        months[month] = FloatRaster(normals_.x.geometry);
        for (std::size_t i = 0; i < sun_hours_by_month_.size(); ++i) {
            months[month].values[i] = sun_hours_by_month_[i][month];
        }
    }
    return months;
}

}  // namespace sunshed
