// A plain CSV of the user's own. Above the header, lines "# key: value" state what the format cannot:
//   # time_convention: interval-end | interval-start | interval-center | instant   (else its light must show it)
//   # latitude_deg, # longitude_deg, # altitude_m, # utc_offset_h, # name   (or latitude, lat, time_zone, ...)
// The header names columns with their units, e.g. "time,ghi [W/m2],temperature [C]" or "ghi_w_m2"; see docs/weather.md.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>

#include "sunshed/core/ascii.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/raster.hpp"
#include "weather_columns.hpp"
#include "weather_formats.hpp"
#include "weather_units.hpp"

namespace sunshed {

namespace {

struct Quantity {
    const char* word;
    double WeatherRecord::*value;
    UnitKind kind;
};

constexpr std::array<Quantity, 18> quantities{{
    {"ghi", &WeatherRecord::ghi_w_m2, UnitKind::irradiance},
    {"dni", &WeatherRecord::dni_w_m2, UnitKind::irradiance},
    {"dhi", &WeatherRecord::dhi_w_m2, UnitKind::irradiance},
    {"temperature", &WeatherRecord::temperature_air_c, UnitKind::temperature},
    {"temp", &WeatherRecord::temperature_air_c, UnitKind::temperature},
    {"temp_air", &WeatherRecord::temperature_air_c, UnitKind::temperature},
    {"air_temperature", &WeatherRecord::temperature_air_c, UnitKind::temperature},
    {"temperature_air", &WeatherRecord::temperature_air_c, UnitKind::temperature},
    {"dew_point", &WeatherRecord::dew_point_c, UnitKind::temperature},
    {"relative_humidity", &WeatherRecord::relative_humidity_pct, UnitKind::share},
    {"humidity", &WeatherRecord::relative_humidity_pct, UnitKind::share},
    {"pressure", &WeatherRecord::pressure_pa, UnitKind::pressure},
    {"wind_speed", &WeatherRecord::wind_speed_m_s, UnitKind::speed},
    {"wind", &WeatherRecord::wind_speed_m_s, UnitKind::speed},
    {"snow_depth", &WeatherRecord::snow_depth_cm, UnitKind::depth},
    {"albedo", &WeatherRecord::albedo, UnitKind::albedo},
    {"precipitation", &WeatherRecord::precipitation_mm, UnitKind::rain},
    {"rain", &WeatherRecord::precipitation_mm, UnitKind::rain},
}};

/// The quantity whose name a title is or begins with ("wind_speed_m_s"), the longest of several; nullptr = none.
const Quantity* quantity_of(std::string_view name) {
    const Quantity* best = nullptr;
    for (const Quantity& quantity : quantities) {
        const std::string_view known = quantity.word;
        const bool fits = name == known || (name.starts_with(known) && name[known.size()] == '_');
        if (fits && (best == nullptr || known.size() > std::string_view(best->word).size())) {
            best = &quantity;
        }
    }
    return best;
}

/// "GHI [W/m2]", "ghi (W/m2)" or "ghi_w_m2".
Title title_of(std::string_view text) {
    Title title = split_title(text);
    std::replace(title.name.begin(), title.name.end(), ' ', '_');
    const Quantity* quantity = title.unit.empty() ? quantity_of(title.name) : nullptr;
    if (quantity != nullptr) {
        const std::string_view known = quantity->word;
        title.unit = unit_word(std::string_view(title.name).substr(known.size()));
        title.name = known;
    }
    return title;
}

bool is_time(std::string_view name) {
    return name == "time" || name == "timestamp" || name == "datetime" || name == "date_time" || name == "time_utc";
}

/// In whatever unit; 99 and the like are looked for once the unit is known.
bool is_missing_code(double raw) {
    return raw == 9999.0 || raw == 99999.0 || raw == -999.0 || raw == -9999.0 || raw == -9900.0;
}

/// A column that is understood.
struct PlainColumn {
    std::size_t index;
    const Quantity* quantity;
    const Unit* unit;
};

std::vector<PlainColumn> columns_of(const std::vector<std::string_view>& header, const std::string& place,
                                    std::vector<std::string>& notes) {
    constexpr std::size_t most_columns = 1000;
    if (header.size() > most_columns) {
        throw Error(ErrorCode::bad_input, place, fmt::format("there are more than {} columns", most_columns),
                    "leave out those that are not weather");
    }
    std::vector<PlainColumn> columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const Title title = title_of(header[i]);
        if (is_time(title.name)) {
            continue;
        }
        const auto* const quantity =
            std::find_if(quantities.begin(), quantities.end(), [&](const Quantity& q) { return title.name == q.word; });
        if (quantity == quantities.end()) {
            notes.push_back(fmt::format("column {} is not used", quoted(trimmed(header[i]))));
            continue;
        }
        const Unit* const unit = find_unit(quantity->kind, title.unit);
        if (unit == nullptr) {
            throw Error(ErrorCode::bad_input, place,
                        fmt::format("column {} has {}", quoted(trimmed(header[i])),
                                    title.unit.empty() ? "no unit" : "an unknown unit"),
                        fmt::format("name one of {}, e.g. '{} [{}]'", known_units(quantity->kind), quantity->word,
                                    usual_unit(quantity->kind)));
        }
        columns.push_back({i, quantity, unit});
    }
    return columns;
}

/// The "# key: value" lines above the header.
std::map<std::string, std::string> keys_of(const TextFile& file, std::size_t header) {
    std::map<std::string, std::string> keys;
    for (std::size_t i = 0; i < header; ++i) {
        const std::string_view line = trimmed(file.lines[i]);
        const auto colon = line.find(':');
        if (line.starts_with('#') && colon != std::string_view::npos) {
            keys[lower_ascii(trimmed(line.substr(1, colon - 1)))] = std::string(trimmed(line.substr(colon + 1)));
        }
    }
    return keys;
}

std::optional<StampConvention> convention_of(const std::map<std::string, std::string>& keys, const std::string& place) {
    const auto found = keys.find("time_convention");
    if (found == keys.end()) {
        return std::nullopt;
    }
    const auto convention = stamp_convention_from_string(found->second);
    if (!convention) {
        throw Error(ErrorCode::bad_input, place, fmt::format("{} is no time convention", quoted(found->second)),
                    "write interval-end, interval-start, interval-center or instant");
    }
    return convention;
}

void read_place(const std::map<std::string, std::string>& keys, const std::string& where, WeatherTable& table) {
    const auto number = [&](std::initializer_list<const char*> names) -> std::optional<double> {
        for (const char* name : names) {
            const auto found = keys.find(name);
            if (found != keys.end()) {
                const std::string_view text = found->second;
                return number_in(text, where, name);
            }
        }
        return std::nullopt;
    };
    const auto latitude = number({"latitude_deg", "latitude", "lat"});
    const auto longitude = number({"longitude_deg", "longitude", "lon"});
    table.place_known = latitude && longitude;
    table.place.latitude_deg = latitude.value_or(0.0);
    table.place.longitude_deg = longitude.value_or(0.0);
    table.place.altitude_m = number({"altitude_m", "altitude", "elevation_m", "elevation"}).value_or(0.0);
    const auto clock = number({"utc_offset_h", "utc_offset", "time_zone", "timezone"});
    table.clock_known = clock.has_value();
    table.place.utc_offset_h = clock.value_or(0.0);
    table.place.name = keys.contains("name") ? keys.at("name") : "";
}

std::size_t header_line(const TextFile& file) {
    std::size_t i = 0;
    while (i < file.lines.size() && (file.lines[i].empty() || file.lines[i].starts_with('#'))) {
        ++i;
    }
    return i;
}

/// True where a time states its own offset from UTC.
bool has_zone(std::string_view time) {
    return time.ends_with('Z') || time.find('+', 10) != std::string_view::npos ||
           time.find('-', 10) != std::string_view::npos;
}

/// Units whose energy comes per interval become means once the interval is known.
void divide_by_interval(WeatherTable& table, const std::vector<PlainColumn>& columns) {
    const bool any = std::any_of(columns.begin(), columns.end(), [](const auto& c) { return c.unit->per_interval; });
    if (!any || table.rows.size() < 2) {
        return;
    }
    const double hours = (clock_seconds(table.rows[1].stamp) - clock_seconds(table.rows[0].stamp)) / 3600.0;
    for (const PlainColumn& column : columns) {
        if (column.unit->per_interval && hours > 0.0) {
            for (WeatherRow& row : table.rows) {
                row.values.*column.quantity->value /= hours;
            }
        }
    }
}

}  // namespace

bool is_plain_csv(const TextFile& file) {
    const std::size_t header_at = header_line(file);
    if (header_at >= file.lines.size()) {
        return false;
    }
    return is_time(title_of(split_csv(file.lines[header_at]).front()).name);
}

WeatherTable read_plain(const TextFile& file) {
    WeatherTable table;
    table.path = file.path;
    table.format = "plain CSV";
    const std::size_t header_at = header_line(file);
    const auto keys = keys_of(file, header_at);
    const auto convention = convention_of(keys, file.place(header_at));
    table.stamps = convention.value_or(StampConvention::interval_end);
    table.stamps_from = convention ? StampsFrom::file : StampsFrom::nowhere;
    read_place(keys, file.path, table);
    const auto header = split_csv(file.lines[header_at]);
    const auto columns = columns_of(header, file.place(header_at), table.notes);
    std::size_t needed = 1;
    for (const PlainColumn& column : columns) {
        needed = column.quantity->kind == UnitKind::irradiance ? std::max(needed, column.index + 1) : needed;
    }
    bool zoned = false;
    const auto add_row = [&](std::size_t i) {
        const auto fields = fields_of_row(file, i, needed, header.size());
        const auto time = parse_iso8601(trimmed(fields.front()));
        if (!time) {
            throw Error(ErrorCode::bad_input, file.place(i), fmt::format("{} is no time", quoted(fields.front())),
                        "write times as 2023-06-21T14:00 or 2023-06-21T06:00Z");
        }
        zoned = has_zone(trimmed(fields.front()));
        WeatherRow row{civil_from_utc(*time), missing_record(), i};
        for (const PlainColumn& column : columns) {
            const std::string_view field = column.index < fields.size() ? fields[column.index] : "";
            const double raw = value_in(field, file.place(i), column.quantity->word, table.unread);
            row.values.*column.quantity->value =
                is_missing_code(raw)
                    ? missing_d
                    : value_or_missing((raw + column.unit->offset) * column.unit->scale, column.quantity->value);
        }
        table.rows.push_back(row);
    };
    read_rows(file, header_at + 1, table, [&](std::size_t i) {
        if (!file.lines[i].starts_with('#')) {
            add_row(i);
        }
    });
    if (zoned) {
        // The stamps are in UTC already; a clock that the file names is its place's.
        table.clock_known = true;
        table.place.utc_offset_h = 0.0;
    }
    divide_by_interval(table, columns);
    return table;
}

}  // namespace sunshed
