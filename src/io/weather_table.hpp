#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/many_errors.hpp"
#include "sunshed/io/weather_file.hpp"
#include "weather_text.hpp"

namespace sunshed {

/// A row as a reader found it: the stamp on the file's own clock (an hour of 24 ends the day) and its values.
struct WeatherRow {
    CivilTime stamp;
    WeatherRecord values;  ///< `begin` and `duration_s` are not set yet
    std::size_t line = 0;  ///< in the file, counted from 0
};

/// Who says what the stamps mean.
enum class StampsFrom {
    file,     ///< it or its format
    custom,   ///< what is usual in files of its kind
    nowhere,  ///< nobody
};

/// A weather file before its rows are laid in time. What all formats have in common happens in build_series().
struct WeatherTable {
    std::string path;
    std::string format;  ///< in words, e.g. "EPW, TMYx"
    Place place;
    bool place_known = true;
    bool clock_known = true;
    StampConvention stamps = StampConvention::interval_end;
    StampsFrom stamps_from = StampsFrom::file;
    double stamp_offset_s = 0.0;  ///< added to each stamp first (PVGIS: when in the hour the satellite looked)
    double duration_s = 0.0;      ///< of an interval; 0 = as the rows are apart
    double known_lag_min = 0.0;   ///< see WeatherSeries
    bool synthetic = false;
    bool nominal_year = false;  ///< see WeatherFile
    std::vector<WeatherRow> rows;
    std::vector<std::string> notes;
    std::vector<Finding> findings;
    std::optional<std::size_t> repeated_rows;  ///< that named the time of an earlier one; set by order_rows()
    EachStep unread;  ///< reads rows and values; those that it cannot are missing, and many are refused

    [[nodiscard]] std::string row_place(const WeatherRow& row) const;
};

/// Whether a fault is in more than one of a hundred rows: then a column or the file is not what it seems.
bool is_many(std::size_t count, const WeatherTable& table);
/// Whether two records hold the same numbers, at whatever time.
bool has_equal_values(const WeatherRecord& one, const WeatherRecord& other);

/// Reads the lines of a file from one on, each by itself; blank ones are none. What of a line cannot be read is kept in
/// `table.unread`.
/// @throws Error where the last line is one of those: the file was cut short
void read_rows(const TextFile& file, std::size_t first, WeatherTable& table,
               const std::function<void(std::size_t line)>& add_row);

/// Puts the rows on the time line, one year of them, as the options say:
/// - months that come from different years are laid into one nominal year;
/// - of several years the one that was asked for is taken;
/// - of rows of one time the first counts, and one whose time is not where it stands is missing;
/// - rows that are missing become gaps;
/// - intervals begin where the stamps' convention says.
/// @throws Error naming the row: more than one of a hundred that cannot be read, time that goes back, not a year,
/// several years and none chosen
WeatherFile build_series(WeatherTable table, const WeatherReadOptions& options);

/// What a quantity can be on this planet and an instrument can measure; whether it is likely is judged later.
struct Range {
    double low = 0.0;
    double high = 0.0;
};
Range possible(double WeatherRecord::*value);

/// @returns the place with its longitude between -180 and 180: 183.4 E is 176.6 W
/// @throws Error naming the file where a latitude, longitude, height or clock cannot be
Place checked_place(Place place, const std::string& path);

/// Seconds from 1970 on the file's own clock.
double clock_seconds(const CivilTime& stamp);

/// A date that exists (hours 0..24). @throws Error naming the row
CivilTime checked_stamp(const CivilTime& stamp, const std::string& row_place);

}  // namespace sunshed
