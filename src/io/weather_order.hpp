#pragma once

#include "weather_table.hpp"

namespace sunshed {

/// Leaves of rows that name one time the first, and of rows whose time is not where they stand none, and tells of both
/// in `table.findings`. A file may have a few of them; where many rows are out of place, all stay.
/// @returns how many repeated an earlier time
/// @throws Error naming the row where more than one of a hundred does
std::size_t put_in_order(WeatherTable& table);

}  // namespace sunshed
