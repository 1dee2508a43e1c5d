#include "sunshed/irradiance/shading_tables.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

namespace {

struct Light {
    double open = 0.0;
    double seen = 0.0;
};

}  // namespace

ShadingByHour beam_shading_by_hour(const SkyInGridAxes& grid_sky, const SunlitTables& surroundings, double tilt_deg,
                                   double grid_azimuth_deg, double utc_offset_h) {
    const Vector3 normal = normal_from_tilt_azimuth(tilt_deg, grid_azimuth_deg);
    MonthArray<std::array<Light, 24>> sums{};
    for (const SkyInterval& interval : grid_sky.sky->intervals) {
        const UtcTime middle{interval.begin.unix_s + interval.duration_h * 1800.0 + utc_offset_h * 3600.0};
        Light& light =
            sums.at(static_cast<std::size_t>(interval.month)).at(static_cast<std::size_t>(civil_from_utc(middle).hour));
        for (int i = interval.first_sample; i < interval.first_sample + interval.sample_count; ++i) {
            const auto s = static_cast<std::size_t>(i);
            const SunSample& sample = grid_sky.sky->samples[s];
            const double open = sample.beam_wh_m2 * dot(normal, grid_sky.directions[s]);
            if (open > 0.0) {
                light.open += open;
                light.seen += open * surroundings.sunlight_share(grid_sky.grid_azimuth_deg[s], sample.direction.z,
                                                                 interval.month);
            }
        }
    }
    ShadingByHour shading{};
    for (std::size_t month = 0; month < 12; ++month) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const Light& light = sums[month][hour];
            shading[month][hour] = light.open > 0.0 ? 1.0 - light.seen / light.open : missing_d;
        }
    }
    return shading;
}

std::vector<double> median_horizon_deg(const SunlitTable& horizons, int azimuths, double grid_convergence_deg) {
    std::vector<double> heights;
    for (int i = 0; i < azimuths; ++i) {
        const double grid_azimuth_deg = i * 360.0 / azimuths - grid_convergence_deg;
        double low = 0.0;
        double high = 1.0;
        if (sunlit_fraction(horizons, grid_azimuth_deg, 0.0) >= 0.5) {
            heights.push_back(0.0);
            continue;
        }
        while (high - low > 1e-4) {
            const double middle = (low + high) / 2.0;
            (sunlit_fraction(horizons, grid_azimuth_deg, middle) >= 0.5 ? high : low) = middle;
        }
        heights.push_back(to_degrees(std::asin(high)));
    }
    return heights;
}

std::vector<std::vector<double>> shading_by_sun_pct(const SunlitTable& horizons, int azimuths,
                                                    const std::vector<double>& elevations_deg,
                                                    double grid_convergence_deg) {
    std::vector<std::vector<double>> table;
    for (const double elevation_deg : elevations_deg) {
        std::vector<double>& row = table.emplace_back();
        for (int i = 0; i < azimuths; ++i) {
            const double open = sunlit_fraction(horizons, i * 360.0 / azimuths - grid_convergence_deg,
                                                std::sin(to_radians(elevation_deg)));
            row.push_back(100.0 * (1.0 - open));
        }
    }
    return table;
}

}  // namespace sunshed
