// A weather file of one format (FUZZ_FORMAT), through the door that all formats share.

#include <cmath>

#include "checks.hpp"
#include "sunshed/io/weather_file.hpp"
#include "weather_year.hpp"

namespace {

using namespace sunshed;
using fuzz::check;

void check_between(double value, double low, double high, const char* promise) {
    check(std::isnan(value) || (value >= low && value <= high), promise);
}

void check_values(const WeatherRecord& r) {
    check(!std::isnan(r.ghi_w_m2), "global irradiance is filled");
    check(!std::isnan(r.temperature_air_c) && !std::isnan(r.wind_speed_m_s), "temperature and wind are filled");
    check_between(r.ghi_w_m2, 0.0, 20000.0, "global irradiance is possible");
    check_between(r.dni_w_m2, 0.0, 9998.0, "direct irradiance is possible");
    check_between(r.dhi_w_m2, 0.0, 9998.0, "diffuse irradiance is possible");
    check_between(r.temperature_air_c, -95.0, 65.0, "temperature is possible");
    check_between(r.dew_point_c, -110.0, 65.0, "the dew point is possible");
    check_between(r.relative_humidity_pct, 0.0, 150.0, "humidity is possible");
    check_between(r.pressure_pa, 20000.0, 115000.0, "pressure is possible");
    check_between(r.wind_speed_m_s, 0.0, 150.0, "wind is possible");
    check_between(r.snow_depth_cm, 0.0, 2500.0, "snow is possible");
    check_between(r.albedo, 0.0, 1.5, "albedo is possible");
    check_between(r.precipitation_mm, 0.0, 2000.0, "precipitation is possible");
}

void check_series(const WeatherSeries& series) {
    const Place& place = series.place;
    check(std::abs(place.latitude_deg) <= 90.0 && std::abs(place.longitude_deg) <= 180.0, "the place is on Earth");
    check(place.altitude_m >= -500.0 && place.altitude_m <= 9000.0, "the place is on its ground");
    check(std::abs(place.utc_offset_h) <= 14.0, "the clock is one of Earth");
    check(series.records.size() >= 8760 && series.records.size() <= 366 * 1440, "there is a year in it");
    const double step_s = series.records.front().duration_s;
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        const WeatherRecord& record = series.records[i];
        check(record.duration_s == step_s && step_s >= 60.0 && step_s <= 3600.0, "steps are even");
        check(i == 0 || std::abs(record.begin.unix_s - series.records[i - 1].begin.unix_s - step_s) < 1e-3,
              "times follow one another");
        check_values(record);
    }
    const int year = civil_from_utc(series.records.front().begin).year;
    check(year >= 1799 && year <= 2200, "the year is one of weather");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        FileText file = fuzz::file_of(data, size);
        file.text = fuzz::with_whole_year(std::move(file.text), FUZZ_FORMAT);
        check_series(read_weather(std::move(file)));
    });
    return 0;
}
