#pragma once

#include "sunshed/weather/time_check.hpp"

namespace sunshed {

/// One pass over the intervals: light in the night, none in the day, closure, limits, the year's clearness.
void check_intervals(const WeatherSeries& series, const Place& place, TimeCheck& check);

}  // namespace sunshed
