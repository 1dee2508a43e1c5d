#include "sunshed/building/plane_energy.hpp"

#include <algorithm>
#include <cmath>

#include "row_light.hpp"
#include "sunshed/building/assess_building.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// The middle of a row over its pitch, the lower edge standing over the roof.
double height_over_pitch(const ModuleLayout& layout, const PvOptions& options) {
    const double half_height_m = layout.slope_length_m * std::sin(to_radians(layout.tilt_deg)) / 2.0;
    return (options.snow.rows_edge_m + half_height_m) / layout.row_pitch_m;
}

/// Along the tilt: a row's slope; of a flush array that of a square of its area.
double slant_m(const ModuleLayout& layout, const ModuleSize& module) {
    const double area_m2 = module.area_m2(static_cast<double>(layout.modules.size()));
    return layout.in_rows || layout.modules.empty() ? std::max(module.width_m, layout.slope_length_m)
                                                    : std::sqrt(area_m2);
}

SkyByInterval row_sky_of(const SkyYear& sky, const SkyInGridAxes& grid_sky) {
    SkyByInterval rows;
    for (const SkyInterval& interval : sky.intervals) {
        Vector3 sum;
        double sun_wh_m2 = 0.0;
        for (int s = interval.first_sample; s < interval.first_sample + interval.sample_count; ++s) {
            const auto sample = static_cast<std::size_t>(s);
            sum = sum + grid_sky.directions[sample];
            sun_wh_m2 += sky.samples[sample].beam_wh_m2 + sky.samples[sample].circumsolar_wh_m2;
        }
        const Vector3 mean = interval.sample_count > 0 ? normalized(sum) : Vector3{};
        const double hours = interval.duration_h;
        rows.sun_x.push_back(static_cast<float>(mean.x));
        rows.sun_y.push_back(static_cast<float>(mean.y));
        rows.sun_z.push_back(static_cast<float>(std::max(0.0, mean.z)));
        rows.sun_w_m2.push_back(static_cast<float>(sun_wh_m2 / hours));
        rows.sky_w_m2.push_back(static_cast<float>(interval.isotropic_wh_m2 / hours));
        rows.global_w_m2.push_back(static_cast<float>(interval.global_horizontal_wh_m2 / hours));
        rows.albedo.push_back(static_cast<float>(interval.albedo));
    }
    return rows;
}

}  // namespace

ChainWeather::ChainWeather(const SkyYear& sky_year, double grid_convergence_deg, const AssessOptions& options)
    : sky(&sky_year),
      site{sky_year.place, grid_convergence_deg},
      grid_sky(sky_year, grid_convergence_deg),
      row_sky(row_sky_of(sky_year, grid_sky)) {
    std::vector<float> snow_depth_cm;
    for (const SkyInterval& interval : sky_year.intervals) {
        temperature_air_c.push_back(static_cast<float>(interval.temperature_air_c));
        wind_speed_m_s.push_back(static_cast<float>(interval.wind_speed_m_s));
        month.push_back(interval.month);
        snow_depth_cm.push_back(static_cast<float>(interval.snow_depth_cm));
    }
    interval_h = sky_year.intervals.empty() ? 1.0 : sky_year.intervals.front().duration_h;
    snow = snow_weather(snow_depth_cm, temperature_air_c, month, interval_h, options.pv.snow);
    if (options.pv.module.model == ModuleModel::single_diode) {
        diode.emplace(options.pv.module.cec);
    }
    for (const double tilt_deg : {0.0, 15.0, 30.0, 45.0, 60.0}) {
        ModuleLayout open;
        open.tilt_deg = tilt_deg;
        open.azimuth_deg = site.equator_azimuth_deg();
        best_open_yield_kwh_kwp = std::max(best_open_yield_kwh_kwp, plane_energy(*this, nullptr, open, options).ac_kwh);
    }
}

ChainResult plane_energy(const ChainWeather& weather, const SunlitTables* surroundings, const ModuleLayout& layout,
                         const AssessOptions& options) {
    const PlaneSeries series = plane_series(weather.grid_sky, surroundings, layout.tilt_deg, layout.azimuth_deg);
    RowSeries rows;
    if (layout.in_rows && layout.row_pitch_m > 0.0) {
        rows = row_series(weather.row_sky, series.sunlit_share,
                          {.rows = {layout.tilt_deg, layout.slope_length_m / layout.row_pitch_m},
                           .azimuth_deg = layout.azimuth_deg,
                           .height_over_pitch = height_over_pitch(layout, options.pv),
                           .back = options.pv.module.bifaciality > 0.0});
    }
    ChainInput input;
    input.beam_w_m2 = series.beam_w_m2;
    input.sky_diffuse_w_m2 = series.sky_diffuse_w_m2;
    input.ground_w_m2 = series.ground_w_m2;
    input.cos_incidence = series.cos_incidence;
    input.sunlit_share = series.sunlit_share;
    input.rows = rows.light();
    input.temperature_air_c = weather.temperature_air_c;
    input.wind_speed_m_s = weather.wind_speed_m_s;
    input.month = weather.month;
    input.interval_h = weather.interval_h;
    input.tilt_deg = layout.tilt_deg;
    input.slant_m = slant_m(layout, options.pv.module.size);
    input.open_poa_kwh_m2 = series.open_total_kwh_m2;
    input.hidden_kwh_m2 = series.hidden_kwh_m2;
    input.strings = std::max(1, static_cast<int>(layout.modules.size()) / std::max(1, options.pv.modules_per_string));
    input.mounting = layout.in_rows ? Mounting::open_rack : Mounting::roof_flush;
    input.snow = &weather.snow;
    input.diode = weather.diode ? &*weather.diode : nullptr;
    return run_chain(input, options.pv);
}

std::string snow_words(const ChainWeather& weather) {
    if (weather.snow.hourly()) {
        return "snow on modules by the hour (Marion et al. 2013), from the weather's snow depth";
    }
    return weather.snow.monthly ? "snow on modules by the month (Townsend & Powers 2011), from pv.snow_fall_cm"
                                : "no snow on modules: the weather has no snow, or nothing is known of it";
}

}  // namespace sunshed
