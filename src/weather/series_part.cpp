#include "sunshed/weather/series_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "sunshed/core/error.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

constexpr double day_s = 86400.0;
constexpr double widest_clock_s = 14.0 * 3600.0;

bool is_whole_year(const TimeSpan& all) {
    return all.end.unix_s - all.begin.unix_s > 364.9 * day_s;
}

/// What a span and all that the series spans have in common, where the series is laid on the line of time again and
/// again if it is a whole year.
std::vector<TimeSpan> covered_parts(const TimeSpan& span, const TimeSpan& all) {
    std::vector<TimeSpan> parts;
    const double year_s = all.end.unix_s - all.begin.unix_s;
    for (const double shift_s : {-year_s, 0.0, year_s}) {
        if (shift_s != 0.0 && !is_whole_year(all)) {
            continue;
        }
        const TimeSpan part{{std::max(span.begin.unix_s, all.begin.unix_s + shift_s)},
                            {std::min(span.end.unix_s, all.end.unix_s + shift_s)}};
        if (part.begin < part.end) {
            parts.push_back(part);
        }
    }
    return parts;
}

/// Whether the sun is up at any time, seen every five minutes.
bool has_sun(const TimeSpan& span, const Place& place) {
    constexpr double step_s = 300.0;
    const double end_s = std::min(span.end.unix_s, span.begin.unix_s + 366.0 * day_s);
    const SunPath path({span.begin.unix_s}, {end_s + step_s});
    const Observer observer = observer_at(place);
    for (double time_s = span.begin.unix_s; time_s < end_s; time_s += step_s) {
        if (topocentric_sun(path.at({time_s}), observer).apparent_zenith_deg < 90.0) {
            return true;
        }
    }
    return false;
}

/// Whether light is missing: the sun is up in a part of the span that the series does not have.
bool is_missed(const TimeSpan& span, const TimeSpan& all, const Place& place) {
    UtcTime reached = span.begin;
    for (const TimeSpan& part : covered_parts(span, all)) {
        if (part.begin > reached && has_sun({reached, part.begin}, place)) {
            return true;
        }
        reached = part.end;
    }
    return reached < span.end && has_sun({reached, span.end}, place);
}

/// The first year with all of the period's days; those of the year that is named.
std::optional<std::vector<TimeSpan>> covered_spans(const Period& period, const TimeSpan& all, const Place& place) {
    const auto local_year = [&](double unix_s) { return civil_from_utc({unix_s + place.utc_offset_h * 3600.0}).year; };
    // The clock of another zone may put the ends of a year into its neighbours.
    const bool is_year = is_whole_year(all);
    const double room_s = is_year ? widest_clock_s : 0.0;
    const TimeSpan allowed{{all.begin.unix_s - room_s}, {all.end.unix_s + room_s}};
    for (int year = local_year(all.begin.unix_s + room_s); year <= local_year(all.end.unix_s - room_s - 1.0); ++year) {
        const auto spans = spans_of(period, {year, place.utc_offset_h, place.longitude_deg});
        const bool has_all = std::all_of(spans.begin(), spans.end(), [&](const TimeSpan& span) {
            const bool is_named = !is_year || (span.begin >= allowed.begin && span.end <= allowed.end);
            return is_named && !is_missed(span, all, place);
        });
        if (has_all) {
            return spans;
        }
    }
    return std::nullopt;
}

/// Of a year that stands for every year: an end in the next one is found at its beginning.
std::vector<TimeSpan> nominal_spans(const Period& period, const WeatherSeries& series, const Place& place) {
    const TimeSpan all = span_of(series);
    const double middle_s = (all.begin.unix_s + all.end.unix_s) / 2.0 + place.utc_offset_h * 3600.0;
    return spans_of(without_years(period), {civil_from_utc({middle_s}).year, place.utc_offset_h, place.longitude_deg});
}

}  // namespace

TimeSpan span_of(const WeatherSeries& series) {
    expects(!series.records.empty(), "the series has records");
    const WeatherRecord& last = series.records.back();
    return {series.records.front().begin, {last.begin.unix_s + last.duration_s}};
}

std::vector<TimeSpan> cut_by_clock(std::span<const TimeSpan> spans, StepLength length, double utc_offset_h) {
    const double step_s = length == StepLength::hour ? 3600.0 : day_s;
    const double clock_s = utc_offset_h * 3600.0;
    std::vector<TimeSpan> steps;
    for (const TimeSpan& span : spans) {
        for (double begin_s = span.begin.unix_s; begin_s < span.end.unix_s;) {
            const double next_s = (std::floor((begin_s + clock_s) / step_s) + 1.0) * step_s - clock_s;
            const double end_s = std::min(next_s, span.end.unix_s);
            steps.push_back({{begin_s}, {end_s}});
            begin_s = end_s;
        }
    }
    return steps;
}

std::vector<TimeSpan> find_spans(const Period& period, const WeatherSeries& series, bool is_nominal, const Place& place,
                                 const std::string& file) {
    const TimeSpan all = span_of(series);
    std::optional<std::vector<TimeSpan>> spans;
    if (is_nominal) {
        spans = nominal_spans(period, series, place);
        if (std::any_of(spans->begin(), spans->end(), [&](const TimeSpan& s) { return is_missed(s, all, place); })) {
            spans.reset();
        }
    } else {
        spans = covered_spans(period, all, place);
    }
    if (!spans) {
        throw Error(ErrorCode::bad_input, file,
                    fmt::format("its weather spans {}, and {} was asked for", span_words(all, place.utc_offset_h),
                                period.words),
                    "ask for times that it has, or give weather of those");
    }
    return std::move(*spans);
}

WeatherSeries part_of(const WeatherSeries& series, std::span<const TimeSpan> spans) {
    const TimeSpan all = span_of(series);
    const double year_s = all.end.unix_s - all.begin.unix_s;
    WeatherSeries part = series;
    part.records.clear();
    for (const TimeSpan& span : spans) {
        for (const TimeSpan& covered : covered_parts(span, all)) {
            const double shift_s = covered.begin >= all.end ? year_s : covered.end <= all.begin ? -year_s : 0.0;
            for (WeatherRecord record : series.records) {
                const double begin_s = std::max(record.begin.unix_s + shift_s, covered.begin.unix_s);
                const double end_s = std::min(record.begin.unix_s + record.duration_s + shift_s, covered.end.unix_s);
                if (begin_s < end_s) {
                    record.begin.unix_s = begin_s;
                    record.duration_s = end_s - begin_s;
                    part.records.push_back(record);
                }
            }
        }
    }
    std::erase_if(part.gaps, [&](const WeatherGap& gap) {
        const TimeSpan hole{gap.begin, {gap.begin.unix_s + gap.hours * 3600.0}};
        return std::none_of(spans.begin(), spans.end(),
                            [&](const TimeSpan& span) { return hole.begin < span.end && span.begin < hole.end; });
    });
    return part;
}

}  // namespace sunshed
