#include "weather_pvgis.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cmath>
#include <optional>

#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/raster.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

constexpr std::array<ColumnRule, 12> rules{{
    {"G(h)", &WeatherRecord::ghi_w_m2},
    {"G(i)", &WeatherRecord::ghi_w_m2},
    {"Gb(n)", &WeatherRecord::dni_w_m2},
    {"Gd(h)", &WeatherRecord::dhi_w_m2},
    {"Gd(i)", &WeatherRecord::dhi_w_m2},
    {"T2m", &WeatherRecord::temperature_air_c},
    {"Tamb", &WeatherRecord::temperature_air_c},
    {"RH", &WeatherRecord::relative_humidity_pct},
    {"WS10m", &WeatherRecord::wind_speed_m_s},
    {"W10", &WeatherRecord::wind_speed_m_s},
    {"SP", &WeatherRecord::pressure_pa},
    {"Gb(i)", &WeatherRecord::dni_w_m2},  // beam on the level; made into GHI at once, see read_rows()
}};

constexpr std::size_t lines_looked_at = 40;

/// The line that names the columns, or nothing.
std::optional<std::size_t> header_line(const TextFile& file) {
    for (std::size_t i = 0; i < std::min(lines_looked_at, file.lines.size()); ++i) {
        const auto fields = split_csv(file.lines[i]);
        const bool has_time = trimmed(fields.front()) == "time(UTC)" || trimmed(fields.front()) == "time";
        const auto has = [&](const char* name) { return find_column(fields, name) < fields.size(); };
        if (has_time && (has("G(h)") || has("G(i)") || has("Gb(i)"))) {
            return i;
        }
    }
    return std::nullopt;
}

/// The number behind a title in the lines above the header, e.g. "Elevation (m): 250.0".
std::optional<double> header_value(const TextFile& file, std::size_t header, std::string_view title) {
    for (std::size_t i = 0; i < header; ++i) {
        const std::string_view line = file.lines[i];
        if (!line.starts_with(title)) {
            continue;
        }
        std::string_view text = trimmed(line.substr(title.size()));
        text = text.substr(0, text.find_first_of(" \t,"));  // a unit may follow
        return number_in(text, file.place(i), title);
    }
    return std::nullopt;
}

void read_place(const TextFile& file, std::size_t header, WeatherTable& table) {
    const auto latitude = header_value(file, header, "Latitude (decimal degrees):");
    const auto longitude = header_value(file, header, "Longitude (decimal degrees):");
    table.place_known = latitude && longitude;
    table.place.latitude_deg = latitude.value_or(0.0);
    table.place.longitude_deg = longitude.value_or(0.0);
    table.place.altitude_m = header_value(file, header, "Elevation (m):").value_or(0.0);
    check_pvgis_slope(header_value(file, header, "Slope:").value_or(0.0), file.path);
    if (const auto offset_h = header_value(file, header, "Irradiance Time Offset (h):")) {
        table.stamp_offset_s = pvgis_offset_s(*offset_h, file.path);
    } else if (!table.place_known) {
        table.notes.emplace_back(
            "the lines above the table are gone: neither the place nor the minute of the satellite's look is known");
    }
}

}  // namespace

CivilTime pvgis_stamp(std::string_view text, const std::string& row_place) {
    if (text.size() != 13 || text[8] != ':') {
        throw Error(ErrorCode::bad_input, row_place, fmt::format("{} is no time as PVGIS writes it", quoted(text)),
                    "mend the row or give another weather file");
    }
    const auto part = [&](std::size_t begin, std::size_t length) {
        return whole_in(text.substr(begin, length), row_place, "time");
    };
    return checked_stamp({part(0, 4), part(4, 2), part(6, 2), part(9, 2), part(11, 2), 0.0}, row_place);
}

std::span<const ColumnRule> pvgis_rules() {
    return rules;
}

void close_pvgis_hourly(WeatherRecord& record) {
    record.ghi_w_m2 = record.dni_w_m2 + record.dhi_w_m2;
    record.dni_w_m2 = missing_d;
}

double pvgis_offset_s(double offset_h, const std::string& path) {
    if (!(std::abs(offset_h) <= 1.0)) {
        throw Error(ErrorCode::bad_input, path, fmt::format("its irradiance time offset is {:g} hours", offset_h),
                    "fetch the file again: the satellite looks within the hour");
    }
    return offset_h * 3600.0;
}

void check_pvgis_slope(double slope_deg, const std::string& path) {
    if (slope_deg != 0.0) {
        throw Error(ErrorCode::bad_input, path,
                    fmt::format("its irradiance is on a plane that leans by {:g} degrees", slope_deg),
                    "ask PVGIS for slope 0, or for a typical year");
    }
}

bool is_pvgis(const TextFile& file) {
    return header_line(file).has_value();
}

WeatherTable read_pvgis(const TextFile& file) {
    WeatherTable table;
    table.path = file.path;
    table.stamps = StampConvention::instant;
    const std::size_t header_at = *header_line(file);
    const auto header = split_csv(file.lines[header_at]);
    const ColumnReader columns(header, rules);
    const auto has = [&](const char* name) { return find_column(header, name) < header.size(); };
    const bool typical = has("G(h)");
    const bool in_parts = has("Gb(i)");
    table.format = typical ? "PVGIS typical year, CSV" : "PVGIS hourly series, CSV";
    read_place(file, header_at, table);
    const auto is_explanation = [&](const std::string& line) {  // under the table PVGIS explains its columns
        return std::isdigit(static_cast<unsigned char>(line.front())) == 0 && split_csv(line).size() < columns.needed();
    };
    bool has_ended = false;
    read_rows(file, header_at + 1, table, [&](std::size_t i) {
        has_ended = has_ended || is_explanation(file.lines[i]);
        if (has_ended) {
            return;
        }
        const auto fields = fields_of_row(file, i, columns.needed(), header.size());
        const CivilTime stamp = pvgis_stamp(fields[0], file.place(i));
        table.rows.push_back({stamp, columns.read(fields, file.place(i), table.unread), i});
        if (in_parts) {
            close_pvgis_hourly(table.rows.back().values);
        }
    });
    return table;
}

}  // namespace sunshed
