#pragma once

#include "sunshed/solar/sun_path.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// The sun in the course of one interval.
struct SunInterval {
    double mean_cos_zenith = 0.0;  ///< over the whole interval, 0 while the sun is down
    double sunlit_share = 0.0;     ///< of the interval
    double extraterrestrial_w_m2 = 0.0;
    /// Global irradiance that would come from outside the atmosphere onto the level, mean of the interval.
    [[nodiscard]] double outside_w_m2() const { return extraterrestrial_w_m2 * mean_cos_zenith; }
};

/// @param positions  moments inside the interval that are sampled
SunInterval sun_interval(const SunPath& path, const Place& place, UtcTime begin, double duration_s, int positions = 12);

/// The part of an interval in which the sun's centre is up, refraction counted; empty where begin = end.
/// An interval of an hour or less, so that the sun rises or sets in it at most once (or both, near the poles).
struct SunlitPart {
    UtcTime begin;
    UtcTime end;
    [[nodiscard]] double duration_s() const { return end.unix_s - begin.unix_s; }
};
SunlitPart sunlit_part(const SunPath& path, const Observer& observer, UtcTime begin, double duration_s);

/// A path through all of a series, with an hour's room on both sides.
SunPath sun_path_of(const WeatherSeries& series, double room_s = 3600.0);

Observer observer_at(const Place& place);

}  // namespace sunshed
