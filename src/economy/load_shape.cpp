#include "sunshed/economy/load_shape.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

/// What runs day and night beside the schedules of GB 50189, which switch everything off. Engineering guess [P].
constexpr double always_on = 0.15;

HourArray<double> over_base(HourArray<double> hours) {
    for (double& hour : hours) {
        hour = std::max(hour, always_on);
    }
    return hours;
}

}  // namespace

ClockSlot clock_slot(UtcTime time, double utc_offset_h, int calendar_year) {
    const CivilTime local = civil_from_utc({time.unix_s + utc_offset_h * 3600.0});
    const int day = std::min(local.day, days_in_month(calendar_year, local.month));
    // 1970-01-01 was a Thursday: day 0 of the count is the fourth of a week that begins on Monday.
    const auto weekday = ((days_from_civil(calendar_year, local.month, day) + 3) % 7 + 7) % 7;
    return {local.month - 1, local.hour, weekday >= 5};
}

std::vector<float> unit_load_kw(const LoadShape& shape, const std::vector<ClockSlot>& clock, double interval_h) {
    std::vector<double> weights;
    double sum = 0.0;
    for (const ClockSlot& slot : clock) {
        const auto hour = static_cast<std::size_t>(slot.hour);
        const double day = slot.day_off ? shape.day_off[hour] : shape.workday[hour];
        weights.push_back(day * shape.month[static_cast<std::size_t>(slot.month)]);
        sum += weights.back();
    }
    std::vector<float> load_kw;
    for (const double weight : weights) {
        load_kw.push_back(sum > 0.0 ? static_cast<float>(weight / (sum * interval_h)) : 0.0F);
    }
    return load_kw;
}

// Lighting of offices in the commercial reference buildings, US DOE (2011): BLDG_LIGHT_SCH [S].
const LoadShape& office_load() {
    static const LoadShape shape{{0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.1, 0.9, 0.9, 0.9, 0.9,  0.9,
                                  0.9,  0.9,  0.9,  0.9,  0.9,  0.3,  0.3, 0.3, 0.3, 0.3, 0.05, 0.05},
                                 {0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.1,  0.1,  0.3,  0.3,  0.3,  0.3,
                                  0.3,  0.3,  0.3,  0.3,  0.3,  0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05}};
    return shape;
}

// Lighting of teaching buildings, GB 50189-2015 appendix B (2015) [W]; the months of holidays are a guess [P].
const LoadShape& school_load() {
    static const LoadShape shape{over_base({0.0, 0.0,  0.0,  0.0,  0.0,  0.0, 0.1, 0.5, 0.95, 0.95, 0.95, 0.8,
                                            0.8, 0.95, 0.95, 0.95, 0.95, 0.3, 0.3, 0.0, 0.0,  0.0,  0.0,  0.0}),
                                 over_base({}),
                                 {0.6, 0.4, 1.0, 1.0, 1.0, 1.0, 0.6, 0.4, 1.0, 1.0, 1.0, 1.0}};
    return shape;
}

// Lighting of wards, GB 50189-2015 appendix B (2015) [W], as much by day as the outpatients' departments beside them.
const LoadShape& hospital_load() {
    static const HourArray<double> day = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 0.5, 0.6, 0.6, 0.6, 0.6,
                                          0.6, 0.6, 0.6, 0.6, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.1, 0.1};
    static const LoadShape shape{over_base(day), over_base(day)};
    return shape;
}

// Lighting of shops, GB 50189-2015 appendix B (2015) [W].
const LoadShape& commerce_load() {
    static const HourArray<double> day = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.5, 0.6, 0.6, 0.6, 0.6,
                                          0.6, 0.6, 0.6, 0.6, 0.8, 0.9, 1.0, 1.0, 1.0, 0.1, 0.1, 0.1};
    static const LoadShape shape{over_base(day), over_base(day)};
    return shape;
}

// A day shift from 8 to 17 with a pause, half of it on days off. Engineering guess [P].
const LoadShape& one_shift_load() {
    static const LoadShape shape{over_base({0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.6, 1.0, 1.0, 1.0, 1.0,
                                            0.7, 1.0, 1.0, 1.0, 1.0, 0.5, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0}),
                                 over_base({0.0, 0.0, 0.0, 0.0, 0.0, 0.0,  0.1, 0.3, 0.5, 0.5, 0.5, 0.5,
                                            0.3, 0.5, 0.5, 0.5, 0.5, 0.25, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0})};
    return shape;
}

// Appliances of mid-rise apartments in the commercial reference buildings, US DOE (2011) [S].
const LoadShape& housing_load() {
    static const HourArray<double> day = {0.45, 0.41, 0.39, 0.38, 0.38, 0.43, 0.54, 0.65, 0.66, 0.67, 0.69, 0.70,
                                          0.69, 0.66, 0.65, 0.68, 0.80, 1.00, 1.00, 0.93, 0.89, 0.85, 0.71, 0.58};
    static const LoadShape shape{day, day};
    return shape;
}

}  // namespace sunshed
