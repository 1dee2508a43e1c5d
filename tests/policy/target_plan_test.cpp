#include "sunshed/policy/target_plan.hpp"
#include "figures_of_a_place.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

namespace sunshed {
namespace {

BuildingRecord factory(const std::string& id, double array_m2, double yield_kwh_kwp) {
    BuildingRecord r;
    r.facts.building_id = id;
    r.facts.zone_id = std::string("A");
    r.facts.building_class = BuildingClass::factory;
    r.facts.vintage = Vintage::new_building;
    r.facts.footprint_area_m2 = 1000.0;
    r.amounts.array_area_m2 = array_m2;
    r.amounts.module_area_m2 = 0.6 * array_m2;
    r.amounts.module_count = 10;
    r.amounts.capacity_kwp = 0.13 * array_m2;
    r.yield.yield_kwh_kwp = yield_kwh_kwp;
    r.amounts.energy_ac_kwh = r.amounts.capacity_kwp * yield_kwh_kwp;
    r.facts.existing_pv_m2 = 0.0;
    return r;
}

std::vector<TargetPlan> solve(const std::vector<BuildingRecord>& buildings, const std::vector<StatisticsRow>& rows = {},
                              const PolicyOptions& options = example_policy_options()) {
    return solve_targets({buildings, {{"A", "甲区"}}, rows, {}}, options);
}

const TargetPlan& plan_of(const std::vector<TargetPlan>& plans, const std::string& target, RankBy rank_by,
                          const std::string& zone = "A") {
    const auto found = std::find_if(plans.begin(), plans.end(), [&](const TargetPlan& p) {
        return to_string(p.target) == target && p.rank_by == rank_by && p.zone.id == zone;
    });
    EXPECT_NE(found, plans.end());
    return *found;
}

TEST(TargetPlan, TakesTheBestYieldsUntilHalfTheRoofsAreCovered) {
    // 4000 m2 of roof, 2000 m2 needed.
    const std::vector<BuildingRecord> buildings{factory("a", 900.0, 1100.0), factory("b", 800.0, 1250.0),
                                                factory("c", 700.0, 1200.0), factory("d", 600.0, 1150.0)};
    const auto plans = solve(buildings);
    const TargetPlan& plan = plan_of(plans, "coverage", RankBy::yield);
    EXPECT_EQ(plan.outcome, TargetPlan::Outcome::reachable);
    EXPECT_EQ(plan.chosen, (std::vector<std::size_t>{1, 2, 3}));  // 800 + 700 + 600
    EXPECT_DOUBLE_EQ(plan.reached_pct, 52.5);
    EXPECT_DOUBLE_EQ(plan.capacity_kwp, 0.13 * 2100.0);
    EXPECT_NE(plan.sentence_zh.find("在 3 座建筑上"), std::string::npos) << plan.sentence_zh;
    EXPECT_NE(plan.sentence_en.find("3 buildings"), std::string::npos) << plan.sentence_en;
}

TEST(TargetPlan, LeavesOutWhatALaterBuildingMakesNeedless) {
    // By yield: 100, then 900 + 950 reach 1500 of 3000 without the first.
    const std::vector<BuildingRecord> buildings{factory("a", 100.0, 1300.0), factory("b", 900.0, 1250.0),
                                                factory("c", 950.0, 1200.0)};
    EXPECT_EQ(plan_of(solve(buildings), "coverage", RankBy::yield).chosen, (std::vector<std::size_t>{1, 2}));
}

TEST(TargetPlan, ProvesThatAllOfThemDoNotReachItAndByHowMuch) {
    const std::vector<BuildingRecord> buildings{factory("a", 300.0, 1100.0), factory("b", 200.0, 1250.0)};
    const auto plans = solve(buildings);
    const TargetPlan& plan = plan_of(plans, "coverage", RankBy::size);
    EXPECT_EQ(plan.outcome, TargetPlan::Outcome::out_of_reach);
    EXPECT_EQ(plan.chosen.size(), 2U);
    EXPECT_DOUBLE_EQ(plan.shortfall, 500.0);
    EXPECT_DOUBLE_EQ(plan.reached_pct, 25.0);
    EXPECT_NE(plan.sentence_en.find("25.0 percentage points short (500 m2 of roof)"), std::string::npos)
        << plan.sentence_en;
}

TEST(TargetPlan, CountsThePvThatIsThereAndOnlyAddsToIt) {
    std::vector<BuildingRecord> buildings{factory("a", 600.0, 1100.0), factory("b", 600.0, 1250.0)};
    buildings[0].facts.existing_pv_m2 = 360.0;  // all modules that fit under its 600 m2 of arrays
    const auto plans = solve(buildings);
    const TargetPlan& plan = plan_of(plans, "coverage", RankBy::yield);
    EXPECT_DOUBLE_EQ(plan.today_pct, 30.0);
    EXPECT_EQ(plan.candidates, 1);
    EXPECT_EQ(plan.chosen, (std::vector<std::size_t>{1}));
    buildings[1].facts.existing_pv_m2 = 300.0;  // another 500 m2
    EXPECT_EQ(plan_of(solve(buildings), "coverage", RankBy::yield).outcome, TargetPlan::Outcome::met_today);
}

TEST(TargetPlan, SaysWhatIsMissing) {
    const std::vector<BuildingRecord> buildings{factory("a", 600.0, 1100.0)};
    const auto plans = solve(buildings);
    const TargetPlan& plan = plan_of(plans, "substitution_calorific", RankBy::yield);
    EXPECT_EQ(plan.outcome, TargetPlan::Outcome::no_data);
    EXPECT_EQ(std::get<reason::MissingStatistics>(plan.missing.value()).items.front().en,
              "electricity use of urban buildings");
    EXPECT_NE(plan.sentence_zh.find("暂无数据（缺少统计：城镇建筑用电、"), std::string::npos) << plan.sentence_zh;
    EXPECT_NE(plan.sentence_en.find("no data; missing statistics: electricity use of urban buildings, "),
              std::string::npos);
}

TEST(TargetPlan, ReachesEightPercentOfTheEnergyIncludingWhatIsReplaced) {
    std::vector<BuildingRecord> buildings;
    for (int i = 0; i < 40; ++i) {
        buildings.push_back(factory(std::to_string(i), 500.0, 1100.0 + i));
        buildings.back().facts.building_class = BuildingClass::school;
    }
    std::vector<StatisticsRow> rows;
    for (const char* item : {"heat", "gas", "coal", "lpg"}) {
        rows.push_back({"A", 2024, item, 0.0, ""});
    }
    rows.push_back({"A", 2024, "electricity", 1e7, ""});  // 1229 tce
    const auto plans = solve(buildings, rows);
    const TargetPlan& plan = plan_of(plans, "substitution_calorific", RankBy::size);
    ASSERT_EQ(plan.outcome, TargetPlan::Outcome::reachable);
    EXPECT_NEAR(plan.needed, 0.08 / 0.92 * 1229.0, 1e-9);
    double replaced = 0.0;
    for (const std::size_t i : plan.chosen) {
        replaced += buildings[i].amounts.energy_ac_kwh * 0.1229e-3;
    }
    EXPECT_NEAR(plan.reached_pct, 100.0 * replaced / (1229.0 + replaced), 1e-9);
    EXPECT_GE(plan.reached_pct, 8.0);
}

/// The fewest of the first n buildings that reach a sum, by trying every subset.
int fewest(const std::vector<BuildingRecord>& buildings, double needed) {
    int best = static_cast<int>(buildings.size()) + 1;
    for (unsigned set = 0; set < (1U << buildings.size()); ++set) {
        double sum = 0.0;
        for (std::size_t i = 0; i < buildings.size(); ++i) {
            sum += (set >> i & 1U) != 0 ? buildings[i].amounts.array_area_m2 : 0.0;
        }
        if (sum >= needed) {
            best = std::min(best, std::popcount(set));
        }
    }
    return best;
}

TEST(TargetPlan, BySizeNoSmallerSetReachesItAndUnderEveryRankingNoneCanBeLeftOut) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> array(50.0, 1000.0);
    for (int round = 0; round < 100; ++round) {
        std::vector<BuildingRecord> buildings;
        for (int i = 0; i < 10; ++i) {
            buildings.push_back(factory(std::to_string(i), array(random), 1000.0 + array(random) / 10.0));
        }
        const double needed = 5000.0;
        const auto plans = solve(buildings);
        for (const RankBy rank_by : {RankBy::cost, RankBy::yield, RankBy::class_priority, RankBy::size}) {
            const TargetPlan& plan = plan_of(plans, "coverage", rank_by);
            if (plan.outcome != TargetPlan::Outcome::reachable) {
                EXPECT_EQ(fewest(buildings, needed), 11);
                continue;
            }
            double sum = 0.0;
            double smallest = 1e9;
            for (const std::size_t i : plan.chosen) {
                sum += buildings[i].amounts.array_area_m2;
                smallest = std::min(smallest, buildings[i].amounts.array_area_m2);
            }
            EXPECT_GE(sum, needed);
            EXPECT_LT(sum - smallest, needed) << "one of them is not needed";
            if (rank_by == RankBy::size) {
                EXPECT_EQ(static_cast<int>(plan.chosen.size()), fewest(buildings, needed));
            }
        }
    }
}

TEST(TargetPlan, RanksByCostOfEnergyAndWithoutItByYield) {
    std::vector<BuildingRecord> buildings{factory("a", 900.0, 1000.0), factory("b", 900.0, 1300.0),
                                          factory("c", 900.0, 1100.0), factory("d", 900.0, 1200.0)};
    buildings[2].economy.lcoe_cny_kwh = 0.31;
    buildings[0].economy.lcoe_cny_kwh = 0.29;
    EXPECT_EQ(plan_of(solve(buildings), "coverage", RankBy::cost).chosen, (std::vector<std::size_t>{0, 2, 1}));
}

TEST(TargetPlan, RanksByPriorityOfClassAndThenYield) {
    std::vector<BuildingRecord> buildings{factory("f", 900.0, 1300.0), factory("s", 900.0, 1000.0),
                                          factory("g", 900.0, 1100.0), factory("h", 300.0, 1100.0)};
    buildings[1].facts.building_class = BuildingClass::school;
    buildings[2].facts.building_class = BuildingClass::party_government;
    buildings[3].facts.building_class = BuildingClass::hospital;
    EXPECT_EQ(plan_of(solve(buildings), "coverage", RankBy::class_priority).chosen,
              (std::vector<std::size_t>{2, 1, 3}));
}

}  // namespace
}  // namespace sunshed
