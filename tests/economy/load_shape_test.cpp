#include "sunshed/economy/load_shape.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace sunshed {
namespace {

constexpr double china_h = 8.0;

std::vector<ClockSlot> hours_of_2025() {
    std::vector<ClockSlot> clock;
    const double begin_s = utc_from_civil({2025, 1, 1, 0, 30}).unix_s - china_h * 3600.0;
    for (int hour = 0; hour < 8760; ++hour) {
        clock.push_back(clock_slot({begin_s + 3600.0 * hour}, china_h, 2025));
    }
    return clock;
}

TEST(ClockSlot, ReadsTheLocalClock) {
    const ClockSlot evening = clock_slot(utc_from_civil({2025, 1, 3, 17, 30}), china_h, 2025);
    EXPECT_EQ(evening.month, 0);
    EXPECT_EQ(evening.hour, 1) << "01:30 of the next day in China";
    EXPECT_TRUE(evening.day_off) << "2025-01-04 was a Saturday";
    EXPECT_FALSE(clock_slot(utc_from_civil({2025, 1, 1, 0, 0}), china_h, 2025).day_off) << "a Wednesday";
}

TEST(ClockSlot, TakesWeekdaysFromTheCalendarYearWhateverTheWeathersYear) {
    for (const int year : {1999, 2004, 2016, 2024}) {
        EXPECT_TRUE(clock_slot(utc_from_civil({year, 1, 4, 3, 0}), china_h, 2025).day_off);
        EXPECT_FALSE(clock_slot(utc_from_civil({year, 1, 6, 3, 0}), china_h, 2025).day_off);
    }
    // The leap day of the weather has no counterpart in 2025: it takes the 28th's, a Friday.
    EXPECT_FALSE(clock_slot(utc_from_civil({2024, 2, 29, 3, 0}), china_h, 2025).day_off);
}

TEST(UnitLoad, UsesOneKilowattHourAYear) {
    const auto clock = hours_of_2025();
    for (const LoadShape* shape :
         {&office_load(), &school_load(), &hospital_load(), &commerce_load(), &one_shift_load(), &housing_load()}) {
        const auto load = unit_load_kw(*shape, clock, 1.0);
        EXPECT_NEAR(std::accumulate(load.begin(), load.end(), 0.0), 1.0, 1e-5);
        EXPECT_GT(*std::min_element(load.begin(), load.end()), 0.0F);
    }
}

TEST(UnitLoad, FollowsItsShape) {
    const auto clock = hours_of_2025();
    const auto office = unit_load_kw(office_load(), clock, 1.0);
    // Wednesday 2025-01-01, noon against midnight: 0.9 to 0.05; Saturday noon: a third of that of a workday.
    EXPECT_NEAR(office[12] / office[0], 18.0, 1e-4);
    EXPECT_NEAR(office[3 * 24 + 12] / office[12], 1.0 / 3.0, 1e-4);
    const auto school = unit_load_kw(school_load(), clock, 1.0);
    EXPECT_NEAR(school[36 * 24 + 9] / school[64 * 24 + 9], 0.4, 1e-4) << "February against March";
}

TEST(UnitLoad, HalfHoursCarryHalfTheEnergy) {
    const std::vector<ClockSlot> clock(4, ClockSlot{0, 12, false});
    for (const float kw : unit_load_kw(office_load(), clock, 0.5)) {
        EXPECT_FLOAT_EQ(kw, 0.5F);
    }
}

}  // namespace
}  // namespace sunshed
