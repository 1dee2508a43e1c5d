#include "sunshed/policy/scenario.hpp"
#include "figures_of_a_place.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunshed {
namespace {

std::vector<BuildingRecord> buildings() {
    std::vector<BuildingRecord> all;
    for (const char* zone : {"A", "B", "B"}) {
        BuildingRecord r;
        r.facts.zone_id = zone;
        r.facts.building_class = BuildingClass::school;
        r.facts.vintage = Vintage::new_building;
        r.facts.footprint_area_m2 = 1000.0;
        r.amounts.array_area_m2 = 600.0;
        r.amounts.module_area_m2 = 360.0;
        r.amounts.capacity_kwp = 80.0;
        r.amounts.energy_ac_kwh = 90000.0;
        all.push_back(r);
    }
    return all;
}

std::vector<StatisticsRow> statistics() {
    std::vector<StatisticsRow> rows;
    for (const char* zone : {"A", "B"}) {
        const double scale = zone[0] == 'A' ? 1.0 : 3.0;
        rows.push_back({zone, 2024, "electricity", 1e6 * scale, ""});
        rows.push_back({zone, 2024, "heat", 10000.0 * scale, ""});
        rows.push_back({zone, 2024, "gas", 10000.0 * scale, ""});
        rows.push_back({zone, 2024, "coal", 100.0 * scale, ""});
        rows.push_back({zone, 2024, "lpg", 0.0, ""});
    }
    return rows;
}

std::vector<ScenarioResult> compute(const Scenario& scenario, const PolicyOptions& options = example_policy_options()) {
    const auto records = buildings();
    const std::vector<ZoneInfo> zones{{"A", "甲"}, {"B", "乙"}};
    const auto rows = statistics();
    return compute_scenarios({records, zones, rows, {}}, {scenario}, options);
}

TEST(Scenarios, OneWithoutChangesGivesTheIndicatorsOfToday) {
    const auto records = buildings();
    const std::vector<ZoneInfo> zones{{"A", "甲"}, {"B", "乙"}};
    const auto rows = statistics();
    const auto results = compute({"now", 2025});
    ASSERT_EQ(results.size(), 3U);
    for (const Indicator& row : compute_indicators({records, zones, rows, {}}, example_policy_options())) {
        const bool is_actual = row.kind == FigureKind::actual;
        if (row.is_alternative || (!is_actual && row.kind != FigureKind::potential_p50)) {
            continue;
        }
        const ScenarioResult& result = results[row.zone_id == "A" ? 0 : row.zone_id == "B" ? 1 : 2];
        if (!is_actual && row.indicator.id == IndicatorId::substitution_calorific) {
            EXPECT_NEAR(*result.substitution_calorific_pct, *row.value, 1e-9);
        } else if (!is_actual && row.indicator.id == IndicatorId::substitution_coal_equivalent) {
            EXPECT_NEAR(*result.substitution_coal_equivalent_pct, *row.value, 1e-9);
        } else if (row.indicator.id == IndicatorId::electricity_share_calorific && row.target_year == 2025) {
            EXPECT_NEAR(*result.electricity_share_calorific_pct, *row.value, 1e-9);
        } else if (!is_actual && row.indicator == IndicatorKey(IndicatorId::pv_coverage_c1)) {
            EXPECT_NEAR(*result.coverage_c1_pct, *row.value, 1e-9);
        } else if (row.indicator.id == IndicatorId::operation_carbon) {
            EXPECT_NEAR(*result.operation_carbon_t, *row.value, 1e-9);
        } else if (row.indicator.id == IndicatorId::pv_capacity) {
            EXPECT_NEAR(result.capacity_kwp, *row.value, 1e-9);
        }
    }
}

TEST(Scenarios, BetterModulesAndHalfTheRoofsScaleWhatTheyTouch) {
    Scenario scenario{"2030", 2030};
    scenario.adoption_pct = 50.0;
    scenario.module_power_factor = 1.2;
    const auto results = compute(scenario);
    EXPECT_NEAR(results[2].capacity_kwp, 3 * 80.0 * 0.5 * 1.2, 1e-9);
    EXPECT_NEAR(results[2].energy_kwh, 3 * 90000.0 * 0.5 * 1.2, 1e-9);
    EXPECT_NEAR(*results[2].coverage_c1_pct, 30.0, 1e-9);
}

TEST(Scenarios, NewFloorIsSharedOutAndTheZonesAddUpToTheWhole) {
    Scenario scenario{"2030", 2030};
    scenario.new_floor_area_m2 = 40000.0;
    scenario.retrofit_area_m2 = 8000.0;
    const auto results = compute(scenario);
    // B uses three times the electricity: three quarters of the new floor, 30,000 m2 over six storeys.
    EXPECT_NEAR(results[1].capacity_kwp, 2 * 80.0 + 30000.0 / 6.0 * 0.5 * 80.0 / 600.0, 1e-9);
    EXPECT_NEAR(*results[2].energy_use_calorific_tce,
                *results[0].energy_use_calorific_tce + *results[1].energy_use_calorific_tce, 1e-9);
    EXPECT_NEAR(results[2].capacity_kwp, results[0].capacity_kwp + results[1].capacity_kwp, 1e-9);
    const double heat_gj = 40000.0 + 40000.0 * 0.25 - 8000.0 * 0.15;
    const double electricity_kwh = 4e6 + 40000.0 * 45.0;
    const double use = electricity_kwh * 0.1229e-3 + heat_gj * 34.12e-3 + 40000.0 * 1.2143e-3 + 400.0 * 0.7143;
    EXPECT_NEAR(*results[2].energy_use_calorific_tce, use, 1e-9);
}

TEST(Scenarios, ElectrifiedCoalBecomesElectricityOfHeatPumps) {
    Scenario scenario{"2030", 2030};
    scenario.electrify_coal_pct = 100.0;
    scenario.heat_pump_performance = 2.5;
    const auto results = compute(scenario);
    // 100 t of 20.908 GJ/t in boilers of 70 % gave 1463.56 GJ.
    const double heat_gj = 100.0 * 20.908 * 0.70;
    const double electricity_tce = (1e6 + heat_gj / 3.6e-3 / 2.5) * 0.1229e-3;
    const double use = electricity_tce + 341.2 + 12.143;
    EXPECT_NEAR(*results[0].energy_use_calorific_tce, use, 1e-6);
    EXPECT_NEAR(*results[0].electricity_share_calorific_pct, 100.0 * electricity_tce / use, 1e-6);
    const double pumped = heat_gj / (29.307 * 0.70) - heat_gj / 3.6e-3 / 2.5 * 0.1229e-3;
    const double replaced = 90000.0 * 0.1229e-3 + pumped;
    EXPECT_NEAR(*results[0].substitution_calorific_pct, 100.0 * replaced / (use + replaced), 1e-6);
}

TEST(Scenarios, WithoutStatisticsTheEnergyHasNoDataAndTheRoofsHave) {
    const auto records = buildings();
    const std::vector<ZoneInfo> zones{{"A", "甲"}, {"B", "乙"}};
    const auto results = compute_scenarios({records, zones, {}, {}}, {{"now", 2025}}, example_policy_options());
    EXPECT_FALSE(results[2].substitution_calorific_pct);
    ASSERT_EQ(results[2].missing.size(), 1U);
    EXPECT_EQ(std::get<reason::MissingStatistics>(results[2].missing[0]).items.size(), 5U);
    EXPECT_TRUE(results[2].coverage_c1_pct);
    EXPECT_GT(results[2].capacity_kwp, 0.0);
}

}  // namespace
}  // namespace sunshed
