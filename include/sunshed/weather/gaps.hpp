#pragma once

#include <string>

#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// Gaps of global irradiance up to here are interpolated without asking.
constexpr double longest_gap_h = 3.0;
/// What WeatherGap calls global irradiance.
constexpr const char* global_irradiance_gap = "global irradiance";

struct GapOptions {
    double longest_h = longest_gap_h;  ///< gaps up to here are interpolated without asking
    bool fill_long = false;            ///< longer ones too, from the same hours of the days around them
};

/// Fills what is missing and writes down each gap in `series.gaps`.
///
/// Global irradiance is interpolated in clearness (over what comes from outside the atmosphere), so that a gap at
/// sunrise or noon follows the sun; at night it is 0. It is first closed from beam and diffuse where the file has both.
/// Beam or diffuse that are missing alone are left to the decomposition. Air temperature, wind, pressure and humidity
/// are interpolated in time; a quantity that the file lacks altogether stays missing, but for temperature and wind,
/// which then are 15 degrees C and 1 m s-1, with a note.
/// @param place  where the sun is taken for clearness
/// @param file   for messages
/// @throws Error naming the first gap that is longer than allowed
void fill_gaps(WeatherSeries& series, const Place& place, const std::string& file, const GapOptions& options = {});

}  // namespace sunshed
