// EnergyPlus weather files: "Auxiliary Programs", chapter "EnergyPlus Weather File (EPW) Data Dictionary".

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "weather_columns.hpp"
#include "weather_formats.hpp"
#include "weather_order.hpp"
#include "weather_pvgis.hpp"

namespace sunshed {

namespace {

constexpr std::size_t header_lines = 8;
constexpr std::size_t least_fields = 22;  // up to wind speed; what follows may be left out by other writers
constexpr std::size_t named_fields = 35;  // of the data dictionary

/// A column of the data part.
struct Column {
    std::size_t index;
    const char* name;
    double WeatherRecord::*value;
};

constexpr std::array<Column, 11> columns{{
    {6, "dry bulb temperature", &WeatherRecord::temperature_air_c},
    {7, "dew point", &WeatherRecord::dew_point_c},
    {8, "relative humidity", &WeatherRecord::relative_humidity_pct},
    {9, "pressure", &WeatherRecord::pressure_pa},
    {13, "global horizontal radiation", &WeatherRecord::ghi_w_m2},
    {14, "direct normal radiation", &WeatherRecord::dni_w_m2},
    {15, "diffuse horizontal radiation", &WeatherRecord::dhi_w_m2},
    {21, "wind speed", &WeatherRecord::wind_speed_m_s},
    {30, "snow depth", &WeatherRecord::snow_depth_cm},
    {32, "albedo", &WeatherRecord::albedo},
    {33, "precipitation", &WeatherRecord::precipitation_mm},
}};

/// The number that a text begins with.
double number_or(std::string_view field, double otherwise) {
    const std::string_view text = trimmed(field);
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    return status == std::errc{} && end != text.data() ? value : otherwise;
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
            const double count = number_or(fields[2], 1.0);
            if (!(count <= 60.0)) {
                throw Error(ErrorCode::bad_input, file.place(i), fmt::format("{:g} records an hour", count),
                            "give values at steps of a minute or more");
            }
            return static_cast<int>(std::max(count, 1.0));
        }
    }
    return 1;
}

WeatherRecord record_of(const std::vector<std::string_view>& fields, const std::string& place, EachStep& unread) {
    WeatherRecord record = missing_record();
    for (const Column& column : columns) {
        if (column.index < fields.size()) {
            const double value = value_in(fields[column.index], place, column.name, unread);
            record.*column.value = value_or_missing(value, column.value);
        }
    }
    return record;
}

/// Where the interval of a row ends on the file's clock. Hourly files are read by their hour, as EnergyPlus does, and
/// whatever stands in the minutes (0, 30 or 60, by who wrote them); finer ones are counted through the day.
CivilTime stamp_of(const std::vector<std::string_view>& fields, std::size_t row, int per_hour,
                   const std::string& place) {
    const auto whole = [&](std::size_t i, const char* name) { return whole_in(fields[i], place, name); };
    CivilTime stamp{whole(0, "year"), whole(1, "month"), whole(2, "day"), whole(3, "hour"), 0, 0.0};
    if (per_hour > 1) {
        const int in_day = static_cast<int>(row % (24U * static_cast<std::size_t>(per_hour))) + 1;
        stamp.hour = in_day / per_hour;
        stamp.minute = in_day % per_hour * 60 / per_hour;
    }
    return checked_stamp(stamp, place);
}

/// Whether the last row ends the year that the first begins.
bool ends_its_year(const std::vector<WeatherRow>& rows) {
    constexpr double hour_s = 3600.0;
    const CivilTime first = civil_from_utc({clock_seconds(rows.front().stamp)});
    const CivilTime next = civil_from_utc({clock_seconds(rows.back().stamp) + hour_s});
    return next.month == first.month && next.day == first.day && next.hour == first.hour;
}

/// A year has all its rows. Of hours, which say themselves when they are, some within it may be missing.
/// @param rows  that the file has, with those that cannot be read
void check_length(const WeatherTable& table, std::size_t rows, int per_hour) {
    const std::size_t year = 8760U * static_cast<std::size_t>(per_hour);
    const std::size_t leap = 8784U * static_cast<std::size_t>(per_hour);
    const bool has_holes = per_hour == 1 && rows < leap && !table.rows.empty() && ends_its_year(table.rows);
    if (rows != year && rows != leap && !has_holes) {
        throw Error(ErrorCode::bad_input, table.path,
                    fmt::format("there are {} rows of data instead of {} (or {} in a leap year)", rows, year, leap),
                    "give a whole year");
    }
}

/// The value behind a name in the comment lines, e.g. PVGIS's "Irradiance Time Offset (h):-0.8239".
std::optional<double> comment_value(const TextFile& file, std::string_view name) {
    for (std::size_t i = 0; i < header_lines; ++i) {
        const std::string& line = file.lines[i];
        const auto at = line.find(name);
        if (line.starts_with("COMMENTS") && at != std::string::npos) {
            return number_or(line.substr(at + name.size()), 0.0);
        }
    }
    return std::nullopt;
}

/// PVGIS writes its rows in UTC, names another time zone above them, and states when within the hour the satellite
/// looked: the hours before the stamp.
void mend_pvgis(WeatherTable& table, double irradiance_offset_h) {
    table.stamps = StampConvention::instant;
    table.stamp_offset_s = pvgis_offset_s(irradiance_offset_h, table.path);
    if (table.place.utc_offset_h != 0.0) {
        table.notes.push_back(fmt::format(
            "PVGIS wrote this EPW: its header says UTC{:+g}, but its rows are in UTC and are read so; irradiance is "
            "taken {:.0f} minutes before the stamp",
            table.place.utc_offset_h, -60.0 * irradiance_offset_h));
        table.place.utc_offset_h = 0.0;
    }
}

}  // namespace

bool is_epw(const TextFile& file) {
    return file.lines.size() > header_lines && file.lines.front().starts_with("LOCATION");
}

WeatherTable read_epw(const TextFile& file) {
    WeatherTable table;
    table.path = file.path;
    table.place = place_of(file);
    table.synthetic = std::any_of(file.lines.begin(), file.lines.begin() + header_lines, [](const std::string& line) {
        return line.starts_with("COMMENTS") && line.find("synthetic") != std::string::npos;
    });
    table.format = fmt::format("EPW, {}", split(file.lines.front(), ',')[4]);
    // Climate.OneBuilding's TMYx since 2021 bring irradiance half an hour after their own extraterrestrial columns.
    table.known_lag_min = table.format.find("TMYx") != std::string::npos ? 30.0 : 0.0;
    const int per_hour = records_per_hour(file);
    table.duration_s = 3600.0 / per_hour;

    std::size_t count = 0;
    std::size_t shortest = split(file.lines[header_lines], ',').size();
    const std::size_t most = std::max(named_fields, shortest);
    const auto add_row = [&](std::size_t i) {
        const std::size_t row = count++;
        // A last row that is shorter than every other was cut in the middle of it.
        const std::size_t needed = i + 1 == file.lines.size() ? std::max(least_fields, shortest) : least_fields;
        const auto fields = fields_of_row(file, i, needed, most);
        shortest = std::min(shortest, fields.size());
        const CivilTime stamp = stamp_of(fields, row, per_hour, file.place(i));
        table.rows.push_back({stamp, record_of(fields, file.place(i), table.unread), i});
    };
    read_rows(file, header_lines, table, add_row);
    check_length(table, count - order_rows(table), per_hour);
    if (const auto offset_h = comment_value(file, "Irradiance Time Offset (h):")) {
        mend_pvgis(table, *offset_h);
    }
    return table;
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
