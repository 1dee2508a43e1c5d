#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/finding.hpp"
#include "sunshed/io/text_file.hpp"
#include "sunshed/weather/period.hpp"
#include "sunshed/weather/typical_year.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

struct WeatherReadOptions {
    std::optional<double> utc_offset_h{};          ///< of the file's clock, where the file does not say or errs
    std::optional<StampConvention> assume_time{};  ///< what the stamps mean, where the user knows better than the file
    std::optional<int> year{};                     ///< which one, where the file holds several
    bool fill_long_gaps = false;                   ///< gaps of more than three hours
    std::optional<Place> place{};                  ///< for gaps, where the file does not state its place
    bool any_span = false;                         ///< less than a year is enough
    std::optional<TimeSpan> around{};              ///< of several years, the rows in it and a day around it are taken
    std::string place_name{};                      ///< which one, in a table of monthly means of several places
};

/// A year of weather, and what of its file could not be taken as it stands.
struct WeatherFile {
    WeatherSeries series;
    std::vector<Finding> findings;
    /// Its year is only a name: months come from several years or from means, and month, day and hour are what counts.
    bool nominal_year = false;
};

/// Reads a year of weather, or any span of it where that is enough; the format is found from the content. Docs:
/// docs/weather.md.
///
/// - EPW (EnergyPlus): hour-ending local standard time. PVGIS's EPW is in UTC whatever its header says.
/// - UMEP's met text: `iy id it imin ...` columns, -999 for missing; stamps end their interval, on a clock and at a
///   place that the file does not name.
/// - TMY3 CSV: hour-ending local standard time.
/// - SAM's CSV, NSRDB's PSM3 and PSM4 CSV, also without its first two lines.
/// - PVGIS typical years and hourly series (slope 0), CSV and JSON: UTC, snapshots.
/// - Plain CSV: a header with units, "# time_convention: ..." above it.
/// - A table of twelve monthly means: a typical year is made from it and is marked synthetic.
///
/// A typical year whose months come from different years is laid into one nominal year. Codes for missing values
/// (9999, 99, -999, -9900) become gaps; see fill_gaps().
/// Values that cannot be (an air temperature of 300 degrees C), values and rows that cannot be read, and zeros that
/// stand for nothing are taken as missing: findings, doubts where they are many. More than one of a hundred rows that
/// cannot be read are an error. Files may have up to 128 MiB and two million lines, in steps of a minute or more.
/// @throws Error naming file and row: cut short, not a year, time that goes back, a gap, not a number, too large
WeatherFile inspect_weather_file(const std::string& path, const WeatherReadOptions& options = {});
/// The same of a file that was read already.
WeatherFile inspect_weather(FileText bytes, const WeatherReadOptions& options = {});
/// The series alone.
WeatherSeries read_weather_file(const std::string& path, const WeatherReadOptions& options = {});
WeatherSeries read_weather(FileText bytes, const WeatherReadOptions& options = {});

/// A place's monthly means.
struct Climatology {
    MonthlyClimatology climate;
    Place place;
};
/// @param place  name or code, where the table holds several; empty = its only one
/// @throws Error naming file and row
Climatology read_climatology(const std::string& path, const std::string& place = "");
Climatology read_climatology(FileText bytes, const std::string& place = "");

/// Writes a series of 8,760 hours as EPW; comment lines carry its source and whether it is synthetic.
void write_epw(const WeatherSeries& series, const std::string& path);

}  // namespace sunshed
