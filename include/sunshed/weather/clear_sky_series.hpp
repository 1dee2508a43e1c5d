#pragma once

#include <span>

#include "sunshed/core/month.hpp"
#include "sunshed/weather/period.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// The year that clear_sky_year() takes where none is asked for.
constexpr int clear_sky_default_year = 2019;

/// The cloudless sky of clear_sky_year() for any spans.
/// @param spans  in order; the hours of each begin with it, and the last is cut at its end
WeatherSeries clear_sky_series(const Place& place, const MonthArray<double>& linke_turbidity,
                               std::span<const TimeSpan> spans);

}  // namespace sunshed
