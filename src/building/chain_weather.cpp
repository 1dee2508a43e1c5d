#include <algorithm>
#include <cmath>

#include "sunshed/building/assess_building.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/pv/rows.hpp"

namespace sunshed {

namespace {

/// Share of the beam that is left between rows, interval by interval.
std::vector<float> row_lit_share(const ChainWeather& weather, const ModuleLayout& layout) {
    const RowGeometry rows{layout.tilt_deg, layout.slope_length_m / layout.row_pitch_m};
    std::vector<float> lit(weather.month.size(), 1.0F);
    for (std::size_t i = 0; i < lit.size(); ++i) {
        if (weather.sun_elevation_deg[i] <= 0.0F) {
            continue;
        }
        const double elevation = to_radians(weather.sun_elevation_deg[i]);
        const double beside = to_radians(weather.sun_azimuth_deg[i] - layout.azimuth_deg);
        const double profile_deg = to_degrees(std::atan2(std::sin(elevation), std::cos(elevation) * std::cos(beside)));
        lit[i] = static_cast<float>(1.0 - row_shaded_fraction(rows, profile_deg));
    }
    return lit;
}

}  // namespace

ChainWeather::ChainWeather(const SkyYear& sky_year, double grid_convergence_deg, const AssessOptions& options)
    : sky(&sky_year), grid_sky(sky_year, grid_convergence_deg) {
    for (const SkyInterval& interval : sky_year.intervals) {
        temperature_air_c.push_back(static_cast<float>(interval.temperature_air_c));
        wind_speed_m_s.push_back(static_cast<float>(interval.wind_speed_m_s));
        month.push_back(interval.month);
        Vector3 sum;
        for (int s = interval.first_sample; s < interval.first_sample + interval.sample_count; ++s) {
            sum = sum + grid_sky.directions[static_cast<std::size_t>(s)];
        }
        const bool is_day = interval.sample_count > 0;
        sun_azimuth_deg.push_back(is_day ? static_cast<float>(wrap_azimuth_deg(to_degrees(std::atan2(sum.x, sum.y))))
                                         : 0.0F);
        sun_elevation_deg.push_back(is_day ? static_cast<float>(to_degrees(std::asin(normalized(sum).z))) : -90.0F);
    }
    interval_h = sky_year.intervals.empty() ? 1.0 : sky_year.intervals.front().duration_h;
    const double equator_deg = (sky_year.place.latitude_deg >= 0.0 ? 180.0 : 0.0) - grid_convergence_deg;
    for (const double tilt_deg : {0.0, 15.0, 30.0, 45.0, 60.0}) {
        ModuleLayout open;
        open.tilt_deg = tilt_deg;
        open.azimuth_deg = equator_deg;
        best_open_yield_kwh_kwp = std::max(best_open_yield_kwh_kwp, plane_energy(*this, nullptr, open, options).ac_kwh);
    }
}

ChainResult plane_energy(const ChainWeather& weather, const Surroundings* surroundings, const ModuleLayout& layout,
                         const AssessOptions& options) {
    const PlaneSeries series = plane_series(weather.grid_sky, surroundings, layout.tilt_deg, layout.azimuth_deg);
    std::vector<float> lit;
    ChainInput input;
    if (layout.in_rows && layout.row_pitch_m > 0.0) {
        lit = row_lit_share(weather, layout);
        input.row_lit_share = lit;
        input.row_diffuse_loss = row_diffuse_loss({layout.tilt_deg, layout.slope_length_m / layout.row_pitch_m});
    }
    input.beam_w_m2 = series.beam_w_m2;
    input.sky_diffuse_w_m2 = series.sky_diffuse_w_m2;
    input.ground_w_m2 = series.ground_w_m2;
    input.cos_incidence = series.cos_incidence;
    input.temperature_air_c = weather.temperature_air_c;
    input.wind_speed_m_s = weather.wind_speed_m_s;
    input.month = weather.month;
    input.interval_h = weather.interval_h;
    input.tilt_deg = layout.tilt_deg;
    input.open_poa_kwh_m2 = series.open_total_kwh_m2;
    input.mounting = layout.in_rows ? Mounting::open_rack : Mounting::roof_flush;
    return run_chain(input, options.pv);
}

}  // namespace sunshed
