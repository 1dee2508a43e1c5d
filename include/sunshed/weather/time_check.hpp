#pragma once

#include <vector>

#include "sunshed/core/finding.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// How well a file's light agrees with the sun. Every number is an observation of the file as it was read.
struct TimeCheck {
    /// False where the file has too little light to decide, or no place is known.
    bool possible = false;
    /// How late the stamps run: positive where light comes later than the sun, best fit over -720..720 minutes.
    double shift_min = 0.0;
    /// What the clear hours leave unexplained at that shift, share of their energy; under 0.02 is a clear answer.
    double misfit = 0.0;
    /// Irradiation of the clear hours before the sun's noon, share of all of it; 0.5 is even.
    double morning_share = 0.5;

    double sun_down_share = 0.0;  ///< of the year's irradiation, in intervals through which the sun is down
    int sun_down_intervals = 0;   ///< ... with more than 5 W m-2

    int closure_intervals = 0;         ///< with all three components, the sun over 5 degrees, over 50 W m-2
    double closure_bias_pct = 0.0;     ///< mean of DNI cos z + DHI - GHI over mean GHI
    double closure_rms_pct = 0.0;      ///< likewise, root mean square
    int closure_broken_intervals = 0;  ///< off by more than 15 % of GHI and 30 W m-2

    int beyond_ghi_limit = 0;  ///< intervals outside BSRN's physically possible limits
    int beyond_dni_limit = 0;
    int beyond_dhi_limit = 0;

    int sunlit_intervals = 0;  ///< with the sun over 10 degrees
    int dark_intervals = 0;    ///< ... without any light
    double dark_share = 0.0;   ///< of what comes from outside the atmosphere in a year, in those
    int dark_months = 0;       ///< in which more than half of it falls in those
    double clearness = 0.0;    ///< the year's light over what comes from outside the atmosphere
    /// Likewise, of the month that has most of it, of months with at least 20 kWh m-2 from outside.
    double highest_month_clearness = 0.0;

    /// True where the stamps look shifted by half an hour or more.
    [[nodiscard]] bool is_shifted() const;
};

/// Half an hour less what the method errs by on real files.
constexpr double shift_refused_from_min = 28.0;
/// More than it errs by on real files that are right.
constexpr double reported_shift_min = 10.0;

/// Holds a year's light against the sun at a place.
///
/// The shift is found on the envelope of clear hours: of each month and hour of day the three brightest values; a
/// clear sky after Haurwitz (1945, J. Meteorol. 2) is laid through them, one amplitude a month, for the sun of every
/// shift. Real files read right come out within about 10 minutes. Limits: Long & Dutton 2010, "BSRN Global Network
/// recommended QC tests, V2.0".
TimeCheck check_time(const WeatherSeries& series, const Place& place, Threads threads = {});

/// Where a kind of file is known to lag and this one's light shows it: moves its intervals back by that much and notes
/// it. @returns whether it did
bool mend_known_lag(WeatherSeries& series, const TimeCheck& check);

/// Light that is early or late by 10 to 28 minutes: moves the intervals by it, to five minutes, where the clear hours
/// leave less than 2 % unexplained and, in files of all three components, these then add up the better for it.
/// Notes it. @returns whether it did; `check` is then that of the moved series
bool mend_small_lag(WeatherSeries& series, const Place& place, TimeCheck& check, Threads threads = {});

/// What a user takes as it is: such findings are doubts instead of refusals.
struct Accepted {
    bool clock = false;  ///< stamps that look shifted
    bool light = false;  ///< light that cannot be
};

/// What the check found, worst first; empty where nothing is wrong. A refusal makes a wrong year.
std::vector<Finding> findings_of(const TimeCheck& check, const Accepted& accepted = {});

}  // namespace sunshed
