#include "sunshed/io/weather_file.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/weather/gaps.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

struct Format {
    bool (*looks_like)(const TextFile&);
    WeatherTable (*read)(const TextFile&);
};

/// In the order in which they are tried.
constexpr std::array<Format, 7> formats{{
    {looks_like_epw, read_epw},
    {looks_like_umep, read_umep},
    {looks_like_pvgis_json, read_pvgis_json},
    {looks_like_tmy3, read_tmy3},
    {looks_like_sam, read_sam},
    {looks_like_pvgis, read_pvgis},
    {looks_like_plain, read_plain},
}};

WeatherTable read_table(const TextFile& file) {
    for (const Format& format : formats) {
        if (format.looks_like(file)) {
            return format.read(file);
        }
    }
    throw Error(ErrorCode::unsupported, file.path, "this is not a weather file that sunshed reads",
                "give EPW, TMY3, SAM, NSRDB, PVGIS or UMEP, a plain CSV with units, or a table of monthly means");
}

/// Where gaps are held against the sun: the file's own place, or else the caller's.
Place place_for_gaps(const WeatherSeries& series, const WeatherReadOptions& options) {
    if (series.place_known || !options.place) {
        return series.place;
    }
    return *options.place;
}

}  // namespace

std::vector<std::string_view> fields_of_row(const TextFile& file, std::size_t line, std::size_t count) {
    auto fields = split_csv(file.lines[line]);
    if (fields.size() < count) {
        throw Error(ErrorCode::bad_input, file.place(line),
                    fmt::format("the row has {} fields instead of {}", fields.size(), count),
                    "the file was cut short or damaged: fetch it again");
    }
    return fields;
}

WeatherSeries read_weather_file(const std::string& path, const WeatherReadOptions& options) {
    return read_weather(read_file_text(path, largest_weather_bytes), options);
}

WeatherSeries read_weather(FileText bytes, const WeatherReadOptions& options) {
    const TextFile file = lines_of(std::move(bytes));
    if (looks_like_climatology(file)) {
        return read_climatology_year(file, options.place_name);
    }
    WeatherSeries series = lay_in_time(read_table(file), options);
    if (!series.clock_known) {
        series.notes.emplace_back("the format does not tell the time zone: UTC was taken; set weather.utc_offset_h");
    }
    fill_gaps(series, place_for_gaps(series, options), file.path, {.fill_long = options.fill_long_gaps});
    return series;
}

Climatology read_climatology(const std::string& path, const std::string& place) {
    return read_climatology(read_file_text(path, largest_weather_bytes), place);
}

Climatology read_climatology(FileText bytes, const std::string& place) {
    const TextFile file = lines_of(std::move(bytes));
    if (!looks_like_climatology(file)) {
        throw Error(ErrorCode::unsupported, file.path, "this is not a table of monthly means",
                    "give columns month, ghi_kwh_m2 and temperature_c");
    }
    return read_climatology_table(file, place);
}

}  // namespace sunshed
