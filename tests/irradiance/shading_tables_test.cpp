#include "sunshed/irradiance/shading_tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {
namespace {

/// What a cell 10 m north of a long wall of 10 m sees.
SunlitTables north_of_a_wall(const SkyYear& sky) {
    constexpr int cells = 401;
    FloatRaster dsm(GridGeometry{0.0, cells * 0.5, 0.5, cells, cells}, 0.0F);
    for (int row = 220; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            dsm.at({column, row}) = 10.0F;
        }
    }
    const Surface surface = surface_from_dsm(std::move(dsm), NodataPolicy::open);
    Raster<std::int32_t> segment(surface.geometry(), -1);
    segment.at({200, 200}) = 0;
    NoProgress progress;
    return irradiate({.surface = surface,
                      .normals = surface_normals(surface, {2}),
                      .segment_of_cell = &segment,
                      .segment_count = 1,
                      .threads = {2}},
                     build_sky_table(sky, 128, 0.0), progress)
        .segments.front();
}

class ShadingTables : public testing::Test {
protected:
    SkyYear sky_ = test::harbin_sky();
    SunlitTables wall_ = north_of_a_wall(sky_);
};

TEST_F(ShadingTables, TheMedianHorizonOfOneCellIsItsHorizon) {
    const auto heights = median_horizon_deg(wall_.solid, 36, 0.0);
    ASSERT_EQ(heights.size(), 36U);
    EXPECT_NEAR(heights[18], 45.0, 0.6);
    EXPECT_NEAR(heights[14], to_degrees(std::atan(std::cos(to_radians(40.0)))), 1.0);
    EXPECT_EQ(heights[0], 0.0);
    // With grid north 10 degrees west of true north the wall stands at true azimuth 190.
    EXPECT_NEAR(median_horizon_deg(wall_.solid, 36, 10.0)[19], 45.0, 0.6);
}

TEST_F(ShadingTables, SamsTableIsFullBelowTheHorizonAndEmptyAbove) {
    const auto table = shading_by_sun_pct(wall_.solid, 36, {10.0, 40.0, 50.0, 80.0}, 0.0);
    ASSERT_EQ(table.size(), 4U);
    EXPECT_NEAR(table[0][18], 100.0, 1e-6);
    EXPECT_NEAR(table[1][18], 100.0, 1e-6);
    EXPECT_NEAR(table[2][18], 0.0, 1e-6);
    EXPECT_NEAR(table[0][0], 0.0, 1e-6);
    EXPECT_NEAR(table[3][9], 0.0, 1e-6);
}

TEST_F(ShadingTables, HoursOfWinterNoonAreShadedAndOfSummerNoonAreNot) {
    const ShadingByHour hours = beam_shading_by_hour(SkyInGridAxes(sky_, 0.0), wall_, 0.0, 180.0, 8.0);
    EXPECT_NEAR(hours[0][11], 1.0, 1e-6);  // the January sun stands 24 degrees high
    EXPECT_NEAR(hours[5][11], 0.0, 1e-6);  // June's 67
    EXPECT_TRUE(std::isnan(hours[0][0]));
    EXPECT_NEAR(hours[5][5], 0.0, 0.05) << "the June morning sun stands in the north-east";
}

// The year in hours, summed up with the open beam, is the loss that the plane's series tells.
TEST_F(ShadingTables, AddUpToTheYearsLoss) {
    const SkyInGridAxes grid(sky_, 0.0);
    const PlaneSeries series = plane_series(grid, &wall_, 0.0, 180.0);
    EXPECT_GT(series.open_beam_kwh_m2, 0.0);
    double seen = 0.0;
    for (const float w_m2 : series.beam_w_m2) {
        seen += w_m2 / 1000.0;
    }
    EXPECT_LT(seen, 0.8 * series.open_beam_kwh_m2);
}

}  // namespace
}  // namespace sunshed
