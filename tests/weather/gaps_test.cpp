#include "sunshed/weather/gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

/// A year of one clearness: what interpolation in clearness must give back exactly.
WeatherSeries even_sky(double clearness) {
    WeatherSeries series = test::harbin_weather();
    const SunPath path = sun_path_of(series);
    for (WeatherRecord& record : series.records) {
        record.ghi_w_m2 =
            clearness * sun_interval(path, test::harbin(), record.begin, record.duration_s).outside_w_m2();
        record.dni_w_m2 = record.dhi_w_m2 = missing_d;
    }
    return series;
}

void cut(WeatherSeries& series, std::size_t begin, std::size_t count) {
    for (std::size_t i = begin; i < begin + count; ++i) {
        WeatherRecord& record = series.records[i];
        record.ghi_w_m2 = record.dni_w_m2 = record.dhi_w_m2 = missing_d;
    }
}

constexpr std::size_t june_day = 24 * 170;

TEST(Gaps, FollowTheSunAtSunriseAndAtNoon) {
    const WeatherSeries whole = even_sky(0.6);
    for (const std::size_t hour : {3U, 4U, 10U, 17U, 18U}) {
        WeatherSeries series = whole;
        cut(series, june_day + hour, 3);
        fill_gaps(series, test::harbin(), "made up");
        for (std::size_t i = june_day + hour; i < june_day + hour + 3; ++i) {
            EXPECT_NEAR(series.records[i].ghi_w_m2, whole.records[i].ghi_w_m2, 1e-6) << hour;
        }
        ASSERT_EQ(series.gaps.size(), 1U);
        EXPECT_EQ(series.gaps[0].hours, 3.0);
        EXPECT_THAT(series.gaps[0].mend, HasSubstr("clearness"));
        EXPECT_EQ(series.gaps[0].begin, series.records[june_day + hour].begin);
    }
}

TEST(Gaps, AreDarkAtNight) {
    WeatherSeries series = even_sky(0.6);
    cut(series, june_day + 23, 3);
    fill_gaps(series, test::harbin(), "made up");
    EXPECT_EQ(series.records[june_day + 24].ghi_w_m2, 0.0);
}

TEST(Gaps, OfMoreThanThreeHoursAreNamedAndRefused) {
    WeatherSeries series = even_sky(0.6);
    cut(series, june_day + 9, 4);
    try {
        fill_gaps(series, test::harbin(), "made up");
        FAIL() << "the gap was not refused";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(),
                    HasSubstr("made up: global irradiance is missing from 2019-06-20T09:00:00 for 4 hours"));
        EXPECT_THAT(error.what(), HasSubstr("fill_gaps"));
    }
}

TEST(Gaps, OfDaysAreFilledFromTheDaysAroundWhereAllowed) {
    const WeatherSeries whole = even_sky(0.45);
    WeatherSeries series = whole;
    cut(series, june_day, 72);
    fill_gaps(series, test::harbin(), "made up", {.fill_long = true});
    for (std::size_t i = june_day; i < june_day + 72; ++i) {
        EXPECT_NEAR(series.records[i].ghi_w_m2, whole.records[i].ghi_w_m2, 0.02 * whole.records[i].ghi_w_m2 + 1.0);
    }
    EXPECT_EQ(series.gaps.at(0).hours, 72.0);
}

TEST(Gaps, InGlobalIrradianceCloseFromItsParts) {
    WeatherSeries series = test::harbin_weather();
    const double was = series.records[june_day + 12].ghi_w_m2;
    series.records[june_day + 12].ghi_w_m2 = missing_d;
    fill_gaps(series, test::harbin(), "made up");
    EXPECT_NEAR(series.records[june_day + 12].ghi_w_m2, was, 0.01 * was);
    EXPECT_THAT(series.gaps.at(0).mend, HasSubstr("direct and diffuse"));
}

TEST(Gaps, OfAWholeColumnOfGlobalIrradianceCloseButLongHolesInOneAreRefused) {
    const WeatherSeries whole = test::harbin_weather();
    WeatherSeries without = whole;
    WeatherSeries holed = whole;
    for (std::size_t i = 0; i < whole.records.size(); ++i) {
        without.records[i].ghi_w_m2 = missing_d;
        if (i >= june_day + 8 && i < june_day + 14) {
            holed.records[i].ghi_w_m2 = missing_d;
        }
    }
    fill_gaps(without, test::harbin(), "made up");
    EXPECT_NEAR(without.records[june_day + 12].ghi_w_m2, whole.records[june_day + 12].ghi_w_m2, 10.0);
    EXPECT_THROW(fill_gaps(holed, test::harbin(), "made up"), Error);
    fill_gaps(holed, test::harbin(), "made up", {.fill_long = true});
    EXPECT_NEAR(holed.records[june_day + 12].ghi_w_m2, whole.records[june_day + 12].ghi_w_m2, 10.0);
}

TEST(Gaps, InTemperatureAreDrawnThrough) {
    WeatherSeries series = test::harbin_weather();
    series.records[100].temperature_air_c = -10.0;
    series.records[101].temperature_air_c = missing_d;
    series.records[102].temperature_air_c = -14.0;
    for (WeatherRecord& record : series.records) {
        record.wind_speed_m_s = missing_d;
    }
    fill_gaps(series, test::harbin(), "made up");
    EXPECT_NEAR(series.records[101].temperature_air_c, -12.0, 1e-9);
    EXPECT_EQ(series.records[0].wind_speed_m_s, 1.0);
    EXPECT_THAT(series.notes, testing::Contains(HasSubstr("no wind speed")));
}

}  // namespace
}  // namespace sunshed
