#include "sunshed/irradiance/sky_table.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"

namespace sunshed {

namespace {

constexpr double kilo = 1000.0;

void add_vector(SkyTableEntry& entry, int channel, const Vector3& v) {
    const auto c = static_cast<std::size_t>(channel);
    entry.x[c] += static_cast<float>(v.x);
    entry.y[c] += static_cast<float>(v.y);
    entry.z[c] += static_cast<float>(v.z);
}

/// The bin edge below a sun. Horizons go to the nearest edge instead, so that those between two edges are hidden from
/// as many suns as they wrongly see.
int sun_bin(const Vector3& to_sun) {
    const double up = std::max(0.0, to_sun.z);
    return static_cast<int>(up / (up + std::hypot(to_sun.x, to_sun.y)) * horizon_bins);
}

/// Puts a sample into the highest bin that a horizon below it can have, in one direction.
void add_sample(SkyTable& table, int direction, double weight, const SunSample& sun, const Vector3& to_sun, int month) {
    const int bin = sun_bin(to_sun);
    const auto place = static_cast<std::size_t>(direction) * (horizon_bins + 1) + static_cast<std::size_t>(bin);
    SkyTableEntry& entry = table.entries[place];
    add_vector(entry, month, (weight * (sun.beam_wh_m2 + sun.circumsolar_wh_m2) / kilo) * to_sun);
    add_vector(entry, SkyTableEntry::beam_channel, (weight * sun.beam_wh_m2 / kilo) * to_sun);
    table.sun_hours[place] += static_cast<float>(weight * sun.duration_h);
    table.sun_hours_by_month[place][static_cast<std::size_t>(month)] += static_cast<float>(weight * sun.duration_h);
    table.has_sun[static_cast<std::size_t>(direction)] = 1;
}

/// Turns the samples of each bin into the sum of all bins from it upward.
void accumulate_downward(SkyTable& table) {
    for (int direction = 0; direction < table.directions; ++direction) {
        const auto first = static_cast<std::size_t>(direction) * (horizon_bins + 1);
        for (std::size_t i = first + horizon_bins; i > first; --i) {
            for (std::size_t c = 0; c < SkyTableEntry::channels; ++c) {
                table.entries[i - 1].x[c] += table.entries[i].x[c];
                table.entries[i - 1].y[c] += table.entries[i].y[c];
                table.entries[i - 1].z[c] += table.entries[i].z[c];
            }
            table.sun_hours[i - 1] += table.sun_hours[i];
            for (std::size_t month = 0; month < 12; ++month) {
                table.sun_hours_by_month[i - 1][month] += table.sun_hours_by_month[i][month];
            }
        }
    }
}

/// A sector's width / pi is twice its share of the circle.
void add_uniform_sky(SkyTable& table) {
    const double twice_share = 2.0 / table.directions;
    for (int direction = 0; direction < table.directions; ++direction) {
        const double azimuth = to_radians(direction * 360.0 / table.directions);
        for (int bin = 0; bin <= horizon_bins; ++bin) {
            const SkyIntegrals sky = sky_integrals(bin_sine(bin));
            const auto place = static_cast<std::size_t>(direction) * (horizon_bins + 1) + static_cast<std::size_t>(bin);
            add_vector(
                table.entries[place], SkyTableEntry::sky_channel,
                twice_share * Vector3{sky.toward * std::sin(azimuth), sky.toward * std::cos(azimuth), sky.upward});
        }
    }
}

void add_intervals(SkyTable& table, const SkyYear& sky) {
    for (const SkyInterval& interval : sky.intervals) {
        const auto month = static_cast<std::size_t>(interval.month);
        table.global_horizontal_kwh_m2[month] += interval.global_horizontal_wh_m2 / kilo;
        table.isotropic_kwh_m2[month] += interval.isotropic_wh_m2 / kilo;
        table.horizon_band_kwh_m2[month] += interval.horizon_band_wh_m2 / kilo;
        table.ground_reflected_kwh_m2[month] += interval.global_horizontal_wh_m2 * interval.albedo / kilo;
    }
}

}  // namespace

Vector3 to_grid_axes(const Vector3& true_direction, double grid_convergence_deg) {
    const double angle = to_radians(grid_convergence_deg);
    // A direction at true azimuth a stands at grid azimuth a - convergence.
    return {true_direction.x * std::cos(angle) - true_direction.y * std::sin(angle),
            true_direction.x * std::sin(angle) + true_direction.y * std::cos(angle), true_direction.z};
}

SkyTable build_sky_table(const SkyYear& sky, int directions, double grid_convergence_deg) {
    expects(directions >= 4, "the horizon is known in at least four directions");
    SkyTable table;
    table.directions = directions;
    const std::size_t size = static_cast<std::size_t>(directions) * (horizon_bins + 1);
    table.entries.resize(size);
    table.sun_hours.resize(size, 0.0F);
    table.sun_hours_by_month.resize(size, each_month(0.0F));
    table.has_sun.resize(static_cast<std::size_t>(directions), 0);
    for (const SunSample& sun : sky.samples) {
        const double position = wrap_azimuth_deg(sun.azimuth_deg - grid_convergence_deg) / 360.0 * directions;
        const int lower = static_cast<int>(position) % directions;
        const double beyond = position - std::floor(position);
        const Vector3 to_sun = to_grid_axes(sun.direction, grid_convergence_deg);
        const int month = sky.intervals[static_cast<std::size_t>(sun.interval)].month;
        add_sample(table, lower, 1.0 - beyond, sun, to_sun, month);
        add_sample(table, (lower + 1) % directions, beyond, sun, to_sun, month);
    }
    accumulate_downward(table);
    add_uniform_sky(table);
    add_intervals(table, sky);
    return table;
}

}  // namespace sunshed
