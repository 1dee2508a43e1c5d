// UMEP's and SUEWS's met forcing text: https://umep-docs.readthedocs.io, "Meteorological Data: MetPreprocessor".
// SUEWS's manual ("Meteorological input file") has stamps mark the end of their interval; measured files are met that
// mark its beginning, so where the light shows which, it decides.

#include <fmt/format.h>

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "weather_columns.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

constexpr std::size_t column_count = 24;
constexpr double missing_code = -999.0;

enum Column : std::size_t {
    year = 0,
    day_of_year_column = 1,
    hour = 2,
    minute = 3,
    wind = 9,
    humidity = 10,
    temperature = 11,
    pressure_kpa = 12,
    rain = 13,
    global = 14,
    diffuse = 21,
    direct = 22,
};

WeatherRecord record_of(const std::vector<std::string_view>& words, const std::string& place, EachStep& unread) {
    const auto value = [&](Column column, double scale = 1.0) {
        const double number = value_in(words[column], place, fmt::format("column {}", column + 1), unread);
        return number <= missing_code ? missing_d : number * scale;
    };
    WeatherRecord record = missing_record();
    record.ghi_w_m2 = value(global);
    record.dhi_w_m2 = value(diffuse);
    record.dni_w_m2 = value(direct);
    record.temperature_air_c = value(temperature);
    record.relative_humidity_pct = value(humidity);
    record.pressure_pa = value(pressure_kpa, 1000.0);
    record.wind_speed_m_s = value(wind);
    record.precipitation_mm = value(rain);
    return record;
}

/// Year, day of the year, hour and minute.
CivilTime stamp_of(const std::vector<std::string_view>& words, const std::string& place) {
    const auto whole = [&](Column column, const char* name) { return whole_in(words[column], place, name); };
    const double first_s = utc_from_civil({whole(year, "year"), 1, 1, 0, 0, 0.0}).unix_s;
    CivilTime stamp = civil_from_utc({first_s + (whole(day_of_year_column, "day of the year") - 1.0) * 86400.0});
    stamp.hour = whole(hour, "hour");
    stamp.minute = whole(minute, "minute");
    return stamp;
}

}  // namespace

bool is_umep(const TextFile& file) {
    const auto words = split_words(file.lines.front());
    return words.size() >= column_count && (words[0] == "iy" || words[0] == "%iy") && words[1] == "id";
}

WeatherTable read_umep(const TextFile& file) {
    WeatherTable table;
    table.path = file.path;
    table.format = "UMEP met";
    table.place_known = false;
    table.clock_known = false;
    table.stamps_from = StampsFrom::custom;
    const auto add_row = [&](std::size_t i) {
        const auto words = split_words(file.lines[i]);
        if (words.size() < column_count) {
            throw Error(ErrorCode::bad_input, file.place(i),
                        fmt::format("the row has {} columns instead of {}", words.size(), column_count),
                        "the file was cut short or damaged: fetch it again");
        }
        const std::string place = file.place(i);
        const CivilTime stamp = checked_stamp(stamp_of(words, place), place);
        table.rows.push_back({stamp, record_of(words, place, table.unread), i});
    };
    read_rows(file, 1, table, add_row);
    return table;
}

}  // namespace sunshed
