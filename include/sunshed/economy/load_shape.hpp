#pragma once

#include <array>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/time.hpp"

namespace sunshed {

/// One value an hour of the day, midnight first, on the local clock.
template <class T>
using HourArray = std::array<T, 24>;

/// When a building uses electricity: only the proportions count.
struct LoadShape {
    HourArray<double> workday{};
    HourArray<double> day_off{};  ///< Saturdays and Sundays
    MonthArray<double> month = each_month(1.0);
};

/// What an interval's middle is on the local clock.
struct ClockSlot {
    int month = 0;  ///< 0..11
    int hour = 0;   ///< 0..23
    bool day_off = false;
};

/// Where an instant falls on the local clock. Weekdays are those of `calendar_year`, whatever year the weather is from:
/// a typical year is patched from several.
ClockSlot clock_slot(UtcTime time, double utc_offset_h, int calendar_year);

/// Mean power of each interval, in kW, of a building that uses 1 kWh over all intervals.
std::vector<float> unit_load_kw(const LoadShape& shape, const std::vector<ClockSlot>& clock, double interval_h);

/// Shapes of the uses that the classes of buildings stand for, each with its source in the .cpp file.
const LoadShape& office_load();
const LoadShape& school_load();
const LoadShape& hospital_load();
const LoadShape& commerce_load();
const LoadShape& one_shift_load();
const LoadShape& housing_load();

}  // namespace sunshed
