#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// Horizons are counted in bins of equal t / (1 + t), t the tangent of their elevation: 0.11 degrees wide at the
/// horizon and the zenith, 0.22 between, and cheap to find. Bin 0 is the level horizon (and anything below it).
constexpr int horizon_bins = 512;

/// The bin edge that lies nearest a horizon.
inline int horizon_bin(float tangent) {
    const float t = std::max(0.0F, tangent);
    return static_cast<int>(t / (1.0F + t) * static_cast<float>(horizon_bins) + 0.5F);
}

/// Sine of the elevation of a bin edge, 0..1.
inline double bin_sine(int bin) {
    const double share = static_cast<double>(bin) / horizon_bins;
    return share / std::hypot(share, 1.0 - share);
}

/// Energy from above one horizon in one direction, as vectors: its dot product with a plane's normal is the energy on
/// the plane. Channels 0..11 are the months' beam with circumsolar, `beam_channel` the year's beam alone; `sky_channel`
/// is the share of a uniform sky (SkyIntegrals), which is as linear.
struct SkyTableEntry {
    static constexpr int channels = 16;
    static constexpr int beam_channel = 12;
    static constexpr int sky_channel = 13;
    alignas(64) std::array<float, channels> x{};
    std::array<float, channels> y{};
    std::array<float, channels> z{};
};

/// The year as tables: per direction and horizon bin, what shines from above it. Irradiance on a plane is linear in
/// the plane's normal while the sun is above the plane, and the plane itself is one more horizon, so a year of suns
/// costs one look-up a direction.
struct SkyTable {
    int directions = 0;
    std::vector<SkyTableEntry> entries;                 ///< [direction][0..horizon_bins], kWh m-2
    std::vector<float> sun_hours;                       ///< likewise: hours a year with the sun above the horizon
    std::vector<MonthArray<float>> sun_hours_by_month;  ///< likewise
    std::vector<char> has_sun;                          ///< per direction: whether the sun ever stands there
    MonthArray<double> global_horizontal_kwh_m2{};
    MonthArray<double> isotropic_kwh_m2{};
    MonthArray<double> horizon_band_kwh_m2{};
    MonthArray<double> ground_reflected_kwh_m2{};  ///< global x albedo

    [[nodiscard]] const SkyTableEntry* direction_entries(int direction) const {
        return entries.data() + static_cast<std::size_t>(direction) * (horizon_bins + 1);
    }
};

/// @param directions  how many azimuths the horizon is known in, evenly from grid north
/// @param grid_convergence_deg  true azimuth = grid azimuth + this
/// A sun between two directions counts for both, by nearness.
SkyTable build_sky_table(const SkyYear& sky, int directions, double grid_convergence_deg);

/// A unit vector given in true axes (x east, y true north) in the grid's axes.
Vector3 to_grid_axes(const Vector3& true_direction, double grid_convergence_deg);

}  // namespace sunshed
