#include "sunshed/core/time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "sunshed/core/month.hpp"

namespace sunshed {

namespace {

constexpr double seconds_per_day = 86400.0;

struct CivilDate {
    int year;
    int month;
    int day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, eras have 400 years.
CivilDate civil_from_days(std::int64_t days) {
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_march_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_march_year + 2) / 153;
    const auto day = static_cast<int>(day_of_march_year - (153 * march_month + 2) / 5 + 1);
    const auto month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

/// Reads fixed-width numbers and separators off the front of a text.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    bool number(std::size_t digits, int& value) {
        if (text_.size() < digits) {
            return false;
        }
        const auto [end, status] = std::from_chars(text_.data(), text_.data() + digits, value);
        const bool good = status == std::errc{} && end == text_.data() + digits;
        text_.remove_prefix(digits);
        return good;
    }
    bool skip(std::string_view any_of) {
        if (text_.empty() || any_of.find(text_.front()) == std::string_view::npos) {
            return false;
        }
        text_.remove_prefix(1);
        return true;
    }
    bool seconds(double& value) {
        const auto [end, status] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return status == std::errc{};
    }
    [[nodiscard]] std::string_view rest() const { return text_; }

private:
    std::string_view text_;
};

/// The zone at the end of a stamp in hours, or nothing where it is malformed.
std::optional<double> parse_zone_hours(std::string_view zone) {
    if (zone.empty() || zone == "Z" || zone == "z") {
        return 0.0;
    }
    Cursor cursor(zone.substr(1));
    int hours = 0;
    int minutes = 0;
    if ((zone.front() != '+' && zone.front() != '-') || !cursor.number(2, hours)) {
        return std::nullopt;
    }
    cursor.skip(":");
    if (!cursor.rest().empty() && !cursor.number(2, minutes)) {
        return std::nullopt;
    }
    const double offset = hours + minutes / 60.0;
    return zone.front() == '-' ? -offset : offset;
}

bool is_valid(const CivilTime& civil) {
    return civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
           civil.day <= days_in_month(civil.year, civil.month) && civil.hour >= 0 && civil.hour <= 24 &&
           civil.minute >= 0 && civil.minute < 60 && civil.second >= 0.0 && civil.second < 61.0;
}

}  // namespace

std::int64_t days_from_civil(int year, int month, int day) {
    const std::int64_t march_year = month <= 2 ? year - 1 : year;
    const std::int64_t era = (march_year >= 0 ? march_year : march_year - 399) / 400;
    const std::int64_t year_of_era = march_year - era * 400;
    const std::int64_t day_of_march_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_march_year;
    return era * 146097 + day_of_era - 719468;
}

UtcTime utc_from_civil(const CivilTime& civil) {
    return {static_cast<double>(days_from_civil(civil.year, civil.month, civil.day)) * seconds_per_day +
            civil.hour * 3600.0 + civil.minute * 60.0 + civil.second};
}

CivilTime civil_from_utc(UtcTime time) {
    const double days = std::floor(time.unix_s / seconds_per_day);
    const double second_of_day = time.unix_s - days * seconds_per_day;
    const CivilDate date = civil_from_days(static_cast<std::int64_t>(days));
    const int hour = static_cast<int>(second_of_day / 3600.0);
    const int minute = static_cast<int>((second_of_day - hour * 3600.0) / 60.0);
    return {date.year, date.month, date.day, hour, minute, second_of_day - hour * 3600.0 - minute * 60.0};
}

bool is_leap_year(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
    return month == 2 && is_leap_year(year) ? 29 : days_per_month.at(static_cast<std::size_t>(month - 1));
}

int day_of_year(UtcTime time) {
    const CivilTime civil = civil_from_utc(time);
    return static_cast<int>(days_from_civil(civil.year, civil.month, civil.day) - days_from_civil(civil.year, 1, 1)) +
           1;
}

std::string format_iso8601(UtcTime time) {
    const CivilTime civil = civil_from_utc({std::round(time.unix_s)});
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", civil.year, civil.month, civil.day, civil.hour,
                       civil.minute, static_cast<int>(civil.second));
}

std::optional<UtcTime> parse_iso8601(std::string_view text) {
    Cursor cursor(text);
    CivilTime civil;
    if (!cursor.number(4, civil.year) || !cursor.skip("-") || !cursor.number(2, civil.month) || !cursor.skip("-") ||
        !cursor.number(2, civil.day)) {
        return std::nullopt;
    }
    if (cursor.skip("T ")) {
        if (!cursor.number(2, civil.hour) || !cursor.skip(":") || !cursor.number(2, civil.minute)) {
            return std::nullopt;
        }
        if (cursor.skip(":") && !cursor.seconds(civil.second)) {
            return std::nullopt;
        }
    }
    const auto zone_hours = parse_zone_hours(cursor.rest());
    if (!zone_hours || !is_valid(civil)) {
        return std::nullopt;
    }
    return UtcTime{utc_from_civil(civil).unix_s - *zone_hours * 3600.0};
}

}  // namespace sunshed
