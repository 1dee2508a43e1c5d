// The CSV of SAM and of NSRDB (PSM3, PSM4), which share their columns:
// "Weather File CSV Format", SAM help; "NSRDB Physical Solar Model", developer.nrel.gov.
// Without a Minute column an hour begins at its stamp. With one, NSRDB's values are snapshots at the stamp (half past
// for hourly files) and stand for the interval around it; SAM puts the sun there too.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "sunshed/core/error.hpp"
#include "sunshed/weather/zenith_place.hpp"
#include "weather_columns.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

constexpr std::array<ColumnRule, 28> rules{{
    {"GHI", &WeatherRecord::ghi_w_m2},
    {"Global Horizontal Irradiance", &WeatherRecord::ghi_w_m2},
    {"DNI", &WeatherRecord::dni_w_m2},
    {"Beam", &WeatherRecord::dni_w_m2},
    {"DHI", &WeatherRecord::dhi_w_m2},
    {"Diffuse", &WeatherRecord::dhi_w_m2},
    {"Temperature", &WeatherRecord::temperature_air_c},
    {"Tdry", &WeatherRecord::temperature_air_c},
    {"Dry Bulb Temperature", &WeatherRecord::temperature_air_c},
    {"Dry-bulb", &WeatherRecord::temperature_air_c},
    {"Dew Point", &WeatherRecord::dew_point_c},
    {"Tdew", &WeatherRecord::dew_point_c},
    {"Dew Point Temperature", &WeatherRecord::dew_point_c},
    {"Relative Humidity", &WeatherRecord::relative_humidity_pct},
    {"RH", &WeatherRecord::relative_humidity_pct},
    {"RHum", &WeatherRecord::relative_humidity_pct},
    {"Pressure", &WeatherRecord::pressure_pa, 100.0},
    {"Pres", &WeatherRecord::pressure_pa, 100.0},
    {"Atmospheric Pressure", &WeatherRecord::pressure_pa, 100.0},
    {"Wind Speed", &WeatherRecord::wind_speed_m_s},
    {"Wspd", &WeatherRecord::wind_speed_m_s},
    {"Snow Depth", &WeatherRecord::snow_depth_cm},
    {"SnowDepth", &WeatherRecord::snow_depth_cm},
    {"Snow", &WeatherRecord::snow_depth_cm},
    {"Surface Albedo", &WeatherRecord::albedo},
    {"Albedo", &WeatherRecord::albedo},
    {"Alb", &WeatherRecord::albedo},
    {"Precipitation", &WeatherRecord::precipitation_mm},
}};

constexpr std::size_t lines_looked_at = 4;

/// The line that names the columns, or nothing.
std::optional<std::size_t> header_line(const TextFile& file) {
    for (std::size_t i = 0; i < std::min(lines_looked_at, file.lines.size()); ++i) {
        const auto fields = split_csv(file.lines[i]);
        const auto has = [&](const char* name) { return find_column(fields, name) < fields.size(); };
        if (has("Year") && has("Month") && has("Day") && has("Hour")) {
            return i;
        }
    }
    return std::nullopt;
}

/// The two lines above the header: names, then values.
class StationLines {
public:
    StationLines(const TextFile& file, std::size_t header)
        : file_(file),
          line_(header - 1),
          names_(split_csv(file.lines[header - 2])),
          values_(split_csv(file.lines[header - 1])) {}

    [[nodiscard]] std::string_view text(const char* name) const {
        const std::size_t i = find_column(names_, name);
        return i < values_.size() ? trimmed(values_[i]) : std::string_view();
    }
    [[nodiscard]] double number(const char* name) const {
        if (text(name).empty()) {
            throw Error(ErrorCode::bad_input, file_.place(line_), fmt::format("'{}' is missing", name),
                        "give a complete file");
        }
        return number_in(text(name), file_.place(line_), name);
    }

private:
    const TextFile& file_;
    std::size_t line_;
    std::vector<std::string_view> names_;
    std::vector<std::string_view> values_;
};

void read_station(const TextFile& file, std::size_t header, WeatherTable& table) {
    if (header < 2) {
        table.format = "NSRDB or SAM CSV without its first two lines";
        table.place_known = false;
        table.clock_known = false;
        return;
    }
    const StationLines lines(file, header);
    table.place.latitude_deg = lines.number("Latitude");
    table.place.longitude_deg = lines.number("Longitude");
    table.place.utc_offset_h = lines.number("Time Zone");
    table.place.altitude_m = lines.text("Elevation").empty() ? 0.0 : lines.number("Elevation");
    table.place.name = lines.text("City") == "-" ? "" : std::string(lines.text("City"));
    const bool nsrdb = lines.text("Source").find("NSRDB") != std::string_view::npos;
    table.format = fmt::format("{} CSV, {}", nsrdb ? "NSRDB" : "SAM", lines.text("Source"));
}

/// A file that lost its first lines still shows where it is from by its own zenith angles.
void place_by_zenith(const TextFile& file, std::size_t zenith_column, WeatherTable& table) {
    std::vector<ZenithReading> readings;
    for (const WeatherRow& row : table.rows) {
        const auto fields = split_csv(file.lines[row.line]);
        const std::string_view field = zenith_column < fields.size() ? fields[zenith_column] : "";
        const double zenith_deg = value_in(field, file.place(row.line), "Solar Zenith Angle", table.unread);
        if (std::isfinite(zenith_deg)) {
            readings.push_back({UtcTime{clock_seconds(row.stamp)}, zenith_deg});
        }
    }
    const ZenithPlace found = place_from_zenith(readings);
    if (found.worst_deg > 2.0) {
        return;
    }
    table.place.latitude_deg = found.latitude_deg;
    table.place.longitude_deg = found.longitude_deg;
    table.place_known = true;
    table.notes.push_back(fmt::format(
        "the file does not tell its place: its own zenith angles were made at {:.2f} degrees of latitude and {:.2f} "
        "degrees east of the meridian of its clock, which is taken for UTC",
        found.latitude_deg, found.longitude_deg));
}

}  // namespace

bool is_sam(const TextFile& file) {
    return header_line(file).has_value();
}

WeatherTable read_sam(const TextFile& file) {
    WeatherTable table;
    table.path = file.path;
    const std::size_t header_at = *header_line(file);
    read_station(file, header_at, table);
    const auto header = split_csv(file.lines[header_at]);
    const auto column = [&](const char* name) { return find_column(header, name); };
    const ColumnReader columns(header, rules);
    const bool has_minutes = column("Minute") < header.size();
    table.stamps = has_minutes ? StampConvention::instant : StampConvention::interval_start;
    std::size_t needed = columns.needed();
    for (const char* name : {"Year", "Month", "Day", "Hour", has_minutes ? "Minute" : "Hour"}) {
        needed = std::max(needed, column(name) + 1);
    }
    const auto add_row = [&](std::size_t i) {
        const auto fields = fields_of_row(file, i, needed, header.size());
        const auto whole = [&](const char* name) { return whole_in(fields[column(name)], file.place(i), name); };
        const CivilTime stamp{
            whole("Year"), whole("Month"), whole("Day"), whole("Hour"), has_minutes ? whole("Minute") : 0, 0.0};
        table.rows.push_back(
            {checked_stamp(stamp, file.place(i)), columns.read(fields, file.place(i), table.unread), i});
    };
    read_rows(file, header_at + 1, table, add_row);
    const std::size_t zenith = column("Solar Zenith Angle");
    if (!table.place_known && zenith < header.size()) {
        place_by_zenith(file, zenith, table);
    }
    return table;
}

}  // namespace sunshed
