// How many positions of the sun an hour needs. The figures stand in docs/models.md.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "sky_helpers.hpp"
#include "sunshed/irradiance/plane_series.hpp"

namespace sunshed {
namespace {

using PlaneYears = std::map<std::pair<int, int>, double>;  // tilt, azimuth: kWh m-2

PlaneYears plane_years(int positions_per_hour) {
    SkyOptions options;
    options.positions_per_hour = positions_per_hour;
    const SkyYear sky = build_sky_year(test::harbin_weather(), test::harbin(), options);
    const SkyInGridAxes grid(sky, 0.0);
    PlaneYears years;
    for (const int tilt : {0, 20, 45, 90}) {
        for (int azimuth = 0; azimuth < 360; azimuth += 45) {
            years[{tilt, azimuth}] = plane_series(grid, nullptr, tilt, azimuth).total_kwh_m2;
        }
    }
    return years;
}

double worst_difference(const PlaneYears& got, const PlaneYears& want) {
    double worst = 0.0;
    for (const auto& [plane, kwh] : want) {
        worst = std::max(worst, std::abs(got.at(plane) / kwh - 1.0));
    }
    return worst;
}

TEST(SkyConvergence, SixPositionsAnHourAreAsGoodAsSixty) {
    const PlaneYears fine = plane_years(60);
    std::map<int, double> worst;
    for (const int positions : {1, 2, 3, 4, 6, 12}) {
        worst[positions] = worst_difference(plane_years(positions), fine);
        RecordProperty("positions_" + std::to_string(positions), std::to_string(100.0 * worst[positions]) + " %");
    }
    EXPECT_LT(worst[6], 0.0005);
    EXPECT_LT(worst[12], 0.0002);
    EXPECT_GT(worst[1], 0.002) << "one position an hour would do, and this test would say nothing";
    EXPECT_LT(worst[12], worst[6]);
    EXPECT_LT(worst[6], worst[2]);
}

TEST(SkyConvergence, TheHoursEnergyIsKeptWhateverTheNumber) {
    const WeatherSeries weather = test::harbin_weather();
    for (const int positions : {1, 2, 5, 12, 60}) {
        SkyOptions options;
        options.positions_per_hour = positions;
        const SkyYear sky = build_sky_year(weather, test::harbin(), options);
        double beam_off = 0.0;
        for (std::size_t i = 0; i < sky.intervals.size(); ++i) {
            const SkyInterval& interval = sky.intervals[i];
            double beam_wh = 0.0;
            for (int s = interval.first_sample; s < interval.first_sample + interval.sample_count; ++s) {
                beam_wh += sky.samples[static_cast<std::size_t>(s)].beam_wh_m2;
            }
            if (interval.sample_count > 0 && weather.records[i].dni_w_m2 < 900.0) {
                beam_off = std::max(beam_off, std::abs(beam_wh - weather.records[i].dni_w_m2));
            }
        }
        // Hours in which the sun is up for a few minutes only cannot hold more than comes from outside.
        EXPECT_LT(beam_off, 40.0) << positions;
        EXPECT_NEAR(test::global_horizontal_kwh_m2(sky), 1418.6, 4.5) << positions;
    }
}

TEST(SkyConvergence, SunriseHoursHoldTheSunOnlyWhileItIsUp) {
    const SkyYear sky = test::harbin_sky();
    int partial = 0;
    for (const SkyInterval& interval : sky.intervals) {
        double sunlit_h = 0.0;
        for (int s = interval.first_sample; s < interval.first_sample + interval.sample_count; ++s) {
            const SunSample& sample = sky.samples[static_cast<std::size_t>(s)];
            ASSERT_GT(sample.elevation_deg, 0.0);
            sunlit_h += sample.duration_h;
        }
        ASSERT_LE(sunlit_h, interval.duration_h + 1e-9);
        partial += sunlit_h > 0.0 && sunlit_h < 0.999 * interval.duration_h ? 1 : 0;
    }
    EXPECT_GT(partial, 660);  // two hours a day, but for those that begin or end at sunrise or sunset
    EXPECT_LE(partial, 730);
}

}  // namespace
}  // namespace sunshed
