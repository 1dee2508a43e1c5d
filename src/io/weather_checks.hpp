#pragma once

#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// Fills missing irradiance of up to three hours between its neighbours, noting it; a longer gap is an error that names
/// the month. Missing air temperature or wind is filled with the nearest value before it.
/// @param file  for messages
void fill_short_gaps(WeatherSeries& series, const std::string& file);

}  // namespace sunshed
