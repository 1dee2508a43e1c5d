#include "sunshed/io/weather_file.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/weather/components.hpp"
#include "sunshed/weather/gaps.hpp"
#include "sunshed/weather/stamp_choice.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

struct Format {
    bool (*matches)(const TextFile&);
    WeatherTable (*read)(const TextFile&);
};

/// In the order in which they are tried.
constexpr std::array<Format, 7> formats{{
    {is_epw, read_epw},
    {is_umep, read_umep},
    {is_pvgis_json, read_pvgis_json},
    {is_tmy3, read_tmy3},
    {is_sam, read_sam},
    {is_pvgis, read_pvgis},
    {is_plain_csv, read_plain},
}};

WeatherTable read_table(const TextFile& file) {
    for (const Format& format : formats) {
        if (format.matches(file)) {
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

/// Where a file does not say what its stamps mean, its light does, or its kind's custom.
void find_stamps(WeatherSeries& series, const WeatherTable& table, const Place* place) {
    if (table.stamps_from == StampsFrom::file || (place != nullptr && choose_stamps(series, *place))) {
        return;
    }
    if (table.stamps_from == StampsFrom::nowhere) {
        throw Error(
            ErrorCode::bad_input, table.path,
            "the file does not say what its time stamps mean, and its light does not show it",
            "add a line '# time_convention: interval-end' (or interval-start, interval-center, instant), or set "
            "--assume-time (weather.assume_time)");
    }
    if (place != nullptr && choose_start_or_end(series, *place)) {
        return;
    }
    series.notes.emplace_back("what its stamps mean is not to be seen: they were taken to end their interval");
}

}  // namespace

std::vector<std::string_view> fields_of_row(const TextFile& file, std::size_t line, std::size_t least,
                                            std::size_t named) {
    auto fields = split_csv(file.lines[line]);
    if (fields.size() < least) {
        throw Error(ErrorCode::bad_input, file.place(line),
                    fmt::format("the row has {} fields instead of at least {}", fields.size(), least),
                    "the file was cut short or damaged: fetch it again");
    }
    while (fields.size() > named && trimmed(fields.back()).empty()) {
        fields.pop_back();
    }
    if (fields.size() > named) {
        throw Error(ErrorCode::bad_input, file.place(line),
                    fmt::format("the row has {} fields and not {}", fields.size(), named),
                    "write decimals with a point, and texts with commas in quotes");
    }
    return fields;
}

WeatherFile inspect_weather(FileText bytes, const WeatherReadOptions& options) {
    const TextFile file = lines_of(std::move(bytes));
    if (is_climatology(file)) {
        return {read_climatology_year(file, options.place_name), {}, true};
    }
    const WeatherTable table = read_table(file);
    WeatherFile weather = build_series(table, options);
    WeatherSeries& series = weather.series;
    if (!series.clock_known) {
        series.notes.emplace_back("the format does not tell the time zone: UTC was taken; set weather.utc_offset_h");
    }
    const Place place = place_for_gaps(series, options);
    const bool place_known = series.place_known || options.place.has_value();
    fill_gaps(series, place, file.path, {.fill_long = options.fill_long_gaps});
    if (place_known) {
        const auto of_components = mend_components(series, place);
        weather.findings.insert(weather.findings.end(), of_components.begin(), of_components.end());
    }
    if (!options.assume_time) {
        find_stamps(series, table, place_known ? &place : nullptr);
    }
    return weather;
}

WeatherFile inspect_weather_file(const std::string& path, const WeatherReadOptions& options) {
    return inspect_weather(read_file_text(path, largest_weather_bytes), options);
}

WeatherSeries read_weather_file(const std::string& path, const WeatherReadOptions& options) {
    return inspect_weather_file(path, options).series;
}

WeatherSeries read_weather(FileText bytes, const WeatherReadOptions& options) {
    return inspect_weather(std::move(bytes), options).series;
}

Climatology read_climatology(const std::string& path, const std::string& place) {
    return read_climatology(read_file_text(path, largest_weather_bytes), place);
}

Climatology read_climatology(FileText bytes, const std::string& place) {
    const TextFile file = lines_of(std::move(bytes));
    if (!is_climatology(file)) {
        throw Error(ErrorCode::unsupported, file.path, "this is not a table of monthly means",
                    "give columns month, ghi_kwh_m2 and temperature_c");
    }
    return read_climatology_table(file, place);
}

}  // namespace sunshed
