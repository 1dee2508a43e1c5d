#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

using namespace test;

Surface yard() {
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, 140.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, {Polygon{{{10, 10}, {40, 10}, {40, 24}, {10, 24}}, {}}})) {
        dsm.at(cell) = 152.0F;
    }
    return surface_from_dsm(std::move(dsm), NodataPolicy::open);
}

BuildingInput block(double x0, double y0, double x1, double y1) {
    BuildingInput building;
    building.building_id = "b";
    building.year_built = 2022;
    building.building_class = BuildingClass::school;
    building.footprint = {Polygon{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}}};
    return building;
}

TEST(PlanRoof, TellsWhyABuildingIsNotAssessed) {
    const Surface surface = yard();
    EXPECT_EQ(plan_roof(block(10, 10, 40, 24), surface, test::harbin_site(), {}, {}).status, BuildingStatus::ok);
    EXPECT_EQ(plan_roof(block(-5, 10, 10, 24), surface, test::harbin_site(), {}, {}).status,
              BuildingStatus::cut_by_border);
    EXPECT_EQ(plan_roof(block(100, 100, 120, 120), surface, test::harbin_site(), {}, {}).status,
              BuildingStatus::outside);
    EXPECT_EQ(plan_roof(block(10.05, 10.05, 10.1, 10.1), surface, test::harbin_site(), {}, {}).status,
              BuildingStatus::no_segment);
    BuildingInput nothing = block(0, 0, 1, 1);
    nothing.footprint.clear();
    nothing.outline_fault = {BuildingReasonKind::outline_no_area, {}};
    const RoofPlan plan = plan_roof(nothing, surface, test::harbin_site(), {}, {});
    EXPECT_EQ(plan.status, BuildingStatus::failed);
    EXPECT_EQ(plan.reason, nothing.outline_fault);
}

TEST(PlanRoof, PointsThatAreNearlyOneAreOne) {
    BuildingInput building = block(10, 10, 40, 24);
    Ring& ring = building.footprint.front().outer;
    ring.insert(ring.begin() + 1, {ring[1].x - 1e-9, ring[1].y + 1e-9});
    const RoofPlan plan = plan_roof(building, yard(), test::harbin_site(), {}, {});
    EXPECT_EQ(plan.status, BuildingStatus::ok);
    ASSERT_EQ(plan.segments.size(), 1U);
    EXPECT_NEAR(plan.segments.front().ground_area_m2, 30.0 * 14.0, 1e-3);
}

TEST(AssessBuilding, AddsUpSegmentsModulesAndLosses) {
    const BuildingInput input = block(10, 10, 40, 24);
    const RoofPlan plan = plan_roof(input, yard(), test::harbin_site(), {}, {});
    ASSERT_EQ(plan.segments.size(), 1U);
    const SkyYear sky = harbin_sky();
    AssessOptions options;
    const ChainWeather weather(sky, 0.0, options);
    SegmentIrradiation sun;
    sun.annual_kwh_m2 = 1400.0;
    sun.sky_view = 0.95;
    sun.cell_annual_kwh_m2 = {1390.0F, 1400.0F, 1410.0F};
    const BuildingRecord record = assess_building(input, plan, {sun}, weather, options);
    EXPECT_EQ(record.facts.vintage, Vintage::new_building);
    ASSERT_EQ(record.segments.size(), 1U);
    EXPECT_GT(record.amounts.module_count, 20);
    EXPECT_NEAR(record.amounts.capacity_kwp, record.amounts.module_count * 0.585, 1e-9);
    EXPECT_NEAR(record.amounts.energy_ac_kwh, record.segments[0].amounts.energy_ac_kwh, 1e-9);
    EXPECT_NEAR(record.yield.irradiation_kwh_m2, 1400.0, 1e-9);
    double left = record.yield.losses.front().energy_kwh;
    for (std::size_t i = 1; i < record.yield.losses.size(); ++i) {
        left -= record.yield.losses[i].energy_kwh;
        // Cold air gives more than the rating; nothing else may.
        if (record.yield.losses[i].link != LossLink::temperature) {
            EXPECT_GE(record.yield.losses[i].energy_kwh, -1e-3) << to_string(record.yield.losses[i].link);
        }
    }
    EXPECT_NEAR(left, record.amounts.energy_ac_kwh, 1e-6);
    double hours = 0.0;
    for (const float kw : record.hours.ac_kw) {
        hours += kw;
    }
    EXPECT_NEAR(hours / record.amounts.energy_ac_kwh, 1.0, 1e-4);
    EXPECT_GT(record.yield.yield_kwh_kwp, 900.0);
    EXPECT_LT(record.yield.yield_kwh_kwp, 1500.0);
    EXPECT_NEAR(record.yield.shade_loss_pct, 0.0, 1e-6);
    EXPECT_LE(record.answers.coverage_pct, 100.0);
}

/// Harbin with snow on the ground from 20 November to 10 March: a fall of 5 cm each 12 days, none between.
SkyYear snowy_sky() {
    SkyYear sky = harbin_sky();
    for (std::size_t i = 0; i < sky.intervals.size(); ++i) {
        const std::size_t day = i / 24;
        const bool winter = day < 69 || day >= 323;
        sky.intervals[i].snow_depth_cm = winter ? 10.0 + 5.0 * static_cast<double>((day + 42) % 365 / 12) : 0.0;
    }
    return sky;
}

/// Share of the energy from November to March that snow takes from a row that faces south.
double winter_loss(const ChainWeather& weather, double tilt_deg, const AssessOptions& options) {
    ModuleLayout plane;
    plane.tilt_deg = tilt_deg;
    plane.azimuth_deg = 180.0;
    plane.in_rows = true;
    AssessOptions bare = options;
    bare.pv.snow.model = SnowModel::none;
    const ChainWeather snowless(*weather.sky, 0.0, bare);
    const ChainResult with = plane_energy(weather, nullptr, plane, options);
    const ChainResult without = plane_energy(snowless, nullptr, plane, bare);
    double kept = 0.0;
    double whole = 0.0;
    for (const std::size_t month : {10U, 11U, 0U, 1U, 2U}) {
        kept += with.ac_monthly_kwh[month];
        whole += without.ac_monthly_kwh[month];
    }
    return 1.0 - kept / whole;
}

TEST(PlaneEnergy, SnowStaysLongerOnLowTilts) {
    const SkyYear sky = snowy_sky();
    const AssessOptions options;
    const ChainWeather weather(sky, 0.0, options);
    ASSERT_TRUE(weather.snow.hourly());
    double before = 1.0;
    for (const double tilt : {5.0, 10.0, 20.0, 30.0, 45.0, 60.0}) {
        const double lost = winter_loss(weather, tilt, options);
        EXPECT_LT(lost, before) << tilt;
        EXPECT_GT(lost, 0.0) << tilt;
        before = lost;
    }
}

TEST(PlaneEnergy, MonthlySnowStaysLongerOnLowTiltsToo) {
    const SkyYear sky = harbin_sky();
    AssessOptions options;
    options.pv.snow.fall_cm = {4, 5, 9.5, 3, 0, 0, 0, 0, 0, 3.5, 12.5, 7};
    options.pv.snow.events = {7, 5, 7, 3, 0, 0, 0, 0, 0, 2, 7, 9};
    const ChainWeather weather(sky, 0.0, options);
    ASSERT_TRUE(weather.snow.monthly);
    EXPECT_GT(winter_loss(weather, 10.0, options), 1.5 * winter_loss(weather, 45.0, options));
    EXPECT_GT(winter_loss(weather, 45.0, options), 0.0);
    options.pv.snow.model = SnowModel::none;
    EXPECT_FALSE(ChainWeather(sky, 0.0, options).snow.monthly);
}

// What a face of rows sees, looked up another way: with snow on the ground the back of a bifacial row gets much more.
TEST(PlaneEnergy, BifacialRowsGainMoreOverSnow) {
    const auto gain = [](double albedo) {
        SkyYear sky = harbin_sky();
        for (SkyInterval& interval : sky.intervals) {
            interval.albedo = albedo;
        }
        AssessOptions options;
        options.pv.module.bifaciality = 0.8;
        const ChainWeather weather(sky, 0.0, options);
        ModuleLayout rows;
        rows.tilt_deg = 30.0;
        rows.azimuth_deg = 180.0;
        rows.in_rows = true;
        rows.slope_length_m = 2.278;
        rows.row_pitch_m = 2.278 / 0.4;
        const ChainResult result = plane_energy(weather, nullptr, rows, options);
        return result.after(LossLink::bifacial) / result.after(LossLink::snow) - 1.0;
    };
    const double bare = gain(0.2);
    const double snow = gain(0.6);
    EXPECT_GT(bare, 0.03);
    EXPECT_LT(bare, 0.12);
    EXPECT_GT(snow, 2.0 * bare);
    EXPECT_LT(snow, 0.35);
}

TEST(PlaneEnergy, RowsGiveLessThanTheSamePlaneAlone) {
    const SkyYear sky = harbin_sky();
    const AssessOptions options;
    const ChainWeather weather(sky, 0.0, options);
    ModuleLayout alone;
    alone.tilt_deg = 40.0;
    alone.azimuth_deg = 180.0;
    ModuleLayout rows = alone;
    rows.in_rows = true;
    rows.slope_length_m = 1.134;
    rows.row_pitch_m = 1.134 / 0.5;  // closer than the rule allows
    const ChainResult close = plane_energy(weather, nullptr, rows, options);
    const double lost = 1.0 - close.after(LossLink::rows) / close.after(LossLink::string_shading);
    EXPECT_GT(lost, 0.02);
    EXPECT_LT(lost, 0.25);
}

}  // namespace
}  // namespace sunshed
