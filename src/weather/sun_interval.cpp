#include "sunshed/weather/sun_interval.hpp"

#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/solar/air_mass.hpp"
#include "sunshed/solar/extraterrestrial.hpp"

namespace sunshed {

Observer observer_at(const Place& place) {
    Observer observer;
    observer.latitude_deg = place.latitude_deg;
    observer.longitude_deg = place.longitude_deg;
    observer.altitude_m = place.altitude_m;
    observer.pressure_pa = pressure_at_altitude_pa(place.altitude_m);
    return observer;
}

SunInterval sun_interval(const SunPath& path, const Place& place, UtcTime begin, double duration_s, int positions) {
    const Observer observer = observer_at(place);
    SunInterval interval;
    for (int i = 0; i < positions; ++i) {
        const GeocentricSun sun = path.at({begin.unix_s + duration_s * (i + 0.5) / positions});
        const double zenith_deg = topocentric_sun(sun, observer).apparent_zenith_deg;
        if (zenith_deg < 90.0) {
            interval.mean_cos_zenith += std::cos(to_radians(zenith_deg)) / positions;
            interval.sunlit_share += 1.0 / positions;
        }
        interval.extraterrestrial_w_m2 = extraterrestrial_w_m2(sun.distance_au);
    }
    return interval;
}

SunPath sun_path_of(const WeatherSeries& series, double room_s) {
    expects(!series.records.empty(), "the series has records");
    const WeatherRecord& last = series.records.back();
    return {UtcTime{series.records.front().begin.unix_s - room_s},
            UtcTime{last.begin.unix_s + last.duration_s + room_s}};
}

}  // namespace sunshed
