// What a building's record answers: what fits, what is worth it, how coverage reads, what flat roofs could hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/layout_energy.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/building/worthwhile.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

using namespace test;

constexpr double roof_m = 152.0;

BuildingInput block() {
    BuildingInput building;
    building.building_id = "b";
    building.footprint = {Polygon{{{10, 10}, {40, 10}, {40, 34}, {10, 34}}, {}}};
    return building;
}

Surface yard() {
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, 140.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, block().footprint)) {
        const Point2 p = dsm.geometry.cell_center(cell);
        const bool is_box = p.x > 20 && p.x < 23 && p.y > 20 && p.y < 24;
        dsm.at(cell) = static_cast<float>(is_box ? roof_m + 2.5 : roof_m);
    }
    return surface_from_dsm(std::move(dsm), NodataPolicy::open);
}

bool is_southern(const PlacedModule& module) {
    return module.corners[2].y < 16.0;
}

/// Shade along the south edge: modules there get half as much as the others.
SegmentIrradiation sun_on(const ModuleLayout& layout) {
    SegmentIrradiation sun;
    sun.annual_kwh_m2 = 1300.0;
    double sum = 0.0;
    for (const PlacedModule& module : layout.modules) {
        sun.modules.shares.push_back(is_southern(module) ? 0.5 : 1.0);
        sum += sun.modules.shares.back();
    }
    for (double& share : sun.modules.shares) {
        share *= static_cast<double>(layout.modules.size()) / sum;
    }
    return sun;
}

class Answers : public ::testing::Test {
protected:
    BuildingRecord assess(const AssessOptions& options, const PlanOptions& plan_options = {}) {
        const ChainWeather weather(sky_, 0.0, options);
        best_open_ = weather.best_open_yield_kwh_kwp;
        RoofPlan plan = plan_roof(block(), yard(), test::harbin_site(), options.pv.module.size, plan_options);
        std::vector<SegmentIrradiation> sun;
        for (const ModuleLayout& layout : plan.layouts) {
            sun.push_back(sun_on(layout));
        }
        return assess_building(block(), std::move(plan), sun, weather, options);
    }

    SkyYear sky_ = harbin_sky();
    double best_open_ = 0.0;
};

TEST_F(Answers, EverySquareMetreOfTheFootprintIsAccountedFor) {
    const BuildingRecord record = assess({});
    ASSERT_GT(record.amounts.module_count, 10);
    EXPECT_GT(record.amounts.rejected.edge_setback_m2, 0.0);
    EXPECT_GT(record.amounts.rejected.obstacle_m2, 12.0);
    EXPECT_GE(record.roof.no_plane_m2, -1e-6);
    EXPECT_NEAR(record.amounts.array_area_m2 + record.roof.unfilled_m2 + record.amounts.rejected.sum_m2() +
                    record.roof.no_plane_m2,
                record.facts.footprint_area_m2, 1e-6);
}

TEST_F(Answers, FourReadingsOfCoverageStandSideBySide) {
    const BuildingRecord record = assess({});
    EXPECT_NEAR(record.answers.coverage_c1_pct, 100.0 * record.amounts.array_area_m2 / record.facts.footprint_area_m2,
                1e-9);
    EXPECT_NEAR(record.answers.coverage_c2_pct,
                100.0 * record.amounts.module_plan_area_m2 / record.facts.footprint_area_m2, 1e-9);
    EXPECT_NEAR(record.answers.coverage_c3_pct,
                100.0 * record.amounts.array_area_m2 / record.amounts.usable_ground_area_m2, 1e-9);
    EXPECT_EQ(record.answers.coverage_c4_pct, 100.0);
    EXPECT_LT(record.answers.coverage_c2_pct, record.answers.coverage_c1_pct);
    EXPECT_LT(record.answers.coverage_c1_pct, record.answers.coverage_c3_pct);
    EXPECT_EQ(record.answers.coverage_pct, record.answers.coverage_c1_pct);
    AssessOptions strict;
    strict.coverage = CoverageReading::module_over_roof;
    const BuildingRecord read_strictly = assess(strict);
    EXPECT_EQ(read_strictly.answers.coverage_pct, read_strictly.answers.coverage_c2_pct);
}

TEST_F(Answers, ModulesAddUpAndAreRankedByTheSunOfTheirPlace) {
    const BuildingRecord record = assess({});
    const SegmentRecord& segment = record.segments.at(0);
    ASSERT_EQ(segment.yield.module_energy.size(), segment.layout.modules.size());
    double dc = 0.0;
    double ac = 0.0;
    std::vector<int> ranks;
    for (std::size_t i = 0; i < segment.yield.module_energy.size(); ++i) {
        const ModuleEnergy& module = segment.yield.module_energy[i];
        dc += module.energy_dc_kwh;
        ac += module.energy_ac_kwh;
        ranks.push_back(module.rank);
        for (std::size_t j = 0; j < i; ++j) {
            if (is_southern(segment.layout.modules[i]) && !is_southern(segment.layout.modules[j])) {
                EXPECT_NEAR(module.energy_ac_kwh / segment.yield.module_energy[j].energy_ac_kwh, 0.5, 1e-6);
                EXPECT_GT(module.rank, segment.yield.module_energy[j].rank);
            }
        }
    }
    EXPECT_NEAR(dc, segment.amounts.energy_dc_kwh, 1e-6 * dc);
    EXPECT_NEAR(ac, record.amounts.energy_ac_kwh, 1e-6 * ac);
    std::sort(ranks.begin(), ranks.end());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        EXPECT_EQ(ranks[i], static_cast<int>(i) + 1);
    }
    EXPECT_NEAR(
        record.yield.losses.front().energy_kwh -
            [&] {
                double lost = 0.0;
                for (std::size_t i = 1; i < record.yield.losses.size(); ++i) {
                    lost += record.yield.losses[i].energy_kwh;
                }
                return lost;
            }(),
        record.amounts.energy_ac_kwh, 1e-6 * ac);
}

TEST_F(Answers, TheCutOffDropsPoorModulesAndSaysHowMany) {
    AssessOptions options;
    options.worth.min_share_of_best = 0.0;
    const BuildingRecord all = assess(options);
    EXPECT_EQ(all.answers.worthwhile.module_count, all.amounts.module_count);
    EXPECT_NEAR(all.answers.worthwhile.energy_ac_kwh, all.amounts.energy_ac_kwh, 1e-6 * all.amounts.energy_ac_kwh);
    EXPECT_FALSE(all.answers.worthwhile.reason);
    options.worth.min_yield_kwh_kwp = 0.8 * all.yield.yield_kwh_kwp;
    BuildingRecord some = assess(options);
    EXPECT_EQ(some.amounts.module_count, all.amounts.module_count) << "what fits does not change";
    EXPECT_LT(some.answers.worthwhile.module_count, some.amounts.module_count);
    EXPECT_GT(some.answers.worthwhile.module_count, 0);
    EXPECT_GT(some.answers.worthwhile.yield_kwh_kwp, some.yield.yield_kwh_kwp);
    EXPECT_LT(some.answers.worthwhile.coverage_pct, some.answers.coverage_pct);
    ASSERT_TRUE(some.answers.worthwhile.reason);
    EXPECT_EQ(some.answers.worthwhile.reason->kind, BuildingReasonKind::modules_below_cutoff);
    EXPECT_EQ(some.answers.worthwhile.reason->details.front(),
              std::to_string(some.amounts.module_count - some.answers.worthwhile.module_count));
    options.worth.max_payback_years = 12.0;
    const int worth_without_money = some.answers.worthwhile.module_count;
    some.answers.worthwhile = worthwhile_answer(some, options, best_open_);
    EXPECT_EQ(some.answers.worthwhile.module_count, worth_without_money) << "nothing is known of its money";
    some.economy.cash_cny = {-1.0, 0.05};
    some.answers.worthwhile = worthwhile_answer(some, options, best_open_);
    EXPECT_EQ(some.answers.worthwhile.module_count, 0) << "it never pays back";
    EXPECT_EQ(some.answers.worthwhile.reason, (BuildingReason{BuildingReasonKind::never_pays_back, {}}));
    some.economy.payback_years = 11.0;
    some.answers.worthwhile = worthwhile_answer(some, options, best_open_);
    EXPECT_EQ(some.answers.worthwhile.module_count, worth_without_money);
    some.economy.payback_years = 20.0;
    some.answers.worthwhile = worthwhile_answer(some, options, best_open_);
    EXPECT_EQ(some.answers.worthwhile.module_count, 0);
    EXPECT_TRUE(std::isnan(some.answers.worthwhile.yield_kwh_kwp));
    EXPECT_EQ(some.answers.worthwhile.reason, (BuildingReason{BuildingReasonKind::pays_back_late, {"20", "12"}}));
}

TEST_F(Answers, FlatRoofsComeWithATableOfTheirOptions) {
    PlanOptions plan;
    const BuildingRecord record = assess({}, plan);
    ASSERT_EQ(record.answers.flat_options.size(), 6U);
    const auto option = [&](FlatOption wanted) {
        return *std::find_if(record.answers.flat_options.begin(), record.answers.flat_options.end(),
                             [&](const FlatRoofOption& o) { return o.option == wanted; });
    };
    // Ground cover of the rule at Harbin's latitude.
    EXPECT_NEAR(option(FlatOption::tilt_10).ground_cover_ratio, 0.57, 0.006);
    EXPECT_NEAR(option(FlatOption::tilt_20).ground_cover_ratio, 0.41, 0.006);
    EXPECT_NEAR(option(FlatOption::tilt_40).ground_cover_ratio, 0.28, 0.006);
    EXPECT_GT(option(FlatOption::tilt_10).module_count, option(FlatOption::tilt_40).module_count);
    EXPECT_GT(option(FlatOption::tilt_10).coverage_c2_pct, option(FlatOption::tilt_40).coverage_c2_pct);
    EXPECT_LT(option(FlatOption::tilt_10).yield_kwh_kwp, option(FlatOption::tilt_40).yield_kwh_kwp);
    EXPECT_GT(option(FlatOption::east_west).coverage_c2_pct, option(FlatOption::tilt_10).coverage_c2_pct);
    EXPECT_LT(option(FlatOption::tilt_40).coverage_c2_pct, 30.0) << "out of reach of one half in the strict reading";
    const FlatRoofOption chosen = option(FlatOption::tilt_20);  // the configured tilt
    EXPECT_EQ(chosen.module_count, record.amounts.module_count);
    EXPECT_NEAR(chosen.capacity_kwp, record.amounts.capacity_kwp, 1e-9);
    plan.flat_trials = false;
    EXPECT_TRUE(assess({}, plan).answers.flat_options.empty());
}

TEST_F(Answers, PairsGiveTheMeanOfTheirSides) {
    const AssessOptions options;
    const ChainWeather weather(sky_, 0.0, options);
    ModuleLayout pairs;
    pairs.tilt_deg = 10.0;
    pairs.azimuth_deg = 90.0;
    pairs.in_rows = true;
    pairs.slope_length_m = 1.134;
    pairs.row_pitch_m = 2.6;
    const double east = plane_energy(weather, nullptr, pairs, options).ac_kwh;
    pairs.azimuth_deg = 270.0;
    const double west = plane_energy(weather, nullptr, pairs, options).ac_kwh;
    pairs.azimuth_deg = 90.0;
    pairs.east_west = true;
    EXPECT_NEAR(layout_energy(weather, nullptr, pairs, options).ac_kwh, (east + west) / 2.0, 1e-9);
    OpenYield open(weather, options);
    EXPECT_NEAR(open(pairs) / ((east + west) / 2.0), 1.0, 0.01);
}

}  // namespace
}  // namespace sunshed
