#include "sunshed/weather/sky_year.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/solar/sun_path.hpp"
#include "sunshed/solar/sun_position.hpp"

namespace sunshed {
namespace {

using namespace test;

TEST(SkyYear, KeepsEachIntervalsEnergy) {
    const WeatherSeries weather = harbin_weather();
    for (const auto model :
         {TranspositionModel::perez, TranspositionModel::hay_davies, TranspositionModel::isotropic}) {
        const SkyYear sky = harbin_sky(model);
        ASSERT_EQ(sky.intervals.size(), weather.records.size());
        for (std::size_t i = 0; i < sky.intervals.size(); ++i) {
            const SkyInterval& interval = sky.intervals[i];
            double sum = interval.isotropic_wh_m2;
            for (int s = interval.first_sample; s < interval.first_sample + interval.sample_count; ++s) {
                const SunSample& sample = sky.samples[static_cast<std::size_t>(s)];
                sum += (sample.beam_wh_m2 + sample.circumsolar_wh_m2) * sample.direction.z;
            }
            ASSERT_NEAR(sum, interval.global_horizontal_wh_m2, 1e-6);
            ASSERT_GE(interval.isotropic_wh_m2, -1e-9);
        }
    }
}

TEST(SkyYear, HasTheFilesGlobalIrradiationWithinOnePerCent) {
    double file = 0.0;
    for (const WeatherRecord& record : harbin_weather().records) {
        file += record.ghi_w_m2 / 1000.0;
    }
    EXPECT_NEAR(global_horizontal_kwh_m2(harbin_sky()) / file, 1.0, 0.01);
}

TEST(SkyYear, PutsTheSunWhereSpaDoes) {
    const SkyYear sky = harbin_sky();
    Observer observer{45.75, 126.65, 145.0};
    for (std::size_t i = 0; i < sky.samples.size(); i += 97) {
        const SunSample& sample = sky.samples[i];
        const SkyInterval& interval = sky.intervals[static_cast<std::size_t>(sample.interval)];
        if (interval.sample_count * sample.duration_h < 0.999) {
            continue;  // the sun rises or sets in it
        }
        // Which part of the hour a sample stands for is not kept; one of the six must be the exact position.
        double nearest_deg = 180.0;
        for (int part = 0; part < 6; ++part) {
            const UtcTime time{interval.begin.unix_s + 3600.0 * (part + 0.5) / 6.0};
            const SunPosition exact = sun_position(time, observer, delta_t_s(time));
            nearest_deg = std::min(nearest_deg, std::hypot(90.0 - exact.apparent_zenith_deg - sample.elevation_deg,
                                                           (exact.azimuth_deg - sample.azimuth_deg) *
                                                               std::cos(sample.elevation_deg * 0.01745)));
        }
        ASSERT_LT(nearest_deg, 0.02);  // refraction takes the standard pressure of the altitude
    }
}

TEST(SunPath, IsWithinHalfAThousandthOfADegreeOfTheExactSun) {
    const UtcTime first = utc_from_civil({2025, 1, 1, 0, 0, 0.0});
    const SunPath path(first, {first.unix_s + 366.0 * 86400.0});
    const Observer observer{45.75, 126.65, 145.0};
    double worst_deg = 0.0;
    for (int i = 0; i < 20000; ++i) {
        const UtcTime time{first.unix_s + i * 1571.0};
        const SunPosition exact = sun_position(time, observer, delta_t_s(time));
        const SunPosition near = topocentric_sun(path.at(time), observer);
        worst_deg = std::max({worst_deg, std::abs(exact.zenith_deg - near.zenith_deg),
                              std::abs(std::remainder(exact.azimuth_deg - near.azimuth_deg, 360.0)) *
                                  std::sin(exact.zenith_deg * 0.017453)});
    }
    RecordProperty("worst_deg", std::to_string(worst_deg));
    EXPECT_LT(worst_deg, 0.0005);
}

TEST(SkyYear, SplitsGlobalIrradianceWhereThereIsNothingElse) {
    WeatherSeries weather = harbin_weather();
    for (WeatherRecord& record : weather.records) {
        record.dni_w_m2 = missing_d;
        record.dhi_w_m2 = missing_d;
    }
    const SkyYear sky = build_sky_year(weather, harbin(), {});
    double file = 0.0;
    for (const WeatherRecord& record : weather.records) {
        file += record.ghi_w_m2 / 1000.0;
    }
    EXPECT_NEAR(global_horizontal_kwh_m2(sky) / file, 1.0, 0.005);
}

TEST(SkyYear, TakesSnowAlbedoWhereSnowLies) {
    WeatherSeries weather = harbin_weather();
    weather.records[12].snow_depth_cm = 20.0;
    const SkyYear sky = build_sky_year(weather, harbin(), {});
    EXPECT_EQ(sky.intervals[12].albedo, 0.6);
    EXPECT_EQ(sky.intervals[13].albedo, 0.2);
}

// The same hours on a file's clock in UTC and on the town's: only what the town calls January counts.
TEST(SkyYear, MonthsAreThoseOfTheTownsClockAndNotOfTheFiles) {
    WeatherSeries in_utc = harbin_weather();
    in_utc.place.utc_offset_h = 0.0;
    const SkyYear sky = build_sky_year(in_utc, harbin(), {});
    const SkyYear expected = harbin_sky();
    for (std::size_t i = 0; i < sky.intervals.size(); ++i) {
        ASSERT_EQ(sky.intervals[i].month, expected.intervals[i].month);
    }
    EXPECT_EQ(sky.intervals[31 * 24 - 1].month, 0);
    EXPECT_EQ(sky.intervals[31 * 24].month, 1);
}

}  // namespace
}  // namespace sunshed
