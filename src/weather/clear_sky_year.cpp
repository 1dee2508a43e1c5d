#include "sunshed/weather/clear_sky_year.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/solar/clear_sky.hpp"
#include "sunshed/solar/extraterrestrial.hpp"
#include "sunshed/weather/clear_sky_series.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

constexpr int positions_per_hour = 12;

/// Between the middles of months.
double turbidity_at(const MonthArray<double>& linke, const CivilTime& local) {
    const double month = local.month - 1 + (local.day - 0.5) / days_in_month(local.year, local.month) - 0.5;
    const double before = std::floor(month);
    const auto value = [&](double index) {
        return linke.at(static_cast<std::size_t>(static_cast<int>(index + 12) % 12));
    };
    return value(before) + (month - before) * (value(before + 1.0) - value(before));
}

void fill(WeatherRecord& record, const SunPath& path, const Observer& observer, double linke) {
    record.ghi_w_m2 = record.dni_w_m2 = record.dhi_w_m2 = 0.0;
    double beam_on_ground_w_m2 = 0.0;
    double cos_sum = 0.0;
    int up = 0;
    for (int i = 0; i < positions_per_hour; ++i) {
        const GeocentricSun sun = path.at({record.begin.unix_s + record.duration_s * (i + 0.5) / positions_per_hour});
        const SunPosition position = topocentric_sun(sun, observer);
        const ClearSky sky =
            clear_sky_esra(position.zenith_deg, linke, observer.altitude_m, extraterrestrial_w_m2(sun.distance_au));
        record.ghi_w_m2 += sky.ghi_w_m2 / positions_per_hour;
        record.dhi_w_m2 += sky.dhi_w_m2 / positions_per_hour;
        beam_on_ground_w_m2 += (sky.ghi_w_m2 - sky.dhi_w_m2) / positions_per_hour;
        if (sky.ghi_w_m2 > 0.0) {
            cos_sum += std::cos(to_radians(position.zenith_deg));
            ++up;
        }
    }
    // The one beam that gives the hour's sum on the ground while the sun is up.
    record.dni_w_m2 = cos_sum > 0.0 ? beam_on_ground_w_m2 / (cos_sum / up) * up / positions_per_hour : 0.0;
}

WeatherRecord cloudless_hour(UtcTime begin, UtcTime span_end) {
    WeatherRecord record;
    record.begin = begin;
    record.duration_s = std::min(3600.0, span_end.unix_s - begin.unix_s);
    record.temperature_air_c = 15.0;
    record.wind_speed_m_s = 1.0;
    record.dew_point_c = record.relative_humidity_pct = record.pressure_pa = missing_d;
    record.snow_depth_cm = record.albedo = record.precipitation_mm = missing_d;
    return record;
}

}  // namespace

WeatherSeries clear_sky_series(const Place& place, const MonthArray<double>& linke_turbidity,
                               std::span<const TimeSpan> spans) {
    WeatherSeries series;
    series.place = place;
    series.source = fmt::format("clear sky after ESRA, Linke turbidity {}", fmt::join(linke_turbidity, " "));
    series.notes.emplace_back("a cloudless sky: an upper bound, not a forecast");
    for (const TimeSpan& span : spans) {
        for (double begin_s = span.begin.unix_s; begin_s < span.end.unix_s; begin_s += 3600.0) {
            series.records.push_back(cloudless_hour({begin_s}, span.end));
        }
    }
    const SunPath path = sun_path_of(series);
    const Observer observer = observer_at(place);
    for (WeatherRecord& record : series.records) {
        const UtcTime local{record.begin.unix_s + record.duration_s / 2.0 + place.utc_offset_h * 3600.0};
        fill(record, path, observer, turbidity_at(linke_turbidity, civil_from_utc(local)));
    }
    return series;
}

WeatherSeries clear_sky_year(const Place& place, const MonthArray<double>& linke_turbidity, int year) {
    const auto new_year = [&](int of_year) {
        return UtcTime{utc_from_civil({of_year, 1, 1, 0, 0, 0.0}).unix_s - place.utc_offset_h * 3600.0};
    };
    const TimeSpan span{new_year(year), new_year(year + 1)};
    return clear_sky_series(place, linke_turbidity, {&span, 1});
}

}  // namespace sunshed
