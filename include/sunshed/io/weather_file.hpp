#pragma once

#include <optional>
#include <string>

#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

struct WeatherReadOptions {
    std::optional<double> utc_offset_h;          ///< of the file's clock, where the file does not say (UMEP)
    std::optional<StampConvention> assume_time;  ///< what the stamps mean, where the user knows better than the file
};

/// Reads a year of weather; the format is found from the content.
///
/// - EPW (EnergyPlus): hour-ending local standard time. A typical year whose months come from different years is laid
///   into one nominal year.
/// - UMEP's met text: `iy id it imin ...` columns, -999 for missing; the place is left at 0, 0 because the format has
///   none. Its stamps end their interval, on a clock that the file does not name.
///
/// @throws Error naming file and row: cut short, not a whole number of days, a month without values, not a number
WeatherSeries read_weather_file(const std::string& path, const WeatherReadOptions& options = {});

/// Writes a series of 8,760 hours as EPW; comment lines carry its source and whether it is synthetic.
void write_epw(const WeatherSeries& series, const std::string& path);

}  // namespace sunshed
