#pragma once

#include <string>
#include <vector>

#include "sunshed/io/town_clock.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// The clock of a scene: as given, or found from its place.
/// @param timezone  an IANA zone or an offset; empty = from the place
/// @param key       of that setting, for messages
TownClock find_town_clock(const Place& scene, const std::string& timezone, const std::string& key);

/// On the border of two clocks the weather file's own decides, where it is one of them.
void resolve_with(TownClock& clock, const WeatherSeries& weather);

/// Notes on it: a doubt, and that the weather's stamps are on another clock.
std::vector<std::string> notes_of(const TownClock& clock, const WeatherSeries& weather);

}  // namespace sunshed
