#include "sunshed/irradiance/hourly_shade.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

constexpr double whole = 65535.0;

/// A tangent as a share of the quarter circle; grows with the elevation and needs no table.
std::uint16_t packed(double tangent) {
    const double t = std::max(0.0, tangent);
    return static_cast<std::uint16_t>(std::lround(t / (1.0 + t) * whole));
}

/// The sun of one day in an hour, and the two directions it stands between.
struct DaySun {
    std::uint32_t bit = 0;
    int lower = 0;
    int upper = 0;
    std::uint32_t upper_share = 0;  ///< in 1/256
    std::uint32_t height = 0;       ///< packed, times 256
};

}  // namespace

HourlyShade::HourlyShade(const HourlyShadeRequest& request, Progress& progress)
    : grid_(request.elevation_m.geometry),
      directions_(request.directions),
      site_(request.site),
      year_(request.year),
      threads_(request.threads) {
    expects(directions_ >= 4, "the horizon is known in at least four directions");
    FloatRaster tangent(grid_);
    HorizonSweep horizons(whole_scene(request.elevation_m, request.elevation_m), request.radius_m, threads_);
    for (int direction = 0; direction < directions_; ++direction) {
        stop_if_cancelled(progress);
        horizons.sweep(direction * 360.0 / directions_, tangent);
        if (request.far != nullptr) {
            request.far->raise(direction, request.elevation_m, threads_, tangent);
        }
        std::vector<std::uint16_t>& horizon = horizons_.emplace_back(tangent.values.size());
        std::transform(tangent.values.begin(), tangent.values.end(), horizon.begin(),
                       [](float t) { return packed(t); });
        progress.advance(static_cast<double>(direction + 1) / directions_);
    }
}

std::vector<Raster<std::uint32_t>> HourlyShade::month(int month) const {
    const int days = days_in_month(year_, month + 1);
    const UtcTime first{utc_from_civil({year_, month + 1, 1, 0, 30, 0.0}).unix_s - site_.place.utc_offset_h * 3600.0};
    const SunPath path(first, {first.unix_s + days * 86400.0});
    const Observer observer = observer_at(site_.place);
    std::vector<Raster<std::uint32_t>> masks;
    for (int hour = 0; hour < 24; ++hour) {
        std::vector<DaySun> suns;
        for (int day = 0; day < days; ++day) {
            const SunPosition sun = topocentric_sun(path.at({first.unix_s + day * 86400.0 + hour * 3600.0}), observer);
            if (sun.zenith_deg >= 90.0) {
                continue;
            }
            const double elevation_deg = 90.0 - sun.apparent_zenith_deg;
            const double position =
                wrap_azimuth_deg(sun.azimuth_deg - site_.grid_convergence_deg) / 360.0 * directions_;
            const int lower = static_cast<int>(position) % directions_;
            suns.push_back({1U << static_cast<unsigned>(day), lower, (lower + 1) % directions_,
                            static_cast<std::uint32_t>(256.0 * (position - std::floor(position))),
                            256U * packed(std::tan(to_radians(elevation_deg)))});
        }
        Raster<std::uint32_t>& mask = masks.emplace_back(grid_, 0U);
        parallel_for(
            mask.values.size(), threads_,
            [&](std::size_t begin, std::size_t end) {
                for (const DaySun& sun : suns) {
                    const auto& lower = horizons_[static_cast<std::size_t>(sun.lower)];
                    const auto& upper = horizons_[static_cast<std::size_t>(sun.upper)];
                    for (std::size_t i = begin; i < end; ++i) {
                        const std::uint32_t horizon = (256U - sun.upper_share) * lower[i] + sun.upper_share * upper[i];
                        mask.values[i] |= sun.height >= horizon ? sun.bit : 0U;
                    }
                }
            },
            4096);
    }
    return masks;
}

}  // namespace sunshed
