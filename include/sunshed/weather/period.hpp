#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sunshed/core/time.hpp"

namespace sunshed {

/// A stretch of time, its end not in it.
struct TimeSpan {
    UtcTime begin;
    UtcTime end;
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// A date as people write it: with or without its year, a time of day and a zone.
struct CalendarTime {
    std::optional<int> year;
    int month = 1;
    int day = 1;
    std::optional<double> second_of_day;  ///< nothing = the whole day
    std::optional<double> utc_offset_h;   ///< nothing = the clock of the place
};

/// "2026-06-21", "06-21", and either with "T12:00", "T12:00:30", "T04:00Z" or "T12:00+08:00" behind it.
/// @returns nothing where it is no such text or no date of any year
std::optional<CalendarTime> calendar_time_from_string(std::string_view text);

/// Days of a year by their number, both in it.
struct DayRange {
    int first = 1;  ///< 1..366
    int last = 1;
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// "172", "1-7", "1-7,172,350-366": in order, none twice.
/// @returns nothing where it is no such text
std::optional<std::vector<DayRange>> day_ranges_from_string(std::string_view text);

/// Which days or times are wanted, as they were named: days of the year, a first and a last moment, or instants. Which
/// moments these are depends on a year and a clock.
struct Period {
    std::vector<DayRange> days{};
    std::optional<CalendarTime> from{};  ///< both or none
    std::optional<CalendarTime> to{};    ///< where it is a date, that day is in the period
    std::vector<CalendarTime> instants{};
    bool solar_time = false;  ///< instants without a zone are the sun's own time: at noon it stands in the meridian
    std::string words{};      ///< as it was given, for messages
};

/// The year that a date names, of the first that does.
std::optional<int> named_year(const Period& period);

/// The same without the years that dates name, for weather whose year is nominal.
Period without_years(Period period);

/// The year and clock that dates are meant in.
struct Calendar {
    int year = 2019;  ///< where a date names none
    double utc_offset_h = 0.0;
    double longitude_deg = 0.0;  ///< of the sun's own time
};

/// An instant is the second around it. Where the last moment names no year and comes before the first, it is the next
/// year's. In order of time.
/// @throws UsageError naming the date or day that the year does not have, or an end before the beginning
std::vector<TimeSpan> spans_of(const Period& period, const Calendar& calendar);

/// @throws UsageError naming the date that the year does not have
UtcTime moment_of(const CalendarTime& time, const Calendar& calendar);

/// "2026-06-21 12:00" on a clock.
std::string time_words(UtcTime time, double utc_offset_h);
/// "2026-06-21 00:00 to 2026-06-22 00:00".
std::string span_words(const TimeSpan& span, double utc_offset_h);

}  // namespace sunshed
