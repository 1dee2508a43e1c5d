#include "sunshed/policy/indicators.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace sunshed {
namespace {

BuildingRecord record(const std::string& id, const std::string& zone, BuildingClass building_class, Vintage vintage,
                      double footprint, double array) {
    BuildingRecord r;
    r.building_id = id;
    r.zone_id = zone;
    r.building_class = building_class;
    r.vintage = vintage;
    r.footprint_area_m2 = footprint;
    r.usable_ground_area_m2 = 0.8 * footprint;
    r.array_area_m2 = array;
    r.module_plan_area_m2 = 0.5 * array;
    r.module_count = array > 0.0 ? 10 : 0;
    r.energy_ac_kwh = 100.0 * array;
    r.existing_pv_m2 = 10.0;
    return r;
}

const std::vector<ZoneInfo> zones{{"A", "甲区"}, {"B", "乙区"}};
const std::vector<BuildingRecord> buildings{
    record("1", "A", BuildingClass::school, Vintage::new_building, 1000.0, 600.0),
    record("2", "A", BuildingClass::factory, Vintage::new_building, 3000.0, 1200.0),
    record("3", "A", BuildingClass::school, Vintage::existing, 5000.0, 4000.0),
    record("4", "B", BuildingClass::residential, Vintage::new_building, 2000.0, 1500.0),
};

const Indicator& row(const std::vector<Indicator>& all, const std::string& zone, const std::string& id, int year = 0) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Indicator& i) {
        return i.zone_id == zone && i.indicator == id && (year == 0 || i.year == year);
    });
    EXPECT_NE(found, all.end()) << zone << " " << id;
    return *found;
}

TEST(Indicators, CoverageCountsNewPublicInstitutionsAndFactoriesByArea) {
    const auto all = compute_indicators(buildings, zones, {}, {});
    const Indicator& c1 = row(all, "A", "pv_coverage_c1");
    EXPECT_DOUBLE_EQ(*c1.value, 45.0);  // (600 + 1200) / (1000 + 3000), not the mean of 60 and 40
    EXPECT_EQ(c1.status, "on track");
    EXPECT_EQ(*c1.target, 50.0);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c2").value, 22.5);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c3").value, 56.25);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c4").value, 100.0);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_existing").value, 0.5);
    EXPECT_EQ(row(all, "A", "pv_coverage_existing").status, "short");
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c1_existing_public_institution").value, 80.0);
}

TEST(Indicators, AZoneWithoutSuchBuildingsHasNoDataAndNotZero) {
    const Indicator none = row(compute_indicators(buildings, zones, {}, {}), "B", "pv_coverage_c1");
    EXPECT_FALSE(none.value);
    EXPECT_EQ(none.status, "no data");
}

TEST(Indicators, ExistingPvThatNobodyToldIsNoDataAndNotZero) {
    auto untold = buildings;
    for (BuildingRecord& r : untold) {
        r.existing_pv_m2 = std::numeric_limits<double>::quiet_NaN();
    }
    const auto all = compute_indicators(untold, zones, {}, {});
    EXPECT_EQ(row(all, "A", "pv_coverage_existing").status, "no data");
    EXPECT_FALSE(row(all, "A", "pv_coverage_existing").value);
    EXPECT_TRUE(std::none_of(all.begin(), all.end(), [](const Indicator& i) { return i.indicator == "existing_pv"; }));
}

TEST(Indicators, MissingStatisticsAreNamed) {
    const Indicator missing = row(compute_indicators(buildings, zones, {{"A", 2024, "electricity", 1000.0, ""}}, {}),
                                  "A", "substitution_calorific");
    EXPECT_FALSE(missing.value);
    EXPECT_EQ(missing.status, "no data");
    EXPECT_NE(missing.note.find("heat"), std::string::npos);
    EXPECT_EQ(missing.note.find("electricity"), std::string::npos);
}

std::vector<StatisticsRow> statistics() {
    std::vector<StatisticsRow> rows;
    for (const char* zone : {"A", "B"}) {
        rows.push_back({zone, 2024, "electricity", 1e6, ""});  // 122.9 or 302.4 tce
        rows.push_back({zone, 2024, "heat", 10000.0, ""});     // 341.2 tce
        rows.push_back({zone, 2024, "gas", 10000.0, ""});      // 12.143 tce
        rows.push_back({zone, 2024, "coal", 100.0, ""});       // 71.43 tce
        rows.push_back({zone, 2024, "lpg", 0.0, ""});
        rows.push_back({zone, 2024, "heat_pump", 5.0, ""});
    }
    return rows;
}

TEST(Indicators, SubstitutionIsTheHandComputedOneInBothConventions) {
    const auto all = compute_indicators(buildings, zones, statistics(), {});
    // Zone A: schools give 460,000 kWh, the factory does not count.
    const double calorific = 460000.0 * 0.1229 / 1000.0 + 5.0;
    const double use = 122.9 + 341.2 + 12.143 + 71.43;
    EXPECT_NEAR(*row(all, "A", "substitution_calorific").value, 100.0 * calorific / (use + calorific), 1e-9);
    const double equivalent = 460000.0 * 0.3024 / 1000.0 + 5.0;
    EXPECT_NEAR(*row(all, "A", "substitution_coal_equivalent").value,
                100.0 * equivalent / (302.4 + 341.2 + 12.143 + 71.43 + equivalent), 1e-9);
    EXPECT_NEAR(*row(all, "A", "electricity_share_calorific", 2025).value, 100.0 * 122.9 / use, 1e-9);
    EXPECT_EQ(*row(all, "A", "electricity_share_calorific", 2030).target, 65.0);
}

TEST(Indicators, TheWholeIsTheSumOfItsZones) {
    const auto all = compute_indicators(buildings, zones, statistics(), {});
    for (const char* id : {"pv_coverage_c1", "substitution_calorific", "pv_energy", "building_count"}) {
        const Indicator& whole = row(all, "all", id);
        const auto number = [](const Indicator& i) { return i.numerator ? *i.numerator : *i.value; };
        EXPECT_NEAR(number(whole), number(row(all, "A", id)) + number(row(all, "B", id)), 1e-9) << id;
    }
}

TEST(Indicators, FactoriesCountForSubstitutionWhenAskedFor) {
    PolicyOptions options;
    options.factories_in_substitution = true;
    EXPECT_GT(*row(compute_indicators(buildings, zones, statistics(), options), "A", "substitution_calorific").value,
              *row(compute_indicators(buildings, zones, statistics(), {}), "A", "substitution_calorific").value);
}

TEST(ZoneSummary, SumsByZoneAndClass) {
    const auto zones_and_whole = summarise_zones(buildings, zones);
    ASSERT_EQ(zones_and_whole.size(), 3U);
    EXPECT_EQ(zones_and_whole[0].by_class.at(BuildingClass::school).building_count, 2);
    EXPECT_EQ(zones_and_whole[2].total.building_count, 4);
    EXPECT_DOUBLE_EQ(zones_and_whole[2].total.energy_ac_kwh,
                     zones_and_whole[0].total.energy_ac_kwh + zones_and_whole[1].total.energy_ac_kwh);
}

}  // namespace
}  // namespace sunshed
