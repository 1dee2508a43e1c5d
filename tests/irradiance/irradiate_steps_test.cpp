// Irradiation sun by sun: shadows against closed forms, sums against the tables of a year.
#include "sunshed/irradiance/irradiate_steps.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"
#include "sunshed/weather/clear_sky_series.hpp"

namespace sunshed {
namespace {

using namespace test;

Surface surface_of(int size, double cell_m, const std::function<double(double, double)>& height_m) {
    FloatRaster raster(GridGeometry{0.0, size * cell_m, cell_m, size, size});
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const Point2 p = raster.geometry.cell_center({column, row});
            raster.at({column, row}) = static_cast<float>(height_m(p.x, p.y));
        }
    }
    return surface_from_dsm(std::move(raster), NodataPolicy::open);
}

/// One interval of an hour with one sun, 800 W m-2 of beam and 100 of uniform sky.
SkyYear one_sun(double azimuth_deg, double elevation_deg, double albedo = 0.2) {
    SkyYear sky;
    SkyInterval interval;
    interval.isotropic_wh_m2 = 100.0;
    interval.albedo = albedo;
    interval.month = 5;
    interval.sample_count = 1;
    SunSample sun;
    sun.azimuth_deg = azimuth_deg;
    sun.elevation_deg = elevation_deg;
    sun.direction = direction_from_azimuth_elevation(azimuth_deg, elevation_deg);
    sun.beam_wh_m2 = 800.0;
    sun.duration_h = 1.0;
    interval.global_horizontal_wh_m2 = 100.0 + 800.0 * sun.direction.z;
    sky.samples.push_back(sun);
    sky.intervals.push_back(interval);
    return sky;
}

StepResult first_step(const Surface& surface, const SkyYear& sky, double convergence_deg = 0.0,
                      const TreeShade* trees = nullptr, int threads = 2) {
    const NormalField normals = surface_normals(surface, {threads});
    const IrradianceRequest request{.surface = surface, .normals = normals, .trees = trees, .threads = {threads}};
    NoProgress progress;
    StepIrradiance engine(request, 64, progress);
    return engine.irradiate(sky, {0, sky.intervals.size()}, convergence_deg);
}

TEST(Steps, TheShadowOfAWallIsAsLongAsTheSunIsLow) {
    constexpr double wall_y = 40.0;
    const Surface wall =
        surface_of(160, 0.5, [](double, double y) { return y < wall_y && y > wall_y - 2.0 ? 10.0 : 0.0; });
    for (const double elevation : {20.0, 30.0, 45.0}) {
        const StepResult result = first_step(wall, one_sun(180.0, elevation));
        const double length_m = 10.0 / std::tan(to_radians(elevation));
        for (int row = 0; row < 160; ++row) {
            const double north_of_wall = wall.geometry().cell_center({80, row}).y - wall_y;
            if (north_of_wall < 1.0 || std::abs(north_of_wall - length_m) < 0.75) {
                continue;
            }
            const double beam = north_of_wall < length_m ? 0.0 : 800.0 * std::sin(to_radians(elevation));
            ASSERT_NEAR(result.beam_wh_m2.at({80, row}), beam, 0.01) << elevation << ", " << north_of_wall;
            ASSERT_EQ(result.sun_hours.at({80, row}), north_of_wall < length_m ? 0.0F : 1.0F);
        }
    }
}

TEST(Steps, TrueNorthIsTurnedIntoTheGrids) {
    const Surface wall = surface_of(80, 0.5, [](double x, double) { return x < 20.0 && x > 18.0 ? 10.0 : 0.0; });
    // The grid's north lies 90 degrees west of true north here: a sun in the true south stands in the grid's west.
    const StepResult result = first_step(wall, one_sun(180.0, 45.0), -90.0);
    EXPECT_EQ(result.beam_wh_m2.at({45, 40}), 0.0F) << "2.75 m east of the wall";
    EXPECT_GT(result.beam_wh_m2.at({30, 40}), 500.0F) << "west of it";
}

TEST(Steps, ASlopeGetsTheCosineAndItsShareOfSkyAndGround) {
    const double tilt = to_radians(30.0);
    const Surface slope = surface_of(41, 0.5, [&](double, double y) { return 100.0 + std::tan(tilt) * y; });
    const StepResult result = first_step(slope, one_sun(180.0, 40.0));
    const CellIndex middle{20, 20};
    EXPECT_NEAR(result.beam_wh_m2.at(middle), 800.0 * std::cos(to_radians(20.0)), 0.5);
    EXPECT_NEAR(result.diffuse_wh_m2.at(middle), 100.0 * (1.0 + std::cos(tilt)) / 2.0, 0.3);
    const double ground = (100.0 + 800.0 * std::sin(to_radians(40.0))) * 0.2 * (1.0 - std::cos(tilt)) / 2.0;
    EXPECT_NEAR(result.reflected_wh_m2.at(middle), ground, 0.1);
    EXPECT_NEAR(result.global_wh_m2.at(middle),
                result.beam_wh_m2.at(middle) + result.diffuse_wh_m2.at(middle) + result.reflected_wh_m2.at(middle),
                0.01);
    const SkyYear sky = one_sun(180.0, 40.0);
    const FloatRaster angle = incidence_deg(surface_normals(slope, {1}), sky.samples.front(), 0.0);
    EXPECT_NEAR(angle.at(middle), 20.0, 0.02) << "90 - 30 - 40";
}

TEST(Steps, LeavesLetTheirShareThrough) {
    const Surface ground = surface_of(80, 0.5, [](double, double) { return 0.0; });
    FloatRaster tops = ground.elevation_m;
    for (int row = 44; row < 48; ++row) {
        for (float& top : tops.row(row)) {
            top = 10.0F;
        }
    }
    const SkyTable none;
    const TreeShade trees{tops, each_month(0.25), none};
    const StepResult result = first_step(ground, one_sun(180.0, 45.0), 0.0, &trees);
    const double open = 800.0 * std::sin(to_radians(45.0));
    EXPECT_NEAR(result.beam_wh_m2.at({40, 36}), 0.25 * open, 0.01) << "4 m behind trees of 10 m";
    EXPECT_NEAR(result.beam_wh_m2.at({40, 10}), open, 0.01);
    EXPECT_EQ(result.sun_hours.at({40, 36}), 0.0F);
}

/// Boxes of several heights, and a gable.
double small_town(double x, double y) {
    const double street_x = std::fmod(x, 32.0);
    const double street_y = std::fmod(y, 26.0);
    if (street_x > 8.0 && street_y > 10.0) {
        const bool is_gabled = x > 32.0;
        return 6.0 + (is_gabled ? 0.6 * (8.0 - std::abs(street_y - 18.0)) : 0.0);
    }
    return 0.0;
}

TEST(Steps, AddUpToTheTablesOfTheSameDays) {
    const Surface town = surface_of(100, 0.8, small_town);
    const Place place = harbin();
    const double first_s = utc_from_civil({2019, 3, 18, 0, 0, 0.0}).unix_s - place.utc_offset_h * 3600.0;
    const TimeSpan span{{first_s}, {first_s + 5.0 * 86400.0}};
    const WeatherSeries days = clear_sky_series(place, each_month(3.0), {&span, 1});
    const SkyYear sky = build_sky_year(days, place, {});
    const NormalField normals = surface_normals(town, {2});
    NoProgress progress;
    const IrradianceRequest request{.surface = town, .normals = normals, .threads = {2}};
    const IrradianceResult table = irradiate(request, build_sky_table(sky, 360, 0.0), progress);
    StepIrradiance engine(request, 360, progress);
    const StepResult steps = engine.irradiate(sky, {0, sky.intervals.size()}, 0.0);
    double step_sum = 0.0;
    double table_sum = 0.0;
    double apart = 0.0;
    for (std::size_t i = 0; i < steps.global_wh_m2.values.size(); ++i) {
        step_sum += steps.global_wh_m2.values[i] / 1000.0;
        table_sum += table.global_kwh_m2.values[i];
        apart += std::abs(steps.global_wh_m2.values[i] / 1000.0 - table.global_kwh_m2.values[i]);
        ASSERT_NEAR(steps.reflected_wh_m2.values[i] / 1000.0, table.reflected_kwh_m2.values[i], 0.01);
        ASSERT_NEAR(engine.sky_view().values[i], table.sky_view.values[i], 1e-5);
    }
    EXPECT_NEAR(step_sum / table_sum, 1.0, 0.003);
    EXPECT_LT(apart / table_sum, 0.02) << "shadows of single suns are sharper than those between directions";
}

TEST(Steps, AreTheSameFromAnyNumberOfThreads) {
    const Surface town = surface_of(70, 1.0, small_town);
    const SkyYear sky = one_sun(137.0, 23.0);
    const StepResult one = first_step(town, sky, 1.5, nullptr, 1);
    const StepResult many = first_step(town, sky, 1.5, nullptr, 3);
    EXPECT_EQ(one.global_wh_m2.values, many.global_wh_m2.values);
    EXPECT_EQ(one.sun_hours.values, many.sun_hours.values);
}

TEST(Steps, AStepWithoutLightIsAllZeros) {
    SkyYear night;
    night.intervals.push_back({});
    const StepResult result = first_step(surface_of(8, 1.0, [](double, double) { return 3.0; }), night);
    for (const float value : result.global_wh_m2.values) {
        EXPECT_EQ(value, 0.0F);
    }
}

}  // namespace
}  // namespace sunshed
