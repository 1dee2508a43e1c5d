#pragma once

#include <span>
#include <string>
#include <vector>

#include "sunshed/weather/period.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// From the beginning of the first interval to the end of the last.
TimeSpan span_of(const WeatherSeries& series);

/// Which moments of a series a period is.
///
/// A nominal year (a typical one) stands for every year: dates are found by month and day. A whole year has no ends:
/// hours that a clock of another zone puts beyond one are those at the other. A day without its year is that of the
/// first year that has it.
/// @param is_nominal  whether its year is
/// @param place  whose clock and sun it is
/// @param file   for messages
/// @throws Error naming what the series spans and what was asked for, where the sun is up in a part of it that the
///         series does not have
std::vector<TimeSpan> find_spans(const Period& period, const WeatherSeries& series, bool is_nominal, const Place& place,
                                 const std::string& file);

enum class StepLength { hour, day };

/// Spans cut where days or hours of a clock begin.
std::vector<TimeSpan> cut_by_clock(std::span<const TimeSpan> spans, StepLength length, double utc_offset_h);

/// What of a series lies in some spans, in their order, and the gaps in them; intervals that reach over an end are cut
/// there and keep their means.
WeatherSeries part_of(const WeatherSeries& series, std::span<const TimeSpan> spans);

}  // namespace sunshed
