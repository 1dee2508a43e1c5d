#include "weather_checks.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr double longest_gap_h = 3.0;

using Value = double WeatherRecord::*;

/// The first record after `begin` that has a value, or the number of records.
std::size_t end_of_gap(const WeatherSeries& series, std::size_t begin, Value value) {
    std::size_t end = begin;
    while (end < series.records.size() && std::isnan(series.records[end].*value)) {
        ++end;
    }
    return end;
}

std::string local_time(const WeatherSeries& series, std::size_t record) {
    const UtcTime begin = series.records[record].begin;
    std::string text = format_iso8601({begin.unix_s + series.place.utc_offset_h * 3600.0});
    text.pop_back();  // local time is not Z
    return text;
}

void fill_between(WeatherSeries& series, std::size_t begin, std::size_t end, Value value) {
    const bool has_after = end < series.records.size();
    const double before = begin > 0 ? series.records[begin - 1].*value : series.records[end].*value;
    const double after = has_after ? series.records[end].*value : before;
    for (std::size_t i = begin; i < end; ++i) {
        const double t = static_cast<double>(i - begin + 1) / static_cast<double>(end - begin + 1);
        series.records[i].*value = before + t * (after - before);
    }
}

void fill_irradiance(WeatherSeries& series, const std::string& file, Value value, const char* name) {
    std::size_t filled = 0;
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        const std::size_t end = end_of_gap(series, i, value);
        if (end == i) {
            continue;
        }
        const double hours = static_cast<double>(end - i) * series.records[i].duration_s / 3600.0;
        if (hours > longest_gap_h) {
            throw Error(ErrorCode::bad_input, file,
                        fmt::format("{} is missing from {} for {:.0f} hours", name, local_time(series, i), hours),
                        "fill the gap or give another weather file");
        }
        fill_between(series, i, end, value);
        filled += end - i;
        i = end;
    }
    if (filled > 0) {
        series.notes.push_back(fmt::format("{} values of {} were missing and interpolated", filled, name));
    }
}

void carry_forward(WeatherSeries& series, Value value, double start) {
    double last = start;
    for (WeatherRecord& record : series.records) {
        last = std::isnan(record.*value) ? last : record.*value;
        record.*value = last;
    }
}

}  // namespace

void fill_short_gaps(WeatherSeries& series, const std::string& file) {
    fill_irradiance(series, file, &WeatherRecord::ghi_w_m2, "global irradiance");
    carry_forward(series, &WeatherRecord::temperature_air_c, 10.0);
    carry_forward(series, &WeatherRecord::wind_speed_m_s, 1.0);
}

}  // namespace sunshed
