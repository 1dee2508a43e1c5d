#pragma once

#include <array>
#include <string>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/time.hpp"
#include "sunshed/report/documents.hpp"

namespace sunshed {

/// Mean days of each series: the means of all intervals of a month that begin in an hour of the place's own clock,
/// after laying them on whole hours of UTC (see write_zone_series_csv()). An hour that a month has no interval of is 0.
/// @param duration_h  of an interval
/// @param utc_offset_h  of the clock; a part of an hour counts to the hour in which it begins
std::vector<HourlyProfile> hourly_profiles(const std::vector<UtcTime>& begins, double duration_h,
                                           const std::vector<PowerSeries>& series, double utc_offset_h);

}  // namespace sunshed
