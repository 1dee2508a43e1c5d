#pragma once

#include "sunshed/core/month.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// A cloudless year in a place: ESRA's model (see clear_sky_esra()), the sun moving within each hour. What r.sun takes
/// for a year of its days. Air temperature 15 degrees C and wind 1 m s-1 throughout, with a note.
/// @param linke_turbidity  by month, at air mass 2; put on the middle of months and drawn through between them
WeatherSeries clear_sky_year(const Place& place, const MonthArray<double>& linke_turbidity, int year = 2019);

/// r.sun's generic turbidity of a city in a mild northern climate (GRASS 8.2 manual, r.sun), by month. Not of any one
/// city: give your own where you have it.
constexpr MonthArray<double> linke_turbidity_city{3.1, 3.2, 3.5, 4.0, 4.2, 4.3, 4.4, 4.3, 4.0, 3.6, 3.3, 3.1};

}  // namespace sunshed
