#include "report/whole_hours.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace sunshed {
namespace {

std::vector<UtcTime> steps(double first_s, double step_s, int count) {
    std::vector<UtcTime> begins;
    for (int i = 0; i < count; ++i) {
        begins.push_back({first_s + i * step_s});
    }
    return begins;
}

TEST(WholeHours, LeaveWholeHoursAsTheyAre) {
    const WholeHours hours(steps(7200.0, 3600.0, 4), 1.0);
    EXPECT_EQ(hours.begins(), steps(7200.0, 3600.0, 4));
    EXPECT_EQ(hours.means({1.0, 2.0, 3.0, 4.0}), (std::vector<double>{1.0, 2.0, 3.0, 4.0}));
}

TEST(WholeHours, ShareOutIntervalsThatLieAcrossThem) {
    // Snapshots 15 minutes after the hour stand for a quarter to to a quarter to.
    const WholeHours hours(steps(7200.0 - 900.0, 3600.0, 4), 1.0);
    EXPECT_EQ(hours.begins().front(), UtcTime{7200.0});
    const auto means = hours.means({4.0, 8.0, 12.0, 16.0});
    EXPECT_NEAR(means[0], 0.75 * 4.0 + 0.25 * 8.0, 1e-9);
    EXPECT_NEAR(means[3], 0.75 * 16.0 + 0.25 * 4.0, 1e-9);  // the year is a circle
    EXPECT_NEAR(std::accumulate(means.begin(), means.end(), 0.0), 40.0, 1e-9);
}

TEST(WholeHours, TakeTheMeanOfHalfHours) {
    const WholeHours hours(steps(0.0, 1800.0, 4), 0.5);
    EXPECT_EQ(hours.begins().size(), 2U);
    EXPECT_EQ(hours.means({1.0, 3.0, 5.0, 9.0}), (std::vector<double>{2.0, 7.0}));
}

}  // namespace
}  // namespace sunshed
