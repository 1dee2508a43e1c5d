#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/pv/snow_cover.hpp"
#include "sunshed/pv/snow_loss_monthly.hpp"
#include "sunshed/pv/snow_weather.hpp"

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

TEST(SnowCover, SlidesBySteps) {
    SnowCover hourly(30.0);
    SnowCover ten_minutes(30.0, 0.197, 1.0 / 6.0);
    hourly.step({2.0, 0.0, -5.0});
    ten_minutes.step({2.0, 0.0, -5.0});
    const double left = hourly.step({0.0, 600.0, 2.0});
    double steps_left = 1.0;
    for (int step = 0; step < 6; ++step) {
        steps_left = ten_minutes.step({0.0, 600.0, 2.0});
    }
    EXPECT_NEAR(steps_left, left, 1e-12);
}

TEST(SnowWeather, SumsLightSnowAndLeavesOutSwingingDepths) {
    std::vector<float> depth(240, 0.0F);
    for (std::size_t i = 48; i < 60; ++i) {
        depth[i] = 0.3F * static_cast<float>(i - 47);  // twelve hours of light snow
    }
    for (std::size_t i = 60; i < 200; ++i) {
        depth[i] = i % 5 < 2 ? 3.6F : 2.0F;  // two sources in turn
    }
    const SnowWeather snow = snow_weather_hourly(depth, 1.0, 24.0);
    EXPECT_EQ(snow.fall_cm[40], 0.0F);
    EXPECT_NEAR(snow.fall_cm[59], 3.6F, 1e-5);
    for (std::size_t i = 60; i < 240; ++i) {
        EXPECT_EQ(snow.fall_cm[i], 0.0F) << i;
    }
    EXPECT_EQ(snow.first, 0U);
}

TEST(SnowWeather, AYearBeginsWithTheSnowThatItEndedWith) {
    std::vector<float> depth(1000, 0.0F);
    std::fill(depth.begin() + 900, depth.end(), 10.0F);
    std::fill(depth.begin(), depth.begin() + 50, 10.0F);
    const SnowWeather snow = snow_weather_hourly(depth, 1.0, 24.0);
    EXPECT_EQ(snow.first, 50U);
    const std::vector<float> dark(1000, 0.0F);
    const std::vector<float> cold(1000, -20.0F);
    const auto free = snow_free_share(snow, 30.0, dark, cold, 1.0, {}, 2);
    EXPECT_EQ(free[899], 1.0F);
    EXPECT_EQ(free[900], 0.0F);
    EXPECT_EQ(free[0], 0.0F) << "December's snow still lies";
    EXPECT_EQ(free[49], 0.0F);
    EXPECT_EQ(free[50], 1.0F);
}

TEST(SnowWeather, TakesWhatTheWeatherAndTheOptionsHave) {
    const std::vector<float> air(12, -5.0F);
    const std::vector<int> month{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    const std::vector<float> unknown(12, std::nanf(""));
    const std::vector<float> bare(12, 0.0F);
    std::vector<float> deep(12, 0.0F);
    deep[0] = 20.0F;
    SnowOptions options;
    EXPECT_FALSE(snow_weather(unknown, air, month, 1.0, options).monthly);
    EXPECT_TRUE(snow_weather(deep, air, month, 1.0, options).hourly());
    options.fall_cm[0] = 10.0;
    options.events[0] = 2.0;
    EXPECT_TRUE(snow_weather(unknown, air, month, 1.0, options).monthly);
    EXPECT_EQ(snow_weather(unknown, air, month, 1.0, options).months[0].temperature_air_c, -5.0);
    EXPECT_TRUE(snow_weather(deep, air, month, 1.0, options).hourly()) << "hours are known better than months";
    EXPECT_FALSE(snow_weather(bare, air, month, 1.0, options).monthly) << "the weather says that there is no snow";
    options.model = SnowModel::monthly;
    EXPECT_TRUE(snow_weather(deep, air, month, 1.0, options).monthly);
    options.model = SnowModel::none;
    EXPECT_FALSE(snow_weather(deep, air, month, 1.0, options).hourly());
}

// Marion et al. 2013 and NREL/TP-6A20-68705: a string gives nothing while any of it is covered.
TEST(SnowLostShare, CountsPartsThatSnowTouches) {
    EXPECT_EQ(snow_lost_share(0.0, 2), 0.0);
    EXPECT_EQ(snow_lost_share(0.1, 2), 0.5);
    EXPECT_EQ(snow_lost_share(0.5, 2), 0.5);
    EXPECT_EQ(snow_lost_share(0.51, 2), 1.0);
    EXPECT_EQ(snow_lost_share(0.34, 3), 2.0 / 3.0);
    EXPECT_EQ(snow_lost_share(0.3, 0), 0.3);
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
