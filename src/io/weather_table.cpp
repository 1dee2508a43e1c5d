#include "weather_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "crs_reference.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "weather_columns.hpp"
#include "weather_order.hpp"

namespace sunshed {

namespace {

constexpr double day_s = 86400.0;
constexpr int nominal_year = 2019;
constexpr int nominal_leap_year = 2020;

/// The commonest distance of neighbouring rows.
double usual_step_s(const std::vector<double>& times) {
    std::map<double, int> counts;
    for (std::size_t i = 1; i < times.size(); ++i) {
        ++counts[times[i] - times[i - 1]];
    }
    const auto usual = std::max_element(counts.begin(), counts.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    return usual == counts.end() ? 0.0 : usual->first;
}

std::vector<double> stamp_times(const WeatherTable& table) {
    std::vector<double> times;
    times.reserve(table.rows.size());
    for (const WeatherRow& row : table.rows) {
        times.push_back(clock_seconds(row.stamp));
    }
    return times;
}

/// Months that jump between years, back or by more than a month, are a typical year's.
bool is_typical(const std::vector<double>& times) {
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (times[i] < times[i - 1] || times[i] - times[i - 1] > 40.0 * day_s) {
            return true;
        }
    }
    return false;
}

bool has_leap_day(const WeatherTable& table) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [](const WeatherRow& row) { return row.stamp.month == 2 && row.stamp.day == 29; });
}

std::string years_in_words(const std::set<int>& years) {
    return fmt::format("{} to {}", *years.begin(), *years.rbegin());
}

void set_nominal_year(WeatherTable& table) {
    const int year = has_leap_day(table) ? nominal_leap_year : nominal_year;
    std::set<int> years;
    for (WeatherRow& row : table.rows) {
        years.insert(row.stamp.year);
        row.stamp.year = year;
    }
    table.nominal_year = true;
    table.notes.push_back(
        fmt::format("typical year: its months come from {} and are laid into {}", years_in_words(years), year));
}

/// A single year whose dates do not exist in it: a 29 February in a common year's file, or none in a leap year's.
void mend_leap_day(WeatherTable& table) {
    const int year = table.rows.front().stamp.year;
    const bool one_year = std::all_of(table.rows.begin(), table.rows.end(),
                                      [&](const WeatherRow& row) { return row.stamp.year == year; });
    if (one_year && is_leap_year(year) && !has_leap_day(table) && table.rows.size() > 1) {
        for (WeatherRow& row : table.rows) {
            row.stamp.year = nominal_year;
        }
        table.nominal_year = true;
        table.notes.push_back(
            fmt::format("29 February {} is left out by the file; it is laid into {}", year, nominal_year));
    }
}

/// Leaves the rows of a span and of a day beside it, on whatever clock.
void drop_far_rows(WeatherTable& table, const TimeSpan& span) {
    const double first_s = clock_seconds(table.rows.front().stamp);
    const double last_s = clock_seconds(table.rows.back().stamp);
    std::erase_if(table.rows, [&](const WeatherRow& row) {
        const double time_s = clock_seconds(row.stamp);
        return time_s < span.begin.unix_s - day_s || time_s > span.end.unix_s + day_s;
    });
    if (table.rows.size() < 2) {
        throw Error(ErrorCode::bad_input, table.path,
                    fmt::format("its weather spans {}, and {} was asked for", span_words({{first_s}, {last_s}}, 0.0),
                                span_words(span, 0.0)),
                    "ask for times that it has, or give weather of those");
    }
}

void choose_year(WeatherTable& table, const WeatherReadOptions& options) {
    std::map<int, std::size_t> counts;
    for (const WeatherRow& row : table.rows) {
        ++counts[row.stamp.year];
    }
    if (options.year) {
        std::erase_if(table.rows, [&](const WeatherRow& row) { return row.stamp.year != *options.year; });
        if (table.rows.empty()) {
            throw Error(ErrorCode::bad_input, table.path,
                        fmt::format("there is no year {} in it, only {} to {}", *options.year, counts.begin()->first,
                                    counts.rbegin()->first),
                        "choose another with weather.year");
        }
        return;
    }
    const double span_s = clock_seconds(table.rows.back().stamp) - clock_seconds(table.rows.front().stamp);
    if (span_s > 366.5 * day_s && options.around) {
        drop_far_rows(table, *options.around);
    } else if (span_s > 366.5 * day_s) {
        throw Error(ErrorCode::bad_input, table.path,
                    fmt::format("it holds several years, {} to {}", counts.begin()->first, counts.rbegin()->first),
                    "choose one with weather.year");
    }
}

void check_years(const WeatherTable& table) {
    const auto odd = std::find_if(table.rows.begin(), table.rows.end(),
                                  [](const WeatherRow& row) { return row.stamp.year < 1800 || row.stamp.year > 2200; });
    if (odd != table.rows.end()) {
        throw Error(ErrorCode::bad_input, table.row_place(*odd),
                    fmt::format("there is no weather of the year {}", odd->stamp.year),
                    "mend the row or give another weather file");
    }
}

/// What could not be read is missing, and reported; where there is much of it, the file is refused with all of it.
void add_unread(const WeatherTable& table, std::vector<Finding>& findings) {
    if (is_many(table.unread.count(), table)) {
        table.unread.finish();
    }
    for (Finding finding : table.unread.findings()) {
        finding.severity = Severity::doubt;
        finding.mend = "it is taken as missing; mend the row";
        findings.push_back(std::move(finding));
    }
}

struct Limits {
    const char* name;
    double WeatherRecord::*value;
    Range range;
    double noise = 0.0;  ///< values this little below are the lowest
};
constexpr Range irradiance_w_m2{0.0, 9998.0};
constexpr double night_noise_w_m2 = 20.0;  // instruments read a little below zero at night
constexpr std::array<Limits, 11> limits{{
    {"global irradiance", &WeatherRecord::ghi_w_m2, irradiance_w_m2, night_noise_w_m2},
    {"direct irradiance", &WeatherRecord::dni_w_m2, irradiance_w_m2, night_noise_w_m2},
    {"diffuse irradiance", &WeatherRecord::dhi_w_m2, irradiance_w_m2, night_noise_w_m2},
    {"air temperature", &WeatherRecord::temperature_air_c, {-95.0, 65.0}},
    {"dew point", &WeatherRecord::dew_point_c, {-110.0, 65.0}},
    {"relative humidity", &WeatherRecord::relative_humidity_pct, {0.0, 150.0}},
    {"pressure", &WeatherRecord::pressure_pa, {20000.0, 115000.0}},
    {"wind speed", &WeatherRecord::wind_speed_m_s, {0.0, 150.0}},
    {"snow depth", &WeatherRecord::snow_depth_cm, {0.0, 2500.0}},
    {"albedo", &WeatherRecord::albedo, {0.0, 1.5}},
    {"precipitation", &WeatherRecord::precipitation_mm, {0.0, 2000.0}},
}};

/// Takes values that cannot be as missing and reports them.
void drop_impossible(WeatherTable& table, std::vector<Finding>& findings) {
    for (const Limits& limit : limits) {
        const WeatherRow* first = nullptr;
        double first_value = 0.0;
        std::size_t count = 0;
        for (WeatherRow& row : table.rows) {
            double& value = row.values.*limit.value;
            if (value < limit.range.low && value > limit.range.low - limit.noise) {
                value = limit.range.low;
            } else if (value < limit.range.low || value > limit.range.high) {
                first_value = first == nullptr ? value : first_value;
                first = first == nullptr ? &row : first;
                value = missing_d;
                ++count;
            }
        }
        if (count > 0) {
            findings.push_back({is_many(count, table) ? Severity::doubt : Severity::note, table.path,
                                fmt::format("{} cannot be {:g} (row {}): {} such values are taken as missing",
                                            limit.name, first_value, first->line + 1, count),
                                ""});
        }
    }
}

void check_order(const WeatherTable& table, const std::vector<double>& times, double step_s) {
    for (std::size_t i = 1; i < times.size(); ++i) {
        const double steps = (times[i] - times[i - 1]) / step_s;
        if (steps < 0.5 || std::abs(steps - std::round(steps)) > 1e-6) {
            throw Error(ErrorCode::bad_input, table.row_place(table.rows[i]),
                        "the time does not follow the row before it", "give a file without repeated or shuffled rows");
        }
    }
}

double begin_shift_s(StampConvention stamps, double duration_s) {
    switch (stamps) {
        case StampConvention::interval_end:
            return -duration_s;
        case StampConvention::interval_start:
            return 0.0;
        case StampConvention::interval_center:
        case StampConvention::instant:
            break;
    }
    return -duration_s / 2.0;
}

/// Days of the year that begins with the first stamp.
int days_of_year_from(const CivilTime& first) {
    const bool leap_day_ahead = first.month <= 2 ? is_leap_year(first.year) : is_leap_year(first.year + 1);
    return leap_day_ahead ? 366 : 365;
}

/// The rows at even steps from the first on, a whole year of them or, where that is enough, up to the last; what is not
/// there is missing. The rows are counted first, so that memory follows what is there and not what the first two rows
/// make of it.
std::vector<WeatherRecord> even_records(const WeatherTable& table, const std::vector<double>& times, double step_s,
                                        bool any_span) {
    const auto place_of = [&](double time) {
        return static_cast<std::size_t>(std::lround((time - times.front()) / step_s));
    };
    const auto year =
        static_cast<std::size_t>(std::lround(days_of_year_from(table.rows.front().stamp) * day_s / step_s));
    const std::size_t wanted = any_span ? std::min(place_of(times.back()) + 1, 2 * year) : year;
    const auto found = std::count_if(times.begin(), times.end(), [&](double t) { return place_of(t) < wanted; });
    if (static_cast<double>(found) < (any_span ? 0.2 : 0.9) * static_cast<double>(wanted)) {
        throw Error(ErrorCode::bad_input, table.path,
                    fmt::format("there are {} rows of data instead of {}", found, wanted),
                    any_span ? "give weather without such holes" : "give a whole year");
    }
    std::vector<WeatherRecord> records(wanted, missing_record());
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (const std::size_t place = place_of(times[i]); place < wanted) {
            records[place] = table.rows[i].values;
        }
    }
    return records;
}

}  // namespace

std::string WeatherTable::row_place(const WeatherRow& row) const {
    return fmt::format("{}:{}", path, row.line + 1);
}

bool is_many(std::size_t count, const WeatherTable& table) {
    constexpr double many = 0.01;  // of the rows
    return static_cast<double>(count) > many * static_cast<double>(table.rows.size());
}

bool has_equal_values(const WeatherRecord& one, const WeatherRecord& other) {
    return std::all_of(limits.begin(), limits.end(), [&](const Limits& limit) {
        const double a = one.*limit.value;
        const double b = other.*limit.value;
        return a == b || (std::isnan(a) && std::isnan(b));
    });
}

Range possible(double WeatherRecord::*value) {
    return std::find_if(limits.begin(), limits.end(), [&](const Limits& limit) { return limit.value == value; })->range;
}

Place checked_place(Place place, const std::string& path) {
    if (!(std::abs(place.utc_offset_h) <= 14.0)) {
        throw Error(ErrorCode::bad_input, path, fmt::format("no clock is {:g} hours from UTC", place.utc_offset_h),
                    "mend the file's head: hours, east positive");
    }
    if (!(place.altitude_m >= -500.0 && place.altitude_m <= 9000.0)) {
        throw Error(ErrorCode::bad_input, path, fmt::format("no place is {:g} m high", place.altitude_m),
                    "mend the file's head: m above the sea");
    }
    if (!(std::abs(place.latitude_deg) <= 90.0) || !(std::abs(place.longitude_deg) <= 360.0)) {
        throw Error(
            ErrorCode::bad_input, path,
            fmt::format("there is no place at latitude {:g}, longitude {:g}", place.latitude_deg, place.longitude_deg),
            "mend the file's head");
    }
    place.longitude_deg = wrapped_longitude_deg(place.longitude_deg);
    return place;
}

double clock_seconds(const CivilTime& stamp) {
    return static_cast<double>(days_from_civil(stamp.year, stamp.month, stamp.day)) * day_s + stamp.hour * 3600.0 +
           stamp.minute * 60.0 + stamp.second;
}

CivilTime checked_stamp(const CivilTime& stamp, const std::string& row_place) {
    const bool exists = stamp.month >= 1 && stamp.month <= 12 && stamp.day >= 1 &&
                        stamp.day <= days_in_month(nominal_leap_year, stamp.month) && stamp.hour >= 0 &&
                        stamp.hour <= 24 && stamp.minute >= 0 && stamp.minute <= 60;
    if (!exists) {
        throw Error(
            ErrorCode::bad_input, row_place,
            fmt::format("{}-{}-{} {}:{:02} is no time", stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute),
            "mend the row or give another weather file");
    }
    return stamp;
}

void read_rows(const TextFile& file, std::size_t first, WeatherTable& table,
               const std::function<void(std::size_t line)>& add_row) {
    for (std::size_t i = first; i < file.lines.size(); ++i) {
        const bool is_read = trimmed(file.lines[i]).empty() || table.unread([&] { add_row(i); });
        if (!is_read && i + 1 == file.lines.size()) {
            table.unread.finish();
        }
    }
}

WeatherFile build_series(WeatherTable table, const WeatherReadOptions& options) {
    WeatherFile file;
    add_unread(table, file.findings);
    if (table.rows.size() < 2) {
        throw Error(ErrorCode::bad_input, table.path, "there are fewer than two rows of data", "give a whole year");
    }
    order_rows(table);
    file.findings.insert(file.findings.end(), table.findings.begin(), table.findings.end());
    check_years(table);
    drop_impossible(table, file.findings);
    if (is_typical(stamp_times(table))) {
        set_nominal_year(table);
    } else {
        choose_year(table, options);
        mend_leap_day(table);
    }
    const std::vector<double> times = stamp_times(table);
    const double step_s = table.duration_s > 0.0 ? table.duration_s : usual_step_s(times);
    if (!(step_s >= 60.0)) {
        throw Error(ErrorCode::bad_input, table.path, fmt::format("rows are {:g} seconds apart", step_s),
                    "give values at steps of a minute or more");
    }
    if (std::abs(std::remainder(day_s, step_s)) > 1e-6) {
        throw Error(ErrorCode::bad_input, table.path,
                    fmt::format("rows are {:g} minutes apart, which does not divide a day", step_s / 60.0),
                    "give values at even steps of an hour or less");
    }
    if (step_s > 3600.0) {
        throw Error(ErrorCode::bad_input, table.path, fmt::format("rows are {:g} hours apart", step_s / 3600.0),
                    "give hourly values or finer ones; from monthly means a climatology table makes a typical year");
    }
    check_order(table, times, step_s);

    WeatherSeries& series = file.series;
    series.place = checked_place(table.place, table.path);
    series.place.utc_offset_h = options.utc_offset_h.value_or(table.place.utc_offset_h);
    series.place_known = table.place_known;
    series.clock_known = table.clock_known || options.utc_offset_h.has_value();
    series.source = fmt::format("{} ({})", shown_name(table.path), table.format);
    series.stamps = options.assume_time.value_or(table.stamps);
    series.known_lag_min = table.known_lag_min;
    series.synthetic = table.synthetic;
    file.nominal_year = table.nominal_year;
    series.notes = std::move(table.notes);
    series.records = even_records(table, times, step_s, options.any_span);
    const double first_s = times.front() + (options.assume_time ? 0.0 : table.stamp_offset_s) +
                           begin_shift_s(series.stamps, step_s) - series.place.utc_offset_h * 3600.0;
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        series.records[i].begin.unix_s = first_s + static_cast<double>(i) * step_s;
        series.records[i].duration_s = step_s;
    }
    return file;
}

}  // namespace sunshed
