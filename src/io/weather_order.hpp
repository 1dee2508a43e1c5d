#pragma once

#include "weather_table.hpp"

namespace sunshed {

/// Removes rows that name the time of an earlier one and rows whose time does not follow where they stand, with a
/// finding for each kind. A file may have a few of them; where many rows are out of place, all stay. Once a table: a
/// second call changes nothing.
/// @returns how many repeated an earlier time
/// @throws Error naming the row where more than one of a hundred does
std::size_t order_rows(WeatherTable& table);

}  // namespace sunshed
