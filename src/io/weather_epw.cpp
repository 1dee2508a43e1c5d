// EnergyPlus weather files: "Auxiliary Programs", chapter "EnergyPlus Weather File (EPW) Data Dictionary".

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <numeric>

#include "sunshed/core/error.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/core/raster.hpp"
#include "weather_checks.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

constexpr std::size_t header_lines = 8;
constexpr std::size_t least_fields = 22;  // up to wind speed; what follows may be left out by other writers

/// A column of the data part and the value from which on it counts as missing.
struct Column {
    std::size_t index;
    const char* name;
    double missing_from;
    double WeatherRecord::*value;
    double scale;
};

constexpr std::array<Column, 11> columns{{
    {6, "dry bulb temperature", 99.9, &WeatherRecord::temperature_air_c, 1.0},
    {7, "dew point", 99.9, &WeatherRecord::dew_point_c, 1.0},
    {8, "relative humidity", 999.0, &WeatherRecord::relative_humidity_pct, 1.0},
    {9, "pressure", 999999.0, &WeatherRecord::pressure_pa, 1.0},
    {13, "global horizontal radiation", 9999.0, &WeatherRecord::ghi_w_m2, 1.0},
    {14, "direct normal radiation", 9999.0, &WeatherRecord::dni_w_m2, 1.0},
    {15, "diffuse horizontal radiation", 9999.0, &WeatherRecord::dhi_w_m2, 1.0},
    {21, "wind speed", 999.0, &WeatherRecord::wind_speed_m_s, 1.0},
    {30, "snow depth", 999.0, &WeatherRecord::snow_depth_cm, 1.0},
    {32, "albedo", 999.0, &WeatherRecord::albedo, 1.0},
    {33, "precipitation", 999.0, &WeatherRecord::precipitation_mm, 1.0},
}};

/// Date and hour of a row, as the file counts them.
struct Stamp {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
};

double number_or(std::string_view field, double otherwise) {
    const std::string text(field);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    return end != text.c_str() ? value : otherwise;
}

Place place_of(const TextFile& file) {
    const auto fields = split(file.lines.front(), ',');
    if (fields.size() < 10) {
        throw Error(ErrorCode::bad_input, file.place(0), "the LOCATION line has too few fields",
                    "give a complete EPW file");
    }
    Place place;
    place.name = fields[1] == "NA" ? "" : std::string(fields[1]);
    place.latitude_deg = number_in(fields[6], file.place(0), "latitude");
    place.longitude_deg = number_in(fields[7], file.place(0), "longitude");
    place.utc_offset_h = number_in(fields[8], file.place(0), "time zone");
    place.altitude_m = number_or(fields[9], 0.0);
    return place;
}

int records_per_hour(const TextFile& file) {
    for (std::size_t i = 0; i < header_lines; ++i) {
        const auto fields = split(file.lines[i], ',');
        if (fields.front() == "DATA PERIODS" && fields.size() > 2) {
            return std::max(1, static_cast<int>(number_or(fields[2], 1.0)));
        }
    }
    return 1;
}

WeatherRecord record_of(const std::vector<std::string_view>& fields, const std::string& place) {
    WeatherRecord record;
    for (const Column& column : columns) {
        if (column.index >= fields.size()) {
            record.*column.value = missing_d;
            continue;
        }
        const double value = number_in(fields[column.index], place, column.name);
        record.*column.value = value >= column.missing_from || value <= -99.0 ? missing_d : value * column.scale;
    }
    return record;
}

Stamp stamp_of(const std::vector<std::string_view>& fields, const std::string& place) {
    const auto whole = [&](std::size_t i, const char* name) {
        return static_cast<int>(number_in(fields[i], place, name));
    };
    const Stamp stamp{whole(0, "year"), whole(1, "month"), whole(2, "day"), whole(3, "hour")};
    if (stamp.month < 1 || stamp.month > 12 || stamp.day < 1 || stamp.day > 31 || stamp.hour < 0 || stamp.hour > 24) {
        throw Error(ErrorCode::bad_input, place,
                    fmt::format("{}-{}-{} hour {} is no date", stamp.year, stamp.month, stamp.day, stamp.hour),
                    "mend the row or give another weather file");
    }
    return stamp;
}

void check_length(const TextFile& file, std::size_t rows, int per_hour) {
    const std::size_t year = 8760U * static_cast<std::size_t>(per_hour);
    const std::size_t leap = 8784U * static_cast<std::size_t>(per_hour);
    if (rows != year && rows != leap) {
        throw Error(ErrorCode::bad_input, file.path,
                    fmt::format("there are {} rows of data instead of {} (or {} in a leap year)", rows, year, leap),
                    "give a whole year");
    }
}

/// A year in which the rows' dates exist: the file's own if it has one year, else a nominal one.
int calendar_year(const std::vector<Stamp>& stamps) {
    const bool one_year =
        std::all_of(stamps.begin(), stamps.end(), [&](const Stamp& s) { return s.year == stamps.front().year; });
    const bool has_leap_day =
        std::any_of(stamps.begin(), stamps.end(), [](const Stamp& s) { return s.month == 2 && s.day == 29; });
    if (one_year && is_leap_year(stamps.front().year) == has_leap_day) {
        return stamps.front().year;
    }
    return has_leap_day ? 2020 : 2019;
}

}  // namespace

bool looks_like_epw(const TextFile& file) {
    return file.lines.size() > header_lines && file.lines.front().starts_with("LOCATION");
}

WeatherSeries read_epw(const TextFile& file, const WeatherReadOptions& options) {
    WeatherSeries series;
    series.place = place_of(file);
    series.place.utc_offset_h = options.utc_offset_h.value_or(series.place.utc_offset_h);
    series.stamps = options.assume_time.value_or(StampConvention::interval_end);
    series.synthetic = std::any_of(file.lines.begin(), file.lines.begin() + header_lines, [](const std::string& line) {
        return line.starts_with("COMMENTS") && line.find("synthetic") != std::string::npos;
    });
    series.source = fmt::format("{} (EPW, {})", file.path, split(file.lines.front(), ',')[4]);
    const int per_hour = records_per_hour(file);

    std::vector<Stamp> stamps;
    const std::size_t row_fields = split(file.lines[header_lines], ',').size();
    for (std::size_t i = header_lines; i < file.lines.size(); ++i) {
        const auto fields = split(file.lines[i], ',');
        if (fields.size() < std::max(least_fields, row_fields)) {
            throw Error(
                ErrorCode::bad_input, file.place(i),
                fmt::format("the row has {} fields instead of {}", fields.size(), std::max(least_fields, row_fields)),
                "the file was cut short or damaged: fetch it again");
        }
        stamps.push_back(stamp_of(fields, file.place(i)));
        series.records.push_back(record_of(fields, file.place(i)));
    }
    check_length(file, series.records.size(), per_hour);
    const int year = calendar_year(stamps);
    const double first_s = utc_from_civil({year, 1, 1, 0, 0, 0.0}).unix_s - series.place.utc_offset_h * 3600.0;
    const double duration_s = 3600.0 / per_hour;
    const double shift_s = series.stamps == StampConvention::interval_end     ? 0.0
                           : series.stamps == StampConvention::interval_start ? duration_s
                                                                              : duration_s / 2.0;
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        series.records[i].begin.unix_s = first_s + static_cast<double>(i) * duration_s + shift_s;
        series.records[i].duration_s = duration_s;
    }
    if (std::any_of(stamps.begin(), stamps.end(), [&](const Stamp& s) { return s.year != stamps.front().year; })) {
        series.notes.push_back(
            fmt::format("typical year: its months come from different years and are laid into {}", year));
    }
    fill_short_gaps(series, file.path);
    return series;
}

void write_epw(const WeatherSeries& series, const std::string& path) {
    std::ofstream out(path);
    const Place& place = series.place;
    out << fmt::format("LOCATION,{},-,-,{},-,{:.4f},{:.4f},{:.1f},{:.1f}\n", place.name,
                       series.synthetic ? "synthetic" : "sunshed", place.latitude_deg, place.longitude_deg,
                       place.utc_offset_h, place.altitude_m);
    out << "DESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT "
           "SAVINGS,No,0,0,0\n";
    out << fmt::format("COMMENTS 1,{}{}\n", series.synthetic ? "synthetic: " : "", series.source);
    out << fmt::format("COMMENTS 2,{}\n", fmt::join(series.notes, "; "));
    out << "DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31\n";
    const auto code = [](double value, const char* missing, int digits) {
        return std::isnan(value) ? std::string(missing) : fmt::format("{:.{}f}", value, digits);
    };
    for (const WeatherRecord& r : series.records) {
        const CivilTime local = civil_from_utc({r.begin.unix_s + place.utc_offset_h * 3600.0});
        out << fmt::format(
            "{},{},{},{},0,?9,{},{},{},{},9999,9999,9999,{},{},{},999999,999999,999999,9999,999,{},99,99,"
            "9999,99999,9,999999999,999,0.999,{},99,{},{},1.0\n",
            local.year, local.month, local.day, local.hour + 1, code(r.temperature_air_c, "99.9", 1),
            code(r.dew_point_c, "99.9", 1), code(r.relative_humidity_pct, "999", 0), code(r.pressure_pa, "999999", 0),
            code(r.ghi_w_m2, "9999", 1), code(r.dni_w_m2, "9999", 1), code(r.dhi_w_m2, "9999", 1),
            code(r.wind_speed_m_s, "999", 1), code(r.snow_depth_cm, "999", 0), code(r.albedo, "999", 3),
            code(r.precipitation_mm, "999", 1));
    }
    out.close();
    if (!out) {
        throw Error(ErrorCode::io_failure, path, "the file could not be written", "check space and permissions");
    }
}

}  // namespace sunshed
