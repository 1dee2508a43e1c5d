#include "sunshed/weather/stamp_choice.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "sunshed/weather/time_check.hpp"

namespace sunshed {

namespace {

constexpr double least_step_min = 20.0;
constexpr double times_nearer = 2.0;

/// A reading and how much later its intervals are than those of stamps that end them, in steps.
struct Reading {
    StampConvention stamps;
    double later_steps;
    const char* words;
};

constexpr std::array<Reading, 3> readings{{
    {StampConvention::interval_end, 0.0, "end their interval"},
    {StampConvention::interval_center, 0.5, "are the middle of their interval"},
    {StampConvention::interval_start, 1.0, "begin their interval"},
}};

void read_so(WeatherSeries& series, const Reading& reading, std::string note) {
    for (WeatherRecord& record : series.records) {
        record.begin.unix_s += reading.later_steps * record.duration_s;
    }
    series.stamps = reading.stamps;
    series.notes.push_back(std::move(note));
}

}  // namespace

bool choose_stamps(WeatherSeries& series, const Place& place) {
    const double step_min = series.records.front().duration_s / 60.0;
    const TimeCheck check = check_time(series, place);
    if (!check.possible || step_min < least_step_min) {
        return false;
    }
    for (const Reading& reading : readings) {
        // Intervals that were laid too early bring their light before the sun.
        const double left_min = std::abs(check.shift_min + reading.later_steps * step_min);
        if (left_min <= step_min / 6.0) {
            read_so(series, reading,
                    fmt::format("the file does not say what its stamps mean: by its light they {} (the light then is "
                                "{:.0f} minutes from the sun)",
                                reading.words, left_min));
            return true;
        }
    }
    return false;
}

bool choose_start_or_end(WeatherSeries& series, const Place& place) {
    const double step_min = series.records.front().duration_s / 60.0;
    const TimeCheck check = check_time(series, place);
    if (!check.possible || step_min < least_step_min) {
        return false;
    }
    const Reading* nearer = &readings.front();
    const Reading* farther = &readings.back();
    const auto left_min = [&](const Reading* reading) {
        return std::abs(check.shift_min + reading->later_steps * step_min);
    };
    if (left_min(farther) < left_min(nearer)) {
        std::swap(nearer, farther);
    }
    if (left_min(nearer) * times_nearer > left_min(farther) || left_min(nearer) >= shift_refused_from_min) {
        return false;
    }
    read_so(series, *nearer,
            fmt::format("the file does not say what its stamps mean: by its light they rather {} than {} (the light is "
                        "{:.0f} and {:.0f} minutes from the sun)",
                        nearer->words, farther->words, left_min(nearer), left_min(farther)));
    return true;
}

}  // namespace sunshed
