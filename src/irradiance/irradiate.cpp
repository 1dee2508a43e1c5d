#include "sunshed/irradiance/irradiate.hpp"

#include <algorithm>
#include <cmath>

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

/// What is summed for a cell while directions pass.
struct CellSums {
    std::array<float, channels> energy{};  ///< as SkyTableEntry's channels
    float plane_sky_view = 0.0F;
    float horizontal_sky_view = 0.0F;
    float horizon_band = 0.0F;
    float sun_hours = 0.0F;
};

/// Closed-form integrals of the uniform sky by horizon bin.
struct SkyIntegralTable {
    std::array<float, horizon_bins + 1> toward{};
    std::array<float, horizon_bins + 1> upward{};
    std::array<float, horizon_bins + 1> band{};

    SkyIntegralTable() {
        for (std::size_t bin = 0; bin <= horizon_bins; ++bin) {
            const double sine = static_cast<double>(bin) / horizon_bins;
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

void add_energy(const SkyTableEntry& entry, float nx, float ny, float nz, CellSums& sums) {
    for (std::size_t c = 0; c < channels; ++c) {
        sums.energy[c] += nx * entry.x[c] + ny * entry.y[c] + nz * entry.z[c];
    }
}

/// Adds one direction to a run of cells.
class DirectionSum {
public:
    DirectionSum(const Direction& direction, const SkyIntegralTable& integrals, float sector_share)
        : direction_(direction), integrals_(integrals), share_(sector_share) {}

    void operator()(float tangent, float nx, float ny, float nz, CellSums& sums) const {
        const float toward = nx * direction_.x + ny * direction_.y;
        const float surface_sine = tangent / std::sqrt(1.0F + tangent * tangent);
        const float plane_sine = -toward / std::sqrt(toward * toward + nz * nz);
        const auto surface_bin = static_cast<std::size_t>(horizon_bin(surface_sine));
        const auto bin = static_cast<std::size_t>(horizon_bin(std::max(surface_sine, plane_sine)));
        if (direction_.has_sun) {
            add_energy(direction_.entries[bin], nx, ny, nz, sums);
            sums.sun_hours += direction_.sun_hours[surface_bin];
        }
        // Sector's width / pi is 2 x its share of the circle.
        sums.plane_sky_view += 2.0F * share_ * (toward * integrals_.toward[bin] + nz * integrals_.upward[bin]);
        sums.horizontal_sky_view += 2.0F * share_ * integrals_.upward[surface_bin];
        // A vertical plane faces the band over half a circle: the integral of cosine over it is 2 = width / share / pi.
        sums.horizon_band += std::max(0.0F, toward) * integrals_.band[bin] * share_ * std::numbers::pi_v<float>;
    }

private:
    const Direction& direction_;
    const SkyIntegralTable& integrals_;
    float share_;
};

class Engine {
public:
    Engine(const IrradianceRequest& request, const SkyTable& table)
        : request_(request),
          table_(table),
          grid_(request.surface.geometry()),
          sums_(grid_.cell_count()),
          segments_(request.segment_of_cell, request.segment_count, table.directions) {}

    void sweep(Progress& progress) {
        std::vector<FloatRaster> tangents(static_cast<std::size_t>(std::min(block_directions, table_.directions)));
        for (int first = 0; first < table_.directions; first += block_directions) {
            stop_if_cancelled(progress);
            const int count = std::min(block_directions, table_.directions - first);
            for (int i = 0; i < count; ++i) {
                FloatRaster& tangent = tangents[static_cast<std::size_t>(i)];
                horizon_tangent(request_.surface.elevation_m, (first + i) * 360.0 / table_.directions,
                                request_.radius_m, request_.threads, tangent);
                segments_.add_direction(first + i, tangent, request_.threads);
            }
            add_block(tangents, first, count);
            progress.advance(static_cast<double>(first + count) / table_.directions);
        }
    }

    [[nodiscard]] IrradianceResult result() {
        IrradianceResult result;
        for (FloatRaster* raster : {&result.global_kwh_m2, &result.beam_kwh_m2, &result.diffuse_kwh_m2,
                                    &result.reflected_kwh_m2, &result.sky_view, &result.sun_hours}) {
            *raster = FloatRaster(grid_);
        }
        for (FloatRaster& raster : result.monthly_kwh_m2) {
            raster = FloatRaster(grid_);
        }
        parallel_for(
            sums_.size(), request_.threads,
            [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                    write_cell(i, result);
                }
            },
            4096);
        result.segments = segments_.take();
        return result;
    }

private:
    void add_block(const std::vector<FloatRaster>& tangents, int first, int count) {
        std::vector<Direction> directions;
        for (int i = 0; i < count; ++i) {
            directions.emplace_back(table_, first + i);
        }
        const float share = 1.0F / static_cast<float>(table_.directions);
        const auto columns = static_cast<std::size_t>(grid_.columns);
        const auto add_row = [&](std::size_t row) {
            for (std::size_t d = 0; d < directions.size(); ++d) {
                const DirectionSum add(directions[d], integrals_, share);
                for (std::size_t i = row * columns; i < (row + 1) * columns; ++i) {
                    add(tangents[d].values[i], request_.normals.x.values[i], request_.normals.y.values[i],
                        request_.normals.z.values[i], sums_[i]);
                }
            }
        };
        parallel_for(static_cast<std::size_t>(grid_.rows), request_.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                add_row(row);
            }
        });
    }

    void write_cell(std::size_t i, IrradianceResult& result) const {
        const CellSums& sums = sums_[i];
        const double sky_view = std::clamp(static_cast<double>(sums.plane_sky_view), 0.0, 1.0);
        double global = 0.0;
        double diffuse = 0.0;
        double reflected = 0.0;
        for (std::size_t month = 0; month < 12; ++month) {
            // The band may darken the sky (Perez's F2 < 0), but not below nothing.
            const double uniform = std::max(0.0, table_.isotropic_kwh_m2[month] * sky_view +
                                                     table_.horizon_band_kwh_m2[month] * sums.horizon_band);
            const double ground = table_.ground_reflected_kwh_m2[month] * (1.0 - sky_view);
            const double sun = std::max(0.0F, sums.energy[month]);
            result.monthly_kwh_m2[month].values[i] = static_cast<float>(sun + uniform + ground);
            global += sun + uniform + ground;
            diffuse += sun + uniform;
            reflected += ground;
        }
        const double beam = std::max(0.0F, sums.energy[SkyTableEntry::beam_channel]);
        result.global_kwh_m2.values[i] = static_cast<float>(global);
        result.beam_kwh_m2.values[i] = static_cast<float>(beam);
        result.diffuse_kwh_m2.values[i] = static_cast<float>(std::max(0.0, diffuse - beam));
        result.reflected_kwh_m2.values[i] = static_cast<float>(reflected);
        result.sky_view.values[i] = std::clamp(sums.horizontal_sky_view, 0.0F, 1.0F);
        result.sun_hours.values[i] = sums.sun_hours;
    }

    const IrradianceRequest& request_;
    const SkyTable& table_;
    GridGeometry grid_;
    SkyIntegralTable integrals_;
    std::vector<CellSums> sums_;
    SegmentHorizons segments_;
};

}  // namespace

IrradianceResult irradiate(const IrradianceRequest& request, const SkyTable& table, Progress& progress) {
    expects(request.normals.x.geometry == request.surface.geometry(), "normals lie on the surface's grid");
    expects(request.segment_of_cell == nullptr || request.segment_of_cell->geometry == request.surface.geometry(),
            "segments lie on the surface's grid");
    Engine engine(request, table);
    engine.sweep(progress);
    return engine.result();
}

}  // namespace sunshed
