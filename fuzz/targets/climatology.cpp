// A table of twelve monthly means, and the year that is made from it.

#include <cmath>

#include "checks.hpp"
#include "sunshed/io/weather_file.hpp"

using namespace sunshed;
using fuzz::check;

namespace {

void check_climate(const Climatology& found) {
    const Place& place = found.place;
    check(std::abs(place.latitude_deg) <= 90.0 && std::abs(place.longitude_deg) <= 360.0, "the place is on Earth");
    check(std::abs(place.utc_offset_h) <= 24.0 && std::abs(place.altitude_m) <= 9000.0, "the head is possible");
    for (const double ghi : found.climate.ghi_kwh_m2) {
        check(ghi >= 0.0 && ghi <= 1100.0, "monthly irradiation is possible");
    }
    for (const double temperature : found.climate.temperature_c) {
        check(temperature >= -95.0 && temperature <= 65.0, "monthly temperature is possible");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] { check_climate(read_climatology(fuzz::file_of(data, size))); });
    fuzz::run([&] {
        const WeatherSeries series = read_weather(fuzz::file_of(data, size));
        for (const WeatherRecord& record : series.records) {
            check(record.ghi_w_m2 >= 0.0 && record.ghi_w_m2 <= 2000.0, "irradiance is possible");
            check(std::abs(record.temperature_air_c) < 150.0, "temperature is a number");
        }
    });
    return 0;
}
