#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sunshed/pv/snow_cover.hpp"
#include "sunshed/pv/snow_loss_monthly.hpp"

namespace sunshed {
namespace {

TEST(SnowCover, CoversSlidesAndMeltsAway) {
    SnowCover cover(30.0);
    const double slide = 0.197 * 0.5;
    EXPECT_EQ(cover.step({0.0, 0.0, -5.0}), 0.0);
    EXPECT_EQ(cover.step({1.0, 0.0, -5.0}), 0.0) << "a centimetre is not yet more than one";
    EXPECT_EQ(cover.step({1.2, 0.0, -5.0}), 1.0);
    EXPECT_EQ(cover.step({0.0, 100.0, -5.0}), 1.0) << "too cold to slide: -5 is under -100/80";
    EXPECT_NEAR(cover.step({0.0, 600.0, -5.0}), 1.0 - slide, 1e-12) << "the sun loosens it: -5 is over -600/80";
    for (int hour = 0; hour < 20; ++hour) {
        cover.step({0.0, 600.0, 2.0});
    }
    EXPECT_EQ(cover.step({0.0, 600.0, 2.0}), 0.0);
}

TEST(SnowCover, NeedsSnowOnTheGroundWhereThatIsKnown) {
    SnowCover cover(10.0);
    EXPECT_EQ(cover.step({5.0, 0.0, -5.0, 0.5}), 0.0);
    EXPECT_EQ(cover.step({5.0, 0.0, -5.0, 8.0}), 1.0);
    EXPECT_EQ(cover.step({0.0, 0.0, -5.0, 0.0}), 0.0);
}

TEST(SnowCover, StaysLongerOnFlatRows) {
    SnowCover flat(10.0);
    SnowCover steep(45.0);
    int flat_hours = 0;
    int steep_hours = 0;
    for (int hour = 0; hour < 60; ++hour) {
        const SnowHour weather{hour == 0 ? 3.0 : 0.0, 300.0, -1.0};
        flat_hours += flat.step(weather) > 0.0 ? 1 : 0;
        steep_hours += steep.step(weather) > 0.0 ? 1 : 0;
    }
    EXPECT_GT(flat_hours, 3 * steep_hours);
}

// pvlib-python, tests/test_snow.py: a year of snow in winter only.
TEST(SnowLossTownsend, HasItsPublishedYear) {
    constexpr std::array<double, 12> snow_cm{25.4, 25.4, 12.7, 2.54, 0, 0, 0, 0, 0, 0, 12.7, 25.4};
    constexpr std::array<double, 12> events{2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 2, 3};
    constexpr std::array<double, 12> expected{0.07696253, 0.07992262, 0.06216201, 0.01715392, 0,          0,
                                              0,          0,          0,          0,          0.02643821, 0.06068194};
    MonthArray<SnowMonth> months{};
    for (std::size_t i = 0; i < 12; ++i) {
        months.at(i) = {snow_cm.at(i), events.at(i), 80.0, 0.0, 350.0};
    }
    const auto losses = snow_loss_townsend(months, {20.0, 2.54, 0.254, 1.0, 1.0, 40.0});
    for (std::size_t i = 0; i < 12; ++i) {
        EXPECT_NEAR(losses.at(i), expected.at(i), 1e-5) << i;
    }
}

}  // namespace
}  // namespace sunshed
