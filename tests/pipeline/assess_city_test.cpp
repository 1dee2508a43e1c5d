#include "sunshed/pipeline/assess_city.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "pipeline/kept_city.hpp"
#include "sky_helpers.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

MultiPolygon rectangle(double x0, double y0, double x1, double y1) {
    return {Polygon{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}}};
}

BuildingInput building(const std::string& id, const MultiPolygon& footprint) {
    BuildingInput input;
    input.building_id = id;
    input.building_class = BuildingClass::school;
    input.footprint = footprint;
    return input;
}

/// Two flat roofs, one low in the shade of one high to its south, and one beyond the border.
CityScene two_roofs() {
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, 100.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, rectangle(10, 10, 50, 20))) {
        dsm.at(cell) = 130.0F;
    }
    for (const CellIndex& cell : cells_inside(dsm.geometry, rectangle(10, 30, 50, 44))) {
        dsm.at(cell) = 106.0F;
    }
    CityScene scene;
    scene.surface = test::in_memory(surface_from_dsm(std::move(dsm), NodataPolicy::open));
    scene.buildings = {building("high", rectangle(10, 10, 50, 20)), building("low", rectangle(10, 30, 50, 44)),
                       building("gone", rectangle(500, 500, 510, 510))};
    scene.zones = {{"Z", "zone", rectangle(0, 0, 60, 25)}};
    scene.weather = test::harbin_weather();
    scene.site = test::harbin_site();
    return scene;
}

TEST(AssessCity, ShadesSumsAndKeepsEveryBuilding) {
    CityOptions options;
    options.threads = {2};
    const test::KeptCity result = test::assessed(two_roofs(), options);
    ASSERT_EQ(result.buildings.size(), 3U);
    const BuildingRecord& high = result.buildings[0];
    const BuildingRecord& low = result.buildings[1];
    EXPECT_EQ(result.buildings[2].roof.status, BuildingStatus::outside);
    EXPECT_EQ(high.facts.zone_id, "Z");
    EXPECT_EQ(low.facts.zone_id, "");
    EXPECT_GT(high.yield.irradiation_kwh_m2, 1.3 * low.yield.irradiation_kwh_m2);
    EXPECT_NEAR(high.yield.irradiation_kwh_m2 / test::global_horizontal_kwh_m2(result.sums.sky), 1.0, 0.01)
        << "an open flat roof";
    EXPECT_LT(high.yield.shade_loss_pct, 1.0);
    EXPECT_GT(low.yield.shade_loss_pct, 15.0);
    double series_kwh = 0.0;
    for (const ZoneSeries& series : result.sums.zone_series) {
        for (const double kw : series.ac_kw) {
            series_kwh += kw;
        }
    }
    EXPECT_NEAR(series_kwh / (high.amounts.energy_ac_kwh + low.amounts.energy_ac_kwh), 1.0, 1e-4);
    for (const float yield : result.rasters.pv_yield_kwh_kwp.values) {
        ASSERT_TRUE(std::isfinite(yield));
    }
}

TEST(AssessCity, IsTheSameWithAnyNumberOfThreads) {
    CityOptions options;
    options.threads = {1};
    const test::KeptCity one = test::assessed(two_roofs(), options);
    options.threads = {3};
    const test::KeptCity three = test::assessed(two_roofs(), options);
    EXPECT_EQ(one.rasters.irradiance.global_kwh_m2.values, three.rasters.irradiance.global_kwh_m2.values);
    EXPECT_EQ(one.buildings[1].amounts.energy_ac_kwh, three.buildings[1].amounts.energy_ac_kwh);
    EXPECT_EQ(one.sums.zone_series.back().ac_kw, three.sums.zone_series.back().ac_kw);
}

/// A roof of 20 x 16 m that leans to the south, its elevations off by a normal error, and those of the ground by
/// another.
CityScene noisy_roof(double tilt_deg, double error_m, double ground_error_m = 0.0) {
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, 100.0F);
    std::mt19937 random(7);
    std::normal_distribution<double> error(0.0, 1.0);
    for (float& height : dsm.values) {
        height += static_cast<float>(ground_error_m * error(random));
    }
    for (const CellIndex& cell : cells_inside(dsm.geometry, rectangle(20, 22, 40, 38))) {
        const double rise_m = (dsm.geometry.cell_center(cell).y - 22.0) * std::tan(tilt_deg * 0.0174532925);
        dsm.at(cell) = static_cast<float>(110.0 + rise_m + error_m * error(random));
    }
    CityScene scene;
    scene.surface = test::in_memory(surface_from_dsm(std::move(dsm), NodataPolicy::open));
    scene.buildings = {building("roof", rectangle(20, 22, 40, 38))};
    scene.weather = test::harbin_weather();
    scene.site = test::harbin_site();
    return scene;
}

TEST(AssessCity, ATenthOfAMetreOfNoiseChangesARoofsYearByLessThanOnePerCent) {
    CityOptions options;
    options.threads = {2};
    for (const double tilt_deg : {0.0, 30.0}) {
        const double clean =
            test::assessed(noisy_roof(tilt_deg, 0.0), options).buildings.front().yield.irradiation_kwh_m2;
        const double noisy =
            test::assessed(noisy_roof(tilt_deg, 0.1), options).buildings.front().yield.irradiation_kwh_m2;
        RecordProperty("tilt_" + std::to_string(static_cast<int>(tilt_deg)), std::to_string(noisy / clean));
        EXPECT_NEAR(noisy / clean, 1.0, 0.01) << tilt_deg;
    }
}

TEST(AssessCity, NoiseOfTheGroundCastsNoShadowsOnIt) {
    CityOptions options;
    options.threads = {2};
    const test::KeptCity clean = test::assessed(noisy_roof(20.0, 0.0), options);
    const test::KeptCity noisy = test::assessed(noisy_roof(20.0, 0.0, 0.08), options);
    const auto mean_of_ground = [](const FloatRaster& raster) {
        double sum = 0.0;
        for (int row = 90; row < 110; ++row) {  // south of the roof
            for (int column = 10; column < 110; ++column) {
                sum += raster.at({column, row});
            }
        }
        return sum;
    };
    EXPECT_NEAR(
        mean_of_ground(noisy.rasters.irradiance.global_kwh_m2) / mean_of_ground(clean.rasters.irradiance.global_kwh_m2),
        1.0, 0.003);
    EXPECT_NEAR(mean_of_ground(noisy.rasters.irradiance.sun_hours) / mean_of_ground(clean.rasters.irradiance.sun_hours),
                1.0, 0.02);
}

}  // namespace
}  // namespace sunshed
