#include "sunshed/weather/components.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/raster.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

constexpr double some_light_w_m2 = 20.0;
constexpr double many = 0.01;  // of the intervals: the file lacks a column rather than a value

enum Kind : std::size_t { no_global, no_parts, no_diffuse, no_direct, kinds };

constexpr std::array<const char*, kinds> words{
    "{} intervals have direct or diffuse irradiance but no global: it was added up from them",
    "{} intervals have global irradiance but neither direct nor diffuse: they are split off it",
    "{} intervals have global and direct irradiance but no diffuse: it is what direct leaves of global",
    "{} intervals have global and diffuse irradiance but no direct: it is what diffuse leaves of global",
};

/// Which component is a zero that cannot be, or `kinds` where none is.
Kind missing_kind(const WeatherRecord& record) {
    const double ghi = record.ghi_w_m2;
    const double dni = record.dni_w_m2;
    const double dhi = record.dhi_w_m2;
    if (ghi == 0.0 && (dni > some_light_w_m2 || dhi > some_light_w_m2)) {
        return no_global;
    }
    if (!(ghi > some_light_w_m2)) {
        return kinds;
    }
    if (dhi == 0.0) {
        return dni > 0.0 ? no_diffuse : no_parts;
    }
    return dni == 0.0 && ghi - dhi > std::max(50.0, 0.3 * ghi) ? no_direct : kinds;
}

}  // namespace

std::vector<Finding> mend_components(WeatherSeries& series, const Place& place) {
    const auto& records = series.records;
    if (std::all_of(records.begin(), records.end(), [](const auto& r) { return missing_kind(r) == kinds; })) {
        return {};
    }
    const SunPath path = sun_path_of(series);
    std::array<int, kinds> counts{};
    for (WeatherRecord& record : series.records) {
        const Kind kind = missing_kind(record);
        if (kind == kinds) {
            continue;
        }
        const double cos_zenith = sun_interval(path, place, record.begin, record.duration_s).mean_cos_zenith;
        const double beam_w_m2 = std::isnan(record.dni_w_m2) ? 0.0 : record.dni_w_m2 * cos_zenith;
        if (kind == no_global) {
            record.ghi_w_m2 = beam_w_m2 + (std::isnan(record.dhi_w_m2) ? 0.0 : record.dhi_w_m2);
        } else if (kind == no_diffuse) {
            record.dhi_w_m2 = std::max(0.0, record.ghi_w_m2 - beam_w_m2);
        } else {
            record.dni_w_m2 = missing_d;
            record.dhi_w_m2 = kind == no_parts ? missing_d : record.dhi_w_m2;
        }
        ++counts.at(kind);
    }
    std::vector<Finding> findings;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (counts.at(kind) > 0) {
            const bool is_column = counts.at(kind) > many * static_cast<double>(series.records.size());
            findings.push_back({is_column ? Severity::doubt : Severity::note, "",
                                fmt::format(fmt::runtime(words.at(kind)), counts.at(kind)), ""});
        }
    }
    return findings;
}

}  // namespace sunshed
