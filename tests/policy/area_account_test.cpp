#include "sunshed/policy/area_account.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "figures_of_a_place.hpp"
#include "sunshed/policy/indicators.hpp"
#include "sunshed/policy/scenario.hpp"
#include "sunshed/policy/target_plan.hpp"

namespace sunshed {
namespace {

constexpr double untold = std::numeric_limits<double>::quiet_NaN();

BuildingRecord building(const char* id, BuildingClass building_class, double array_m2, double existing_pv_m2) {
    BuildingRecord r;
    r.facts.building_id = id;
    r.facts.zone_id = id[0] < 'd' ? "A" : "B";
    r.facts.building_class = building_class;
    r.facts.vintage = Vintage::new_building;
    r.facts.footprint_area_m2 = 1000.0;
    r.facts.floor_area_m2 = 4000.0;
    r.amounts.array_area_m2 = array_m2;
    r.amounts.module_area_m2 = 0.6 * array_m2;
    r.amounts.module_count = 10;
    r.amounts.capacity_kwp = 0.13 * array_m2;
    r.amounts.energy_ac_kwh = r.amounts.capacity_kwp * (1000.0 + array_m2 / 10.0);
    r.facts.existing_pv_m2 = existing_pv_m2;
    return r;
}

enum class Telling { all, some, none };

std::vector<BuildingRecord> city(Telling telling) {
    const double some = telling == Telling::none ? untold : 60.0;
    const double rest = telling == Telling::all ? 0.0 : untold;
    return {
        building("a", BuildingClass::school, 600.0, some),      building("b", BuildingClass::residential, 400.0, rest),
        building("c", BuildingClass::factory, 900.0, some),     building("d", BuildingClass::hospital, 500.0, rest),
        building("e", BuildingClass::rural_house, 100.0, rest), building("f", BuildingClass::warehouse, 700.0, some)};
}

struct Reported {
    bool pv_generation;
    bool own_use;
    bool heat_pumps;
};

std::vector<StatisticsRow> statistics(const Reported& reported) {
    std::vector<StatisticsRow> rows;
    for (const char* zone : {"A", "B", "all"}) {
        const double scale = zone[0] == 'A' ? 1.0 : zone[0] == 'B' ? 3.0 : 4.0;
        const auto add = [&](const char* item, double value) { rows.push_back({zone, 2020, item, value, ""}); };
        add("electricity", 1e6 * scale);
        add("heat", 10000.0 * scale);
        add("gas", 10000.0 * scale);
        add("coal", 100.0 * scale);
        add("lpg", 1.0 * scale);
        if (reported.pv_generation) {
            add("pv_generation", 30000.0 * scale);
        }
        if (reported.own_use) {
            add("pv_self_consumption_share", 30.0);
        }
        if (reported.heat_pumps) {
            add("heat_pump_heat", 500.0 * scale);
            add("heat_pump_electricity", 40000.0 * scale);
        }
    }
    return rows;
}

const std::vector<ZoneInfo> zones{{"A", "甲"}, {"B", "乙"}};

/// Every answer of one city under one choice of switches, by area.
class Answers {
public:
    Answers(const std::vector<BuildingRecord>& buildings, const std::vector<StatisticsRow>& rows,
            PolicyOptions options) {
        options.targets.substitution_pct = 99.0;  // out of reach: all candidates are taken
        const PolicyInput input{buildings, zones, rows, {}};
        for (const Indicator& row : compute_indicators(input, options)) {
            if (!row.is_alternative) {
                indicators_[{row.zone_id, to_string(row.indicator), row.kind}] = row.value;
            }
        }
        for (const ScenarioResult& result : compute_scenarios(input, {{"no change", 2025}}, options)) {
            scenarios_[result.zone.id] = result;
        }
        for (const TargetPlan& plan : solve_targets(input, options)) {
            plans_[{plan.zone.id, to_string(plan.target)}] = plan;
        }
    }

    [[nodiscard]] std::optional<double> actual(const std::string& zone, const std::string& id) const {
        return indicators_.at({zone, id, FigureKind::actual});
    }
    [[nodiscard]] std::optional<double> potential(const std::string& zone, const std::string& id) const {
        return indicators_.at({zone, id, FigureKind::potential_p50});
    }
    [[nodiscard]] const ScenarioResult& scenario(const std::string& zone) const { return scenarios_.at(zone); }
    [[nodiscard]] const TargetPlan& plan(const std::string& zone, const std::string& target) const {
        return plans_.at({zone, target});
    }

private:
    std::map<std::tuple<std::string, std::string, FigureKind>, std::optional<double>> indicators_;
    std::map<std::string, ScenarioResult> scenarios_;
    std::map<std::pair<std::string, std::string>, TargetPlan> plans_;
};

void expect_same(const std::optional<double>& a, const std::optional<double>& b, const std::string& what) {
    ASSERT_EQ(a.has_value(), b.has_value()) << what;
    if (a) {
        EXPECT_NEAR(*a, *b, 1e-9 * std::max(1.0, std::abs(*b))) << what;
    }
}

void expect_one_figure(const Answers& answers, const std::string& zone, bool existing_known) {
    const ScenarioResult& scenario = answers.scenario(zone);
    const auto substitution = [&](const std::string& target, const std::optional<double>& of_scenario) {
        const auto value = answers.potential(zone, target);
        expect_same(of_scenario, value, zone + " " + target + " of a scenario without changes");
        const TargetPlan& plan = answers.plan(zone, target);
        ASSERT_EQ(plan.outcome == TargetPlan::Outcome::no_data, !value) << zone;
        if (value) {
            ASSERT_EQ(plan.outcome, TargetPlan::Outcome::out_of_reach);
            EXPECT_NEAR(plan.reached_pct, *value, 1e-9) << zone << " " << target << " of all candidates";
        }
        if (value && existing_known) {
            EXPECT_NEAR(plan.today_pct, *answers.actual(zone, target), 1e-9) << zone << " " << target;
        }
    };
    substitution("substitution_calorific", scenario.substitution_calorific_pct);
    substitution("substitution_coal_equivalent", scenario.substitution_coal_equivalent_pct);
    expect_same(scenario.electricity_share_calorific_pct, answers.actual(zone, "electricity_share_calorific"), zone);
    expect_same(scenario.electricity_share_coal_equivalent_pct,
                answers.actual(zone, "electricity_share_coal_equivalent"), zone);
    expect_same(scenario.energy_use_calorific_tce, answers.actual(zone, "building_energy_calorific"), zone);
    expect_same(scenario.operation_carbon_t, answers.actual(zone, "operation_carbon"), zone);
    expect_same(scenario.coverage_c1_pct, answers.potential(zone, "pv_coverage_c1"), zone);
    expect_same(scenario.energy_kwh, answers.potential(zone, "pv_energy"), zone);
}

TEST(AreaAccount, OneDefinitionHasOneFigureInIndicatorsScenariosAndTargetsUnderEverySwitch) {
    for (int switches = 0; switches < 32; ++switches) {
        PolicyOptions options = example_policy_options();
        options.factories_in_substitution = (switches & 1) != 0;
        options.rural_in_substitution = (switches & 2) != 0;
        options.exported_pv_in_substitution = (switches & 4) != 0;
        options.onsite_renewables_in_use = (switches & 8) != 0;
        options.coal_rate_by_year = (switches & 16) != 0;
        for (int reports = 0; reports < 8; ++reports) {
            const Reported reported{(reports & 1) != 0, (reports & 2) != 0, (reports & 4) != 0};
            for (const Telling telling : {Telling::all, Telling::some, Telling::none}) {
                SCOPED_TRACE(testing::Message() << "switches " << switches << ", reports " << reports << ", telling "
                                                << static_cast<int>(telling));
                const Answers answers(city(telling), statistics(reported), options);
                for (const char* zone : {"A", "B", "all"}) {
                    expect_one_figure(answers, zone, reported.pv_generation || telling == Telling::all);
                }
            }
        }
    }
}

double potential_kwh(const std::vector<BuildingRecord>& buildings, double reported_kwh) {
    std::vector<const BuildingRecord*> all;
    for (const BuildingRecord& b : buildings) {
        all.push_back(&b);
    }
    AreaStatistics statistics;
    statistics.set("electricity", 2024, 1e6);
    if (reported_kwh >= 0.0) {
        statistics.set("pv_generation", 2024, reported_kwh);
    }
    return account_of(statistics, all, {}).pv.potential_kwh;
}

TEST(AreaAccount, ReportedPvThatNoBuildingTellsLiesOnOpenRoofsAndIsNotCountedTwice) {
    const std::vector<BuildingRecord> buildings{building("a", BuildingClass::school, 600.0, untold),
                                                building("b", BuildingClass::school, 400.0, untold)};
    const double fits_kwh = buildings[0].amounts.energy_ac_kwh + buildings[1].amounts.energy_ac_kwh;
    EXPECT_NEAR(potential_kwh(buildings, -1.0), fits_kwh, 1e-6);
    EXPECT_NEAR(potential_kwh(buildings, 0.3 * fits_kwh), fits_kwh, 1e-6);
    EXPECT_NEAR(potential_kwh(buildings, 1.5 * fits_kwh), 1.5 * fits_kwh, 1e-6) << "what is there is there";
}

TEST(AreaAccount, PvThatABuildingTellsTakesTheRoofOfSoMuchOfItsOwnModules) {
    const std::vector<BuildingRecord> buildings{building("a", BuildingClass::school, 600.0, 90.0),
                                                building("b", BuildingClass::school, 400.0, 0.0)};
    const double fits_kwh = buildings[0].amounts.energy_ac_kwh + buildings[1].amounts.energy_ac_kwh;
    EXPECT_NEAR(potential_kwh(buildings, -1.0), fits_kwh, 1e-6);
    EXPECT_NEAR(potential_kwh(buildings, 0.8 * fits_kwh), fits_kwh, 1e-6);
    // A quarter of the first roof is told; the area reports that it gives half as much as new modules would.
    const double buildings_pv_kwh = 0.25 * buildings[0].amounts.energy_ac_kwh;
    EXPECT_NEAR(potential_kwh(buildings, 0.5 * buildings_pv_kwh), fits_kwh - 0.5 * buildings_pv_kwh, 1e-6);
}

TEST(AreaAccount, SavedCoalGoesByTheRateOfTheStatisticsYear) {
    const auto buildings = city(Telling::all);
    const auto rows = statistics({false, false, false});
    double kwh = 0.0;
    for (const BuildingRecord& b : buildings) {
        kwh += b.amounts.energy_ac_kwh;
    }
    const Answers of_2020(buildings, rows, example_policy_options());
    EXPECT_NEAR(*of_2020.potential("all", "standard_coal_saved_coal_equivalent"), kwh * 0.3055e-3, 1e-9);
    const Answers without(buildings, {}, example_policy_options());
    EXPECT_NEAR(*without.potential("all", "standard_coal_saved_coal_equivalent"), kwh * 0.3024e-3, 1e-9);
}

TEST(AreaAccount, TheRateAndTheAmountThatReachesItAreInverse) {
    for (const bool on_top : {false, true}) {
        EXPECT_NEAR(substitution_pct(replaced_for_rate_tce(8.0, 1229.0, on_top), 1229.0, on_top), 8.0, 1e-12);
    }
    EXPECT_TRUE(std::isnan(substitution_pct(0.0, 0.0, true))) << "a share of nothing";
}

}  // namespace
}  // namespace sunshed
