// UMEP's and SUEWS's met forcing text: https://umep-docs.readthedocs.io, "Meteorological Data: MetPreprocessor".
// SUEWS's manual ("Meteorological input file") has stamps mark the end of their interval, and files of both kinds bear
// it out: their irradiation is centred half an hour after the sun's noon.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "weather_checks.hpp"
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

using Row = std::array<double, column_count>;

std::vector<Row> rows_of(const TextFile& file) {
    std::vector<Row> rows;
    for (std::size_t i = 1; i < file.lines.size(); ++i) {
        const auto words = split_words(file.lines[i]);
        if (words.size() < column_count) {
            throw Error(ErrorCode::bad_input, file.place(i),
                        fmt::format("the row has {} columns instead of {}", words.size(), column_count),
                        "the file was cut short or damaged: fetch it again");
        }
        Row row{};
        for (std::size_t c = 0; c < column_count; ++c) {
            row.at(c) = number_in(words[c], file.place(i), fmt::format("column {}", c + 1));
        }
        rows.push_back(row);
    }
    return rows;
}

double stamp_s(const Row& row) {
    return utc_from_civil({static_cast<int>(row[year]), 1, 1, 0, 0, 0.0}).unix_s +
           (row[day_of_year_column] - 1.0) * 86400.0 + row[hour] * 3600.0 + row[minute] * 60.0;
}

double value_or_missing(double value) {
    return value <= missing_code ? missing_d : value;
}

WeatherRecord record_of(const Row& row) {
    WeatherRecord record;
    record.ghi_w_m2 = value_or_missing(row[global]);
    record.dhi_w_m2 = value_or_missing(row[diffuse]);
    record.dni_w_m2 = value_or_missing(row[direct]);
    record.temperature_air_c = value_or_missing(row[temperature]);
    record.relative_humidity_pct = value_or_missing(row[humidity]);
    record.pressure_pa = value_or_missing(row[pressure_kpa]) * 1000.0;
    record.wind_speed_m_s = value_or_missing(row[wind]);
    record.precipitation_mm = value_or_missing(row[rain]);
    record.dew_point_c = missing_d;
    record.snow_depth_cm = missing_d;
    record.albedo = missing_d;
    return record;
}

double begin_shift_s(StampConvention stamps, double duration_s) {
    switch (stamps) {
        case StampConvention::interval_end:
            return -duration_s;
        case StampConvention::interval_start:
            return 0.0;
        case StampConvention::interval_center:
        case StampConvention::instant:
            break;
    }
    return -duration_s / 2.0;
}

void check_order(const TextFile& file, const std::vector<Row>& rows, double duration_s) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (stamp_s(rows[i]) - stamp_s(rows[i - 1]) != duration_s) {
            throw Error(ErrorCode::bad_input, file.place(i + 1), "the time does not follow the row before it",
                        "give a file without missing or repeated rows");
        }
    }
}

}  // namespace

bool looks_like_umep(const TextFile& file) {
    const auto words = split_words(file.lines.front());
    return words.size() >= column_count && (words[0] == "iy" || words[0] == "%iy") && words[1] == "id";
}

WeatherSeries read_umep(const TextFile& file, const WeatherReadOptions& options) {
    std::vector<Row> rows = rows_of(file);
    if (rows.size() < 2) {
        throw Error(ErrorCode::bad_input, file.path, "there are fewer than two rows of data", "give a whole year");
    }
    const double duration_s = stamp_s(rows[1]) - stamp_s(rows[0]);
    check_order(file, rows, duration_s);
    const auto year_rows = static_cast<std::size_t>(std::lround(365.0 * 86400.0 / duration_s));
    if (rows.size() == year_rows + 1) {
        rows.pop_back();  // some writers add the first hour of the next year
    }
    if (rows.size() < year_rows) {
        throw Error(ErrorCode::bad_input, file.path,
                    fmt::format("there are {} rows of data instead of {}", rows.size(), year_rows),
                    "give a whole year");
    }
    WeatherSeries series;
    series.source = fmt::format("{} (UMEP met)", file.path);
    series.place.utc_offset_h = options.utc_offset_h.value_or(0.0);
    series.stamps = options.assume_time.value_or(StampConvention::interval_end);
    if (!options.utc_offset_h) {
        series.notes.emplace_back("the format does not tell the time zone: UTC was taken; set weather.utc_offset_h");
    }
    const double shift_s = begin_shift_s(series.stamps, duration_s) - series.place.utc_offset_h * 3600.0;
    for (const Row& row : rows) {
        series.records.push_back(record_of(row));
        series.records.back().begin.unix_s = stamp_s(row) + shift_s;
        series.records.back().duration_s = duration_s;
    }
    fill_short_gaps(series, file.path);
    return series;
}

}  // namespace sunshed
