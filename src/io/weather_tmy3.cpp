// NREL's TMY3: Wilcox & Marion 2008, "Users Manual for TMY3 Data Sets", NREL/TP-581-43156, table 1-1. Hours end at
// their stamp on local standard time, 01:00 to 24:00; -9900 is missing.

#include <algorithm>
#include <array>

#include "sunshed/core/error.hpp"
#include "weather_columns.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

constexpr std::array<ColumnRule, 10> rules{{
    {"GHI (W/m^2)", &WeatherRecord::ghi_w_m2},
    {"DNI (W/m^2)", &WeatherRecord::dni_w_m2},
    {"DHI (W/m^2)", &WeatherRecord::dhi_w_m2},
    {"Dry-bulb (C)", &WeatherRecord::temperature_air_c},
    {"Dew-point (C)", &WeatherRecord::dew_point_c},
    {"RHum (%)", &WeatherRecord::relative_humidity_pct},
    {"Pressure (mbar)", &WeatherRecord::pressure_pa, 100.0},
    {"Wspd (m/s)", &WeatherRecord::wind_speed_m_s},
    {"Alb (unitless)", &WeatherRecord::albedo},
    {"Lprecip depth (mm)", &WeatherRecord::precipitation_mm},
}};

Place place_of(const TextFile& file) {
    const auto fields = split_csv(file.lines.front());
    if (fields.size() < 7) {
        throw Error(ErrorCode::bad_input, file.place(0), "the station's line has too few fields",
                    "give a complete TMY3 file");
    }
    Place place;
    place.name = trimmed(fields[1]);
    place.utc_offset_h = number_in(fields[3], file.place(0), "time zone");
    place.latitude_deg = number_in(fields[4], file.place(0), "latitude");
    place.longitude_deg = number_in(fields[5], file.place(0), "longitude");
    place.altitude_m = number_in(fields[6], file.place(0), "elevation");
    return place;
}

/// "01/31/1988" and "24:00".
CivilTime stamp_of(std::string_view date, std::string_view time, const std::string& row_place) {
    const auto day = split(date, '/');
    const auto hour = split(time, ':');
    if (day.size() != 3 || hour.size() != 2) {
        throw Error(ErrorCode::bad_input, row_place, "the date or time is not written as MM/DD/YYYY,HH:MM",
                    "mend the row or give another weather file");
    }
    const auto whole = [&](std::string_view text) { return whole_in(text, row_place, "date"); };
    return checked_stamp({whole(day[2]), whole(day[0]), whole(day[1]), whole(hour[0]), whole(hour[1]), 0.0}, row_place);
}

}  // namespace

bool is_tmy3(const TextFile& file) {
    return file.lines.size() > 2 && file.lines[1].starts_with("Date (MM/DD/YYYY)");
}

WeatherTable read_tmy3(const TextFile& file) {
    WeatherTable table;
    table.path = file.path;
    table.format = "TMY3";
    table.place = place_of(file);
    const auto header = split_csv(file.lines[1]);
    const ColumnReader columns(header, rules);
    read_rows(file, 2, table, [&](std::size_t i) {
        const auto fields = fields_of_row(file, i, std::max<std::size_t>(2, columns.needed()), header.size());
        const CivilTime stamp = stamp_of(fields[0], fields[1], file.place(i));
        table.rows.push_back({stamp, columns.read(fields, file.place(i), table.unread), i});
    });
    return table;
}

}  // namespace sunshed
