#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sunshed {

/// An instant: seconds since 1970-01-01T00:00:00Z, without leap seconds.
struct UtcTime {
    double unix_s = 0.0;
    friend auto operator<=>(const UtcTime&, const UtcTime&) = default;
};

struct CivilTime {
    int year = 1970;
    int month = 1;  ///< 1..12
    int day = 1;    ///< 1..31
    int hour = 0;   ///< 0..23
    int minute = 0;
    double second = 0.0;
};

UtcTime utc_from_civil(const CivilTime& civil);
CivilTime civil_from_utc(UtcTime time);
/// Days since 1970-01-01 in the proleptic Gregorian calendar.
std::int64_t days_from_civil(int year, int month, int day);
bool is_leap_year(int year);
int days_in_month(int year, int month);
/// 1..366.
int day_of_year(UtcTime time);
/// "2023-06-21T04:30:00Z".
std::string format_iso8601(UtcTime time);
/// Accepts "2023-06-21T04:30:00Z", an offset "+08:00", a space for the T, and no zone (then UTC).
std::optional<UtcTime> parse_iso8601(std::string_view text);

}  // namespace sunshed
