#pragma once

#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// Decides from the light whether stamps begin or end their interval or are its middle, where a file does not say.
/// The series was read with stamps that end it; where another reading brings the light to the sun, its intervals are
/// moved. Says in the notes what was found.
/// @returns whether the light shows it: not in steps of less than 20 minutes, nor where no reading is right to a sixth
///          of a step
bool choose_stamps(WeatherSeries& series, const Place& place);

/// The same for files of which it is known that their stamps either begin or end their interval, and whose clock may be
/// somewhat off: the reading that brings the light at least twice as near to the sun as the other.
/// @returns whether one does, and within what is a shifted clock
bool choose_start_or_end(WeatherSeries& series, const Place& place);

}  // namespace sunshed
