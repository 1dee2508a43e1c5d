#include "sunshed/weather/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sunshed/core/usage_error.hpp"
#include "sunshed/solar/sun_position.hpp"

namespace sunshed {

namespace {

constexpr double day_s = 86400.0;
// Years in which the earth's turning is known (delta_t_s).
constexpr int first_year = 1900;
constexpr int last_year = 2150;
constexpr const char* leap_year = "2020-";  // stands in for a year that is not named: it has every date

std::string date_words(const CalendarTime& time, int year) {
    return fmt::format("{:04}-{:02}-{:02}", year, time.month, time.day);
}

/// A number that is all of a text.
std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    return status == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<DayRange> day_range(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto first = whole(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : whole(text.substr(dash + 1));
    if (!first || !last || *first < 1 || *last > 366 || *first > *last) {
        return std::nullopt;
    }
    return DayRange{*first, *last};
}

TimeSpan span_of(const DayRange& range, const Calendar& calendar) {
    if (const int days = is_leap_year(calendar.year) ? 366 : 365; range.last > days) {
        throw UsageError("--days",
                         fmt::format("{} has {} days, and day {} was asked for", calendar.year, days, range.last),
                         "give days of that year");
    }
    const double first_s = utc_from_civil({calendar.year, 1, 1, 0, 0, 0.0}).unix_s - calendar.utc_offset_h * 3600.0;
    return {{first_s + (range.first - 1) * day_s}, {first_s + range.last * day_s}};
}

/// When the sun's own time at a longitude is so much, to a second.
UtcTime from_solar_time(UtcTime solar, double longitude_deg) {
    const UtcTime mean{solar.unix_s - longitude_deg * 240.0};
    const double equation_min = geocentric_sun(mean, delta_t_s(mean)).equation_of_time_min;
    return {mean.unix_s - equation_min * 60.0};
}

TimeSpan second_around(const CalendarTime& time, const Calendar& calendar, bool is_solar) {
    UtcTime middle = moment_of(time, calendar);
    if (is_solar && !time.utc_offset_h) {
        middle = from_solar_time({middle.unix_s + calendar.utc_offset_h * 3600.0}, calendar.longitude_deg);
    }
    return {{middle.unix_s - 0.5}, {middle.unix_s + 0.5}};
}

UtcTime end_of(const CalendarTime& time, const Calendar& calendar) {
    return {moment_of(time, calendar).unix_s + (time.second_of_day ? 0.0 : day_s)};
}

}  // namespace

std::optional<CalendarTime> calendar_time_from_string(std::string_view text) {
    constexpr std::size_t date_length = 10;
    CalendarTime result;
    const bool has_year = text.size() >= 5 && text[4] == '-';
    const std::string dated = (has_year ? "" : leap_year) + std::string(text);
    const std::size_t zone = dated.find_first_of("Zz+-", std::min(date_length, dated.size()));
    const auto clock = parse_iso8601(dated.substr(0, zone));
    const auto utc = parse_iso8601(dated);
    const int year = clock ? civil_from_utc(*clock).year : 0;
    const bool is_known = year >= first_year && year <= last_year;
    if (!utc || !is_known || (zone != std::string::npos && zone == date_length)) {
        return std::nullopt;
    }
    const CivilTime date = civil_from_utc(*parse_iso8601(dated.substr(0, date_length)));
    result.year = has_year ? std::optional(date.year) : std::nullopt;
    result.month = date.month;
    result.day = date.day;
    if (dated.size() > date_length) {
        result.second_of_day = clock->unix_s - utc_from_civil({date.year, date.month, date.day, 0, 0, 0.0}).unix_s;
    }
    if (zone != std::string::npos) {
        result.utc_offset_h = (clock->unix_s - utc->unix_s) / 3600.0;
    }
    return result;
}

std::optional<std::vector<DayRange>> day_ranges_from_string(std::string_view text) {
    std::vector<DayRange> ranges;
    while (true) {
        const std::size_t comma = text.find(',');
        const auto range = day_range(text.substr(0, comma));
        if (!range) {
            return std::nullopt;
        }
        ranges.push_back(*range);
        if (comma == std::string_view::npos) {
            break;
        }
        text.remove_prefix(comma + 1);
    }
    std::sort(ranges.begin(), ranges.end(), [](const DayRange& a, const DayRange& b) { return a.first < b.first; });
    const auto overlap = std::adjacent_find(ranges.begin(), ranges.end(),
                                            [](const DayRange& a, const DayRange& b) { return b.first <= a.last; });
    return overlap == ranges.end() ? std::optional(ranges) : std::nullopt;
}

std::optional<int> named_year(const Period& period) {
    for (const CalendarTime& instant : period.instants) {
        if (instant.year) {
            return instant.year;
        }
    }
    return period.from ? period.from->year : std::nullopt;
}

Period without_years(Period period) {
    for (CalendarTime& instant : period.instants) {
        instant.year.reset();
    }
    for (std::optional<CalendarTime>* time : {&period.from, &period.to}) {
        if (*time) {
            (*time)->year.reset();
        }
    }
    return period;
}

std::vector<TimeSpan> spans_of(const Period& period, const Calendar& calendar) {
    std::vector<TimeSpan> spans;
    for (const DayRange& range : period.days) {
        spans.push_back(span_of(range, calendar));
    }
    if (period.from && period.to) {
        Calendar named = calendar;
        named.year = named_year(period).value_or(calendar.year);
        const UtcTime begin = moment_of(*period.from, named);
        UtcTime end = end_of(*period.to, named);
        if (end <= begin && !period.to->year) {
            ++named.year;
            end = end_of(*period.to, named);
        }
        if (end <= begin) {
            throw UsageError("--to", fmt::format("{} ends before it begins", period.words),
                             "give the earlier date to --from");
        }
        spans.push_back({begin, end});
    }
    for (const CalendarTime& instant : period.instants) {
        spans.push_back(second_around(instant, calendar, period.solar_time));
    }
    std::sort(spans.begin(), spans.end(), [](const TimeSpan& a, const TimeSpan& b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].begin < spans[i - 1].end) {
            throw UsageError("--at", fmt::format("{} is named twice", time_words(spans[i].end, calendar.utc_offset_h)),
                             "name each moment once");
        }
    }
    return spans;
}

UtcTime moment_of(const CalendarTime& time, const Calendar& calendar) {
    const int year = time.year.value_or(calendar.year);
    if (time.day > days_in_month(year, time.month)) {
        throw UsageError("", fmt::format("there is no {}", date_words(time, year)), "give a date of that year");
    }
    const double local_s =
        utc_from_civil({year, time.month, time.day, 0, 0, 0.0}).unix_s + time.second_of_day.value_or(0.0);
    return {local_s - time.utc_offset_h.value_or(calendar.utc_offset_h) * 3600.0};
}

std::string time_words(UtcTime time, double utc_offset_h) {
    const CivilTime civil = civil_from_utc({time.unix_s + utc_offset_h * 3600.0});
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", civil.year, civil.month, civil.day, civil.hour, civil.minute);
}

std::string span_words(const TimeSpan& span, double utc_offset_h) {
    return time_words(span.begin, utc_offset_h) + " to " + time_words(span.end, utc_offset_h);
}

}  // namespace sunshed
