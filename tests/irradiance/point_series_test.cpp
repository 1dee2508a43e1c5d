#include "sunshed/irradiance/point_series.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

/// Of hours of an hour each.
double kwh_m2(const std::vector<float>& w_m2) {
    return std::accumulate(w_m2.begin(), w_m2.end(), 0.0) / 1000.0;
}

/// A valley: mountains to the east and west, a lower ridge to the south.
HorizonLine valley() {
    std::vector<HorizonPoint> points;
    for (int azimuth = 0; azimuth < 360; azimuth += 10) {
        points.push_back({static_cast<double>(azimuth), 6.0 + 14.0 * std::abs(std::sin(to_radians(azimuth * 1.0)))});
    }
    return HorizonLine(points);
}

/// The beam of each position of the sun counts where it stands over the skyline, and not where it stands under it.
double beam_by_hand_kwh_m2(const SkyYear& sky, const HorizonLine& skyline, double tilt_deg, double azimuth_deg) {
    const Vector3 normal{std::sin(to_radians(tilt_deg)) * std::sin(to_radians(azimuth_deg)),
                         std::sin(to_radians(tilt_deg)) * std::cos(to_radians(azimuth_deg)),
                         std::cos(to_radians(tilt_deg))};
    double sum = 0.0;
    for (const SunSample& sun : sky.samples) {
        const double cosine = normal.x * sun.direction.x + normal.y * sun.direction.y + normal.z * sun.direction.z;
        const double height_deg = to_degrees(std::asin(sun.direction.z));
        if (height_deg > skyline.elevation_deg(sun.azimuth_deg)) {
            sum += sun.beam_wh_m2 * std::max(0.0, cosine) / 1000.0;
        }
    }
    return sum;
}

TEST(PointSeries, BeamIsThatOfSunsOverTheSkyline) {
    const SkyYear sky = test::harbin_sky();
    const HorizonLine skyline = valley();
    for (const double tilt_deg : {0.0, 35.0, 90.0}) {
        const double by_hand = beam_by_hand_kwh_m2(sky, skyline, tilt_deg, 180.0);
        EXPECT_NEAR(kwh_m2(point_series(sky, &skyline, tilt_deg, 180.0).beam_w_m2), by_hand, 0.002 * by_hand)
            << tilt_deg;
    }
}

TEST(PointSeries, OfALevelHorizonIsTheWeathersOwn) {
    const SkyYear sky = test::harbin_sky();
    const PointSeries level = point_series(sky, nullptr, 0.0, 180.0);
    EXPECT_NEAR(kwh_m2(level.beam_w_m2) + kwh_m2(level.diffuse_w_m2), test::global_horizontal_kwh_m2(sky), 1.0);
    EXPECT_EQ(level.sky_view, 1.0);
    EXPECT_GT(kwh_m2(level.circumsolar_w_m2), 0.0);
    const HorizonLine zero({{0.0, 0.0}});
    const PointSeries drawn = point_series(sky, &zero, 0.0, 180.0);
    EXPECT_NEAR(kwh_m2(drawn.beam_w_m2), kwh_m2(level.beam_w_m2), 0.001 * kwh_m2(level.beam_w_m2));
}

TEST(PointSeries, SkyViewOfAnEvenSkylineIsItsCosineSquared) {
    const HorizonLine even({{0.0, 30.0}});
    EXPECT_NEAR(point_series(test::harbin_sky(), &even, 0.0, 180.0).sky_view, 0.75, 0.002);
}

TEST(SunlitTableOf, TurnsWithTheGrid) {
    const HorizonLine east_wall({{0.0, 0.0}, {80.0, 0.0}, {85.0, 40.0}, {95.0, 40.0}, {100.0, 0.0}});
    const SunlitTable table = sunlit_table_of(east_wall, 20.0);
    EXPECT_LT(sunlit_fraction(table, 70.0, std::sin(to_radians(30.0))), 0.01) << "grid 70 is true 90";
    EXPECT_GT(sunlit_fraction(table, 90.0, std::sin(to_radians(30.0))), 0.99);
}

}  // namespace
}  // namespace sunshed
