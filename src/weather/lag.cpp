// Clocks that are a little off, and what moves them back.

#include <fmt/format.h>

#include <cmath>

#include "sunshed/weather/time_check.hpp"

namespace sunshed {

namespace {

constexpr double clear_misfit = 0.02;
constexpr double step_min = 5.0;  // the shift is known to about three minutes
// Components that were made for the stamps as they stand add up worse when moved; those of a shifted clock much better.
constexpr double closure_gain = 0.85;

void move_back(WeatherSeries& series, double minutes) {
    for (WeatherRecord& record : series.records) {
        record.begin.unix_s -= minutes * 60.0;
    }
}

}  // namespace

bool mend_known_lag(WeatherSeries& series, const TimeCheck& check) {
    const double lag_min = series.known_lag_min;
    if (lag_min == 0.0 || !check.possible || std::abs(check.shift_min - lag_min) > 8.0) {
        return false;
    }
    move_back(series, lag_min);
    series.known_lag_min = 0.0;
    series.notes.push_back(fmt::format(
        "its light comes {:.0f} minutes after the sun, a fault that files of this kind are known for: the intervals "
        "were moved back by {:g} minutes",
        check.shift_min, lag_min));
    return true;
}

bool mend_small_lag(WeatherSeries& series, const Place& place, TimeCheck& check, Threads threads) {
    if (!check.possible || std::abs(check.shift_min) < reported_shift_min || check.is_shifted() ||
        check.misfit >= clear_misfit) {
        return false;
    }
    WeatherSeries moved = series;
    const double minutes = std::round(check.shift_min / step_min) * step_min;
    move_back(moved, minutes);
    const TimeCheck after = check_time(moved, place, threads);
    const bool closes_better = after.closure_rms_pct < closure_gain * check.closure_rms_pct;
    if (check.closure_intervals > 0 && !closes_better) {
        return false;
    }
    moved.notes.push_back(
        fmt::format("its light comes {:.0f} minutes {} the sun: the intervals were moved by {:g} minutes",
                    std::abs(check.shift_min), check.shift_min > 0.0 ? "after" : "before", -minutes));
    series = std::move(moved);
    check = after;
    return true;
}

}  // namespace sunshed
