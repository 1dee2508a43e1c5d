#include "sunshed/report/hourly_profile.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunshed {
namespace {

std::vector<UtcTime> hours_of_2023(double first_h = 0.0) {
    const double start_s = utc_from_civil({2023, 1, 1, 0, 0, 0.0}).unix_s;
    std::vector<UtcTime> begins;
    for (int hour = 0; hour < 8760; ++hour) {
        begins.push_back({start_s + 3600.0 * (hour + first_h)});
    }
    return begins;
}

TEST(HourlyProfiles, KeepTheEnergyOfTheYear) {
    // The local year: it begins eight hours before the UTC one.
    const auto begins = hours_of_2023(-8.0);
    PowerSeries series{"N", "school", {}};
    double sum_kwh = 0.0;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        series.ac_kw.push_back(100.0 + 90.0 * std::sin(0.37 * static_cast<double>(i)));
        sum_kwh += series.ac_kw.back();
    }
    const auto profiles = hourly_profiles(begins, 1.0, {series}, 8.0);
    ASSERT_EQ(profiles.size(), 1U);
    EXPECT_EQ(profiles[0].zone_id, "N");
    EXPECT_EQ(profiles[0].building_class, "school");
    double profile_kwh = 0.0;
    for (int month = 1; month <= 12; ++month) {
        for (const double kw : profiles[0].ac_kw[static_cast<std::size_t>(month - 1)]) {
            profile_kwh += kw * days_in_month(2023, month);
        }
    }
    EXPECT_NEAR(profile_kwh, sum_kwh, 1e-9 * sum_kwh);
}

TEST(HourlyProfiles, CountHoursOnThePlacesClock) {
    const auto begins = hours_of_2023();
    PowerSeries series{"", "factory", std::vector<double>(begins.size(), 0.0)};
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const CivilTime utc = civil_from_utc(begins[i]);
        series.ac_kw[i] = utc.month == 6 && utc.hour == 4 ? 30.0 : 0.0;  // 12 o'clock at UTC+8
    }
    const auto profiles = hourly_profiles(begins, 1.0, {series}, 8.0);
    for (std::size_t month = 0; month < 12; ++month) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            EXPECT_DOUBLE_EQ(profiles[0].ac_kw[month][hour], month == 5 && hour == 12 ? 30.0 : 0.0)
                << month << " " << hour;
        }
    }
}

TEST(HourlyProfiles, LayHalfHoursOnWholeOnes) {
    const double start_s = utc_from_civil({2023, 3, 1, 0, 0, 0.0}).unix_s;
    std::vector<UtcTime> begins;
    PowerSeries series{"N", "school", {}};
    for (int half = 0; half < 48; ++half) {
        begins.push_back({start_s + 1800.0 * half});
        series.ac_kw.push_back(half);
    }
    const auto profiles = hourly_profiles(begins, 0.5, {series}, 0.0);
    for (std::size_t hour = 0; hour < 24; ++hour) {
        EXPECT_DOUBLE_EQ(profiles[0].ac_kw[2][hour], 2.0 * static_cast<double>(hour) + 0.5);
    }
    EXPECT_TRUE(hourly_profiles({}, 1.0, {}, 0.0).empty());
}

}  // namespace
}  // namespace sunshed
