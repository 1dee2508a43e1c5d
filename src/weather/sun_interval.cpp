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

namespace {

bool is_up(const SunPath& path, const Observer& observer, double unix_s) {
    return topocentric_sun(path.at({unix_s}), observer).apparent_zenith_deg < 90.0;
}

/// When the sun crosses the horizon between a moment when it is down and one when it is up, to a tenth of a second.
double crossing_s(const SunPath& path, const Observer& observer, double down_s, double up_s) {
    while (std::abs(up_s - down_s) > 0.1) {
        const double middle_s = (down_s + up_s) / 2.0;
        (is_up(path, observer, middle_s) ? up_s : down_s) = middle_s;
    }
    return up_s;
}

}  // namespace

SunlitPart sunlit_part(const SunPath& path, const Observer& observer, UtcTime begin, double duration_s) {
    const double first_s = begin.unix_s;
    const double last_s = begin.unix_s + duration_s;
    const double middle_s = (first_s + last_s) / 2.0;
    const bool at_first = is_up(path, observer, first_s);
    const bool at_last = is_up(path, observer, last_s);
    if (!at_first && !at_last && !is_up(path, observer, middle_s)) {
        return {begin, begin};
    }
    // One end is up, or only the middle is.
    const double up_for_first_s = at_last ? last_s : middle_s;
    const double up_for_last_s = at_first ? first_s : middle_s;
    return {{at_first ? first_s : crossing_s(path, observer, first_s, up_for_first_s)},
            {at_last ? last_s : crossing_s(path, observer, last_s, up_for_last_s)}};
}

SunPath sun_path_of(const WeatherSeries& series, double room_s) {
    expects(!series.records.empty(), "the series has records");
    const WeatherRecord& last = series.records.back();
    return {UtcTime{series.records.front().begin.unix_s - room_s},
            UtcTime{last.begin.unix_s + last.duration_s + room_s}};
}

}  // namespace sunshed
