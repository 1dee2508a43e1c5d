#include "sunshed/weather/time_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/solar/clear_sky.hpp"
#include "sunshed/weather/snow_depth.hpp"
#include "sunshed/weather/sun_interval.hpp"
#include "sunshed/weather/zenith_place.hpp"

namespace sunshed {
namespace {

using testing::Contains;
using testing::HasSubstr;

auto says(const char* words) {
    return testing::Field(&Finding::problem, HasSubstr(words));
}

WeatherSeries shifted(WeatherSeries series, double minutes) {
    for (WeatherRecord& record : series.records) {
        record.begin.unix_s += minutes * 60.0;
    }
    return series;
}

/// A cloudless year at any place and step.
WeatherSeries clear_year(const Place& place, double step_s) {
    WeatherSeries series;
    series.place = place;
    const UtcTime first{utc_from_civil({2023, 1, 1, 0, 0, 0.0}).unix_s - place.utc_offset_h * 3600.0};
    series.records.resize(static_cast<std::size_t>(365.0 * 86400.0 / step_s));
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        series.records[i].begin.unix_s = first.unix_s + static_cast<double>(i) * step_s;
        series.records[i].duration_s = step_s;
    }
    const SunPath path = sun_path_of(series);
    const Observer observer = observer_at(place);
    for (WeatherRecord& record : series.records) {
        const SunPosition sun = topocentric_sun(path.at({record.begin.unix_s + record.duration_s / 2.0}), observer);
        const ClearSky sky = clear_sky_esra(sun.zenith_deg, 3.0, place.altitude_m, 1366.1);
        record.ghi_w_m2 = sky.ghi_w_m2;
        record.dni_w_m2 = sky.dni_w_m2;
        record.dhi_w_m2 = sky.dhi_w_m2;
    }
    return series;
}

TEST(TimeCheck, FindsTheShiftOfASyntheticYear) {
    const WeatherSeries good = test::harbin_weather();
    const TimeCheck straight = check_time(good, test::harbin());
    EXPECT_NEAR(straight.shift_min, 0.0, 3.0);
    EXPECT_FALSE(straight.is_shifted());
    EXPECT_TRUE(findings_of(straight).empty());
    for (const double minutes : {-480.0, -60.0, -30.0, -15.0, 30.0, 60.0, 720.0}) {
        const TimeCheck check = check_time(shifted(good, minutes), test::harbin());
        EXPECT_NEAR(check.shift_min, minutes, 4.0);
        EXPECT_EQ(check.is_shifted(), std::abs(minutes) >= 30.0) << minutes;
    }
}

TEST(TimeCheck, WorksInTheSouthEastOf180AndInTenMinuteSteps) {
    for (const Place& place :
         {Place{"Christchurch", -43.5, 172.6, 10.0, 12.0}, Place{"Suva", -17.8, 178.4, 10.0, 12.0},
          Place{"Chatham Islands", -43.9, -176.5, 10.0, 12.75}, Place{"Quito", -0.2, -78.5, 2850.0, -5.0}}) {
        for (const double step_s : {600.0, 1800.0, 3600.0}) {
            EXPECT_NEAR(check_time(clear_year(place, step_s), place).shift_min, 0.0, 3.0) << place.name << step_s;
            EXPECT_NEAR(check_time(shifted(clear_year(place, step_s), 30.0), place).shift_min, 30.0, 3.0) << place.name;
        }
    }
}

TEST(TimeCheck, NamesWhatElseIsWrong) {
    WeatherSeries series = test::harbin_weather();
    for (WeatherRecord& record : series.records) {
        record.dhi_w_m2 *= 1.5;
    }
    series.records[4000].ghi_w_m2 = 2500.0;
    const auto findings = findings_of(check_time(series, test::harbin()));
    EXPECT_THAT(findings, Contains(says("do not add up")));
    EXPECT_THAT(findings, Contains(says("1 intervals of global irradiance are beyond")));
}

TEST(TimeCheck, SeesLightInTheNight) {
    WeatherSeries series = test::harbin_weather();
    for (std::size_t i = 0; i < series.records.size(); i += 24) {
        series.records[i].ghi_w_m2 = 60.0;  // an hour after midnight
    }
    const TimeCheck check = check_time(series, test::harbin());
    EXPECT_EQ(check.sun_down_intervals, 365);
    EXPECT_THAT(findings_of(check), Contains(says("while the sun is down")));
}

TEST(TimeCheck, SaysThatItCannotTellWithoutLight) {
    WeatherSeries series = test::harbin_weather();
    for (WeatherRecord& record : series.records) {
        record.ghi_w_m2 = 0.0;
    }
    const TimeCheck check = check_time(series, test::harbin());
    EXPECT_FALSE(check.possible);
    EXPECT_FALSE(check.is_shifted());
    EXPECT_THAT(findings_of(check), Contains(says("too little light")));
}

TEST(TimeCheck, MendsALagOnlyWhereItIsKnownAndSeen) {
    WeatherSeries series = shifted(test::harbin_weather(), 30.0);
    EXPECT_FALSE(mend_known_lag(series, check_time(series, test::harbin())));
    series.known_lag_min = 30.0;
    EXPECT_TRUE(mend_known_lag(series, check_time(series, test::harbin())));
    EXPECT_NEAR(check_time(series, test::harbin()).shift_min, 0.0, 3.0);
    WeatherSeries straight = test::harbin_weather();
    straight.known_lag_min = 30.0;
    EXPECT_FALSE(mend_known_lag(straight, check_time(straight, test::harbin())));
}

TEST(ZenithPlace, FindsWhereAnglesWereMade) {
    const Observer observer{40.5, -108.5, 0.0, 0.0, 10.0};  // no air, no refraction
    std::vector<ZenithReading> readings;
    for (int hour = 0; hour < 8760; hour += 7) {
        const UtcTime time{utc_from_civil({2021, 1, 1, 0, 30, 0.0}).unix_s + hour * 3600.0};
        const UtcTime clock{time.unix_s - 7.0 * 3600.0};  // at UTC-7
        readings.push_back({clock, sun_position(time, observer, delta_t_s(time)).zenith_deg});
    }
    const ZenithPlace place = place_from_zenith(readings);
    EXPECT_NEAR(place.latitude_deg, 40.5, 0.2);
    EXPECT_NEAR(place.longitude_deg, -108.5 + 105.0, 0.2);
    EXPECT_LT(place.worst_deg, 0.3);
}

/// A winter day and night of steady snowfall, then frost, then a thaw.
TEST(SnowDepth, BuildsUpSettlesAndMeltsAsTheDegreeDaysSay) {
    WeatherSeries series = test::harbin_weather();
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        WeatherRecord& record = series.records[i];
        record.precipitation_mm = i >= 2400 && i < 2424 ? 1.0 : 0.0;
        record.temperature_air_c = i < 2400 ? 15.0 : i < 3000 ? -10.0 : 5.0;
    }
    SnowModelOptions options;
    options.settled_density_kg_m3 = options.new_density_kg_m3;  // no settling: depth is water over density
    ASSERT_TRUE(model_snow_depth(series, options));
    EXPECT_NEAR(series.records[2423].snow_depth_cm, 24.0, 1e-9);  // 24 mm of water at 100 kg m-3
    EXPECT_NEAR(series.records[2999].snow_depth_cm, 24.0, 1e-9);
    // 24 mm melt at 3.5 mm a degree-day x 5 degrees in 1.37 days.
    EXPECT_NEAR(series.records[3023].snow_depth_cm, 24.0 - 17.5, 1e-9);
    EXPECT_EQ(series.records[3033].snow_depth_cm, 0.0);
    EXPECT_EQ(series.records[2000].snow_depth_cm, 0.0);
    EXPECT_THAT(series.notes, Contains(HasSubstr("modelled from precipitation")));
}

TEST(SnowDepth, SettlesAndSharesSleet) {
    WeatherSeries series = test::harbin_weather();
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        series.records[i].precipitation_mm = i == 0 ? 10.0 : 0.0;
        series.records[i].temperature_air_c = i == 0 ? 1.0 : i < 4000 ? -5.0 : 20.0;
    }
    ASSERT_TRUE(model_snow_depth(series));
    EXPECT_NEAR(series.records[0].snow_depth_cm, 5.0, 0.2);  // half of it falls as snow
    EXPECT_LT(series.records[24 * 20].snow_depth_cm, 0.62 * series.records[0].snow_depth_cm);
}

TEST(SnowDepth, LeavesWhatTheFileHasAndWhatItCannotKnow) {
    WeatherSeries has = test::harbin_weather();
    for (WeatherRecord& record : has.records) {
        record.snow_depth_cm = 7.0;
        record.precipitation_mm = 1.0;
    }
    EXPECT_TRUE(model_snow_depth(has));
    EXPECT_EQ(has.records[5000].snow_depth_cm, 7.0);
    WeatherSeries knows_nothing = test::harbin_weather();
    EXPECT_FALSE(model_snow_depth(knows_nothing));
    EXPECT_TRUE(std::isnan(knows_nothing.records[10].snow_depth_cm));
}

}  // namespace
}  // namespace sunshed
