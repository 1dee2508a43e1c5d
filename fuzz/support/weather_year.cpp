#include "weather_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/time.hpp"

namespace sunshed::fuzz {

namespace {

/// A row a line, with the names below for what changes.
struct Format {
    std::string_view name;
    std::ptrdiff_t head_lines;
    const char* row;
    const char* tail = "";
};

constexpr std::array<Format, 8> formats{{
    {"epw", 8,
     "{year},{month},{day},{hour_end},0,?9,3.5,-2,60,99000,9999,9999,300,{ghi},{dni},{dhi},9,9,9,9,180,2.1,5,5,9,77777,"
     "9,9,10,0.1,0,88,0.2,0,1\n"},
    {"tmy3", 2, "{month:02}/{day:02}/{year},{hour_end:02}:00,0,{ghi},{dni},{dhi},3.5,993,2.1,0.18,-9900\n"},
    {"sam", 3, "{year},{month},{day},{hour},{ghi},{dni},{dhi},3.5,2.1,993,0.2\n"},
    {"nsrdb", 3, "{year},{month},{day},{hour},30,{ghi},{dni},{dhi},3.5,2.1,993,0.2\n"},
    {"pvgis_csv", 17, "{year}{month:02}{day:02}:{hour:02}00,3.5,60.0,{ghi},{dni},{dhi},250.0,2.1,180.0,99300.0\n"},
    {"pvgis_json", 2,
     ",{{\"time(UTC)\": \"{year}{month:02}{day:02}:{hour:02}00\", \"T2m\": 3.5, \"G(h)\": {ghi}, \"Gb(n)\": {dni}, "
     "\"Gd(h)\": {dhi}, \"WS10m\": 2.1}}\n",
     "]}}\n"},
    {"umep", 1,
     "{year} {day_of_year} {hour} 0 -999 -999 -999 -999 -999 2.1 60 3.5 99.3 0 {ghi} -999 -999 -999 -999 -999 -999 "
     "{dhi} {dni} -999\n"},
    {"plain", 6, "{year}-{month:02}-{day:02}T{hour:02}:00,{ghi},{dni},{dhi},3.5\n"},
}};

/// The row of an hour of 2019, with a plain day of sun.
std::string row_of(const Format& format, int hour) {
    const UtcTime time{utc_from_civil({2019, 1, 1, 0, 0, 0.0}).unix_s + 3600.0 * hour};
    const CivilTime civil = civil_from_utc(time);
    const double sun = std::max(0.0, std::sin((civil.hour - 6.0) / 12.0 * 3.14159265));
    return fmt::format(fmt::runtime(format.row), fmt::arg("year", civil.year), fmt::arg("month", civil.month),
                       fmt::arg("day", civil.day), fmt::arg("hour", civil.hour), fmt::arg("hour_end", civil.hour + 1),
                       fmt::arg("day_of_year", day_of_year(time)), fmt::arg("ghi", std::round(600.0 * sun)),
                       fmt::arg("dni", std::round(500.0 * sun)), fmt::arg("dhi", std::round(150.0 * sun)));
}

}  // namespace

std::string with_whole_year(std::string text, std::string_view name) {
    constexpr std::string_view and_so_on = "...\n";
    if (!text.ends_with(and_so_on)) {
        return text;
    }
    text.erase(text.size() - and_so_on.size());
    const auto* const format =
        std::find_if(formats.begin(), formats.end(), [&](const Format& f) { return f.name == name; });
    const auto lines = std::count(text.begin(), text.end(), '\n');
    for (auto hour = std::max<std::ptrdiff_t>(0, lines - format->head_lines); hour < 8760; ++hour) {
        text += row_of(*format, static_cast<int>(hour));
    }
    return text + format->tail;
}

}  // namespace sunshed::fuzz
