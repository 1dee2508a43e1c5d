#include "sunshed/policy/indicators.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "figures_of_a_place.hpp"
#include "sunshed/catalogue/indicator_words.hpp"

namespace sunshed {
namespace {

BuildingRecord record(const std::string& id, const std::string& zone, BuildingClass building_class, Vintage vintage,
                      double footprint, double array) {
    BuildingRecord r;
    r.facts.building_id = id;
    r.facts.zone_id = zone;
    r.facts.building_class = building_class;
    r.facts.vintage = vintage;
    r.facts.footprint_area_m2 = footprint;
    r.amounts.usable_ground_area_m2 = 0.8 * footprint;
    r.amounts.array_area_m2 = array;
    r.amounts.module_area_m2 = 0.6 * array;
    r.amounts.module_plan_area_m2 = 0.5 * array;
    r.amounts.module_count = array > 0.0 ? 10 : 0;
    r.amounts.energy_ac_kwh = 100.0 * array;
    r.facts.existing_pv_m2 = 10.0;
    return r;
}

const std::vector<ZoneInfo> zones{{"A", "甲区"}, {"B", "乙区"}};
const std::vector<BuildingRecord> buildings{
    record("1", "A", BuildingClass::school, Vintage::new_building, 1000.0, 600.0),
    record("2", "A", BuildingClass::factory, Vintage::new_building, 3000.0, 1200.0),
    record("3", "A", BuildingClass::school, Vintage::existing, 5000.0, 4000.0),
    record("4", "B", BuildingClass::residential, Vintage::new_building, 2000.0, 1500.0),
};

std::vector<Indicator> indicators(const std::vector<BuildingRecord>& records,
                                  const std::vector<StatisticsRow>& statistics = {},
                                  const PolicyOptions& options = example_policy_options(),
                                  const std::vector<Target>& own_targets = {}) {
    return compute_indicators({records, zones, statistics, own_targets}, options);
}

const Indicator& row(const std::vector<Indicator>& all, const std::string& zone, const std::string& id, int year = 0) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Indicator& i) {
        return i.zone_id == zone && to_string(i.indicator) == id && (year == 0 || i.year == year);
    });
    EXPECT_NE(found, all.end()) << zone << " " << id;
    return *found;
}

TEST(Indicators, CoverageCountsNewPublicInstitutionsAndFactoriesByArea) {
    const auto all = indicators(buildings);
    const Indicator& c1 = row(all, "A", "pv_coverage_c1");
    EXPECT_DOUBLE_EQ(*c1.value, 45.0);  // (600 + 1200) / (1000 + 3000), not the mean of 60 and 40
    EXPECT_EQ(c1.status, IndicatorStatus::on_track);
    EXPECT_EQ(*c1.target, 50.0);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c2").value, 22.5);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c3").value, 56.25);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c4").value, 100.0);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_existing").value, 0.5);
    EXPECT_EQ(row(all, "A", "pv_coverage_existing").status, IndicatorStatus::short_of);
    EXPECT_DOUBLE_EQ(*row(all, "A", "pv_coverage_c1_existing_public_institution").value, 80.0);
}

TEST(Indicators, AZoneWithoutSuchBuildingsHasNoDataAndNotZero) {
    const Indicator none = row(indicators(buildings), "B", "pv_coverage_c1");
    EXPECT_FALSE(none.value);
    EXPECT_EQ(none.status, IndicatorStatus::no_data);
}

TEST(Indicators, ExistingPvThatNobodyToldIsNoDataAndNotZero) {
    auto untold = buildings;
    for (BuildingRecord& r : untold) {
        r.facts.existing_pv_m2 = std::numeric_limits<double>::quiet_NaN();
    }
    const auto all = indicators(untold);
    EXPECT_EQ(row(all, "A", "pv_coverage_existing").status, IndicatorStatus::no_data);
    EXPECT_FALSE(row(all, "A", "pv_coverage_existing").value);
    EXPECT_TRUE(std::none_of(all.begin(), all.end(),
                             [](const Indicator& i) { return i.indicator == IndicatorKey(IndicatorId::existing_pv); }));
}

/// The remark of a kind that a row has.
template <class Kind>
Kind remark_of(const Indicator& indicator) {
    for (const Remark& remark : indicator.remarks) {
        if (const Kind* found = std::get_if<Kind>(&remark)) {
            return *found;
        }
    }
    ADD_FAILURE() << to_string(indicator.indicator) << " has no such remark";
    return {};
}

TEST(Indicators, HaveAReasonExactlyWhereTheyHaveNoValue) {
    int missing = 0;
    for (const auto& given : {std::vector<StatisticsRow>(), {{"all", 2024, "transformer_capacity", 0.0, ""}}}) {
        for (const Indicator& indicator : indicators(buildings, given)) {
            EXPECT_EQ(indicator.reason.has_value(), !indicator.value) << to_string(indicator.indicator);
            missing += indicator.value ? 0 : 1;
        }
    }
    EXPECT_GT(missing, 100);
}

TEST(Indicators, MissingStatisticsAreNamed) {
    const Indicator missing =
        row(indicators(buildings, {{"A", 2024, "electricity", 1000.0, ""}}), "A", "substitution_calorific");
    EXPECT_FALSE(missing.value);
    EXPECT_EQ(missing.status, IndicatorStatus::no_data);
    std::vector<std::string> items;
    for (const Bilingual& item : std::get<reason::MissingStatistics>(missing.reason.value()).items) {
        items.push_back(item.en);
    }
    EXPECT_EQ(items, (std::vector<std::string>{"central heat", "natural gas", "raw coal", "liquefied petroleum gas"}));
    EXPECT_EQ(sentence_of(*missing.reason).zh, "缺少统计：集中供热量、天然气、散煤、液化石油气");
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
    const auto all = indicators(buildings, statistics());
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
    const auto all = indicators(buildings, statistics());
    for (const char* id : {"pv_coverage_c1", "substitution_calorific", "pv_energy", "building_count"}) {
        const Indicator& whole = row(all, "all", id);
        // A zone without such buildings has neither: it adds nothing.
        const auto number = [](const Indicator& i) { return i.numerator ? *i.numerator : i.value.value_or(0.0); };
        EXPECT_NEAR(number(whole), number(row(all, "A", id)) + number(row(all, "B", id)), 1e-9) << id;
    }
}

TEST(Indicators, FactoriesCountForSubstitutionWhenAskedFor) {
    PolicyOptions options = example_policy_options();
    options.factories_in_substitution = true;
    EXPECT_GT(*row(indicators(buildings, statistics(), options), "A", "substitution_calorific").value,
              *row(indicators(buildings, statistics()), "A", "substitution_calorific").value);
}

TEST(Indicators, EveryDefinitionHasARow) {
    std::set<IndicatorId> told;
    for (const Indicator& i : indicators(buildings, statistics())) {
        EXPECT_EQ(i.status == IndicatorStatus::no_data, !i.value) << to_string(i.indicator);
        told.insert(i.indicator.id);
    }
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        EXPECT_TRUE(told.contains(definition.value)) << definition.id;
    }
}

TEST(Indicators, AGapIsWhatATargetLacksWhicheverWayIsBetter) {
    const std::vector<Target> own{{IndicatorId::coal_heat_share, 2025, 70.0, "A", "区政府文件", true}};
    const std::vector<StatisticsRow> rows{{"A", 2024, "coal_heat_share", 85.0, ""},
                                          {"A", 2024, "prefab_share", 31.0, ""}};
    const auto all = indicators(buildings, rows, example_policy_options(), own);
    EXPECT_DOUBLE_EQ(*row(all, "A", "coal_heat_share", 2025).gap, 15.0);
    EXPECT_EQ(row(all, "A", "coal_heat_share", 2025).status, IndicatorStatus::on_track);
    EXPECT_DOUBLE_EQ(*row(all, "A", "prefab_share", 2025).gap, 0.0);
    EXPECT_DOUBLE_EQ(*row(all, "A", "prefab_share", 2030).gap, 9.0);
    EXPECT_FALSE(row(all, "B", "prefab_share", 2025).gap);
}

TEST(Indicators, TrackedFiguresAreReadAndHeldAgainstTheTargetOfEachYear) {
    const auto all =
        indicators(buildings, {{"A", 2023, "prefab_share", 28.0, ""}, {"A", 2024, "prefab_share", 31.0, ""}});
    EXPECT_EQ(*row(all, "A", "prefab_share", 2025).value, 31.0);
    EXPECT_EQ(row(all, "A", "prefab_share", 2025).status, IndicatorStatus::met);
    EXPECT_EQ(row(all, "A", "prefab_share", 2030).status, IndicatorStatus::short_of);
    EXPECT_EQ(row(all, "A", "prefab_share", 2025).basis, IndicatorBasis::reported);
    EXPECT_EQ(remark_of<remark::ExpectedOfAll>(row(all, "A", "prefab_share", 2025)).scope, "provincial target applied");
    EXPECT_EQ(row(all, "B", "prefab_share", 2025).status, IndicatorStatus::no_data);
    // Shares of zones do not add up to one of the whole.
    EXPECT_EQ(row(all, "all", "prefab_share", 2025).status, IndicatorStatus::no_data);
}

TEST(Indicators, SumsOfTheProvinceAreAskedOfTheProvinceAlone) {
    const std::vector<StatisticsRow> rows{{"all", 2024, "uleb_new_area", 4.6e6, ""}};
    const auto target_of = [&](const std::string& code) {
        PolicyOptions options = example_policy_options();
        options.area_code = code;
        return row(indicators(buildings, rows, options), "all", "uleb_new_area");
    };
    EXPECT_EQ(*target_of("230000").target, 7.8e6);
    EXPECT_EQ(target_of("230000").status, IndicatorStatus::short_of);
    EXPECT_EQ(*target_of("230100").target, 4.5e6);
    EXPECT_EQ(target_of("230100").status, IndicatorStatus::met);
    EXPECT_FALSE(target_of("").target);
    EXPECT_EQ(target_of("").status, IndicatorStatus::no_target);
    EXPECT_EQ(remark_of<remark::TargetElsewhere>(target_of("")).scope, "230000");
}

TEST(Indicators, TheUsersOwnTargetsGoBeforeThePlans) {
    const std::vector<Target> own{{IndicatorId::pv_coverage_c1, 2025, 40.0, "A", "区政府文件", true}};
    const auto all = indicators(buildings, {}, example_policy_options(), own);
    EXPECT_EQ(*row(all, "A", "pv_coverage_c1").target, 40.0);
    EXPECT_EQ(row(all, "A", "pv_coverage_c1").status, IndicatorStatus::met);
    EXPECT_EQ(remark_of<remark::ExpectedTarget>(row(all, "A", "pv_coverage_c1")).source, "区政府文件");
    EXPECT_EQ(*row(all, "all", "pv_coverage_c1").target, 50.0);
}

TEST(Indicators, TheCountyPilotCountsNewAndOldRoofsByItsOwnClasses) {
    const auto all = indicators(buildings);
    EXPECT_NEAR(*row(all, "A", "pilot_coverage_public").value, 100.0 * 4600.0 / 6000.0, 1e-9);
    EXPECT_EQ(*row(all, "A", "pilot_coverage_public").target, 40.0);
    EXPECT_EQ(row(all, "A", "pilot_coverage_public").year, 2023);
    EXPECT_NEAR(*row(all, "A", "pilot_coverage_industrial_commercial").value, 40.0, 1e-9);
    EXPECT_EQ(row(all, "A", "pilot_coverage_rural").status, IndicatorStatus::no_data);
}

TEST(Indicators, ExistingRenewablesStandApartFromPotential) {
    auto rows = statistics();
    rows.push_back({"A", 2024, "pv_generation", 1e5, ""});  // 12.29 tce
    const double use = 122.9 + 341.2 + 12.143 + 71.43;
    const auto all = indicators(buildings, rows);
    EXPECT_NEAR(*row(all, "A", "substitution_existing_calorific").value, 100.0 * 17.29 / (use + 17.29), 1e-9);
    EXPECT_LT(*row(all, "A", "substitution_existing_calorific").value, *row(all, "A", "substitution_calorific").value);
    // Half of it used in the buildings.
    rows.push_back({"A", 2024, "pv_self_consumption_share", 50.0, ""});
    const double used = 0.5 * 460000.0 * 0.1229 / 1000.0 + 5.0;
    EXPECT_NEAR(*row(indicators(buildings, rows), "A", "substitution_self_consumed_calorific").value,
                100.0 * used / (use + used), 1e-9);
}

TEST(Indicators, TheCoalRateIsThatOfTheStatisticsYear) {
    auto rows = statistics();
    for (StatisticsRow& r : rows) {
        r.year = 2020;
    }
    const double rest = 341.2 + 12.143 + 71.43;
    EXPECT_NEAR(*row(indicators(buildings, rows), "A", "electricity_share_coal_equivalent", 2025).value,
                100.0 * 305.5 / (305.5 + rest), 1e-9);
    PolicyOptions fixed = example_policy_options();
    fixed.coal_rate_by_year = false;
    EXPECT_NEAR(*row(indicators(buildings, rows, fixed), "A", "electricity_share_coal_equivalent", 2025).value,
                100.0 * 302.4 / (302.4 + rest), 1e-9);
}

TEST(Indicators, TheElectricityShareHasAStraightPathToItsTargetOf2030) {
    const auto all = indicators(buildings, statistics());
    const double now = *row(all, "A", "electricity_share_calorific", 2025).value;
    EXPECT_NEAR(*row(all, "A", "electricity_share_path_calorific", 2024).value, now, 1e-9);
    EXPECT_NEAR(*row(all, "A", "electricity_share_path_calorific", 2027).value, (now + 65.0) / 2.0, 1e-9);
    EXPECT_NEAR(*row(all, "A", "electricity_share_path_calorific", 2030).value, 65.0, 1e-9);
}

TEST(Indicators, TheWholeAddsUpYearsThatEveryZoneReportsAndNeverMixesThem) {
    auto rows = statistics();
    for (StatisticsRow r : statistics()) {
        if (r.zone_id == "B") {
            r.year = 2025;
            r.value *= 3.0;
            rows.push_back(r);
        }
    }
    const auto all = indicators(buildings, rows);
    EXPECT_NEAR(*row(all, "all", "building_energy_calorific").value, 2.0 * (122.9 + 341.2 + 12.143 + 71.43), 1e-9);
    EXPECT_NEAR(*row(all, "B", "building_energy_calorific").value, 3.0 * (122.9 + 341.2 + 12.143 + 71.43), 1e-9);
}

TEST(Indicators, CarbonPeaksInTheReportedYearWithTheMost) {
    std::vector<StatisticsRow> rows;
    const double electricity[] = {1e6, 2e6, 1.5e6};
    for (int i = 0; i < 3; ++i) {
        for (const char* item : {"heat", "gas", "coal", "lpg"}) {
            rows.push_back({"A", 2022 + i, item, 0.0, ""});
        }
        rows.push_back({"A", 2022 + i, "electricity", electricity[i], ""});
    }
    const auto all = indicators(buildings, rows);
    EXPECT_NEAR(*row(all, "A", "operation_carbon").value, 1.5e6 * 0.5229 / 1000.0, 1e-9);
    EXPECT_EQ(*row(all, "A", "carbon_peak_year").value, 2023.0);
    EXPECT_EQ(row(all, "A", "carbon_peak_year").status, IndicatorStatus::met);
}

TEST(NestedZones, BuildingsAndStatisticsCountForEveryZoneAroundTheirs) {
    const std::vector<ZoneInfo> nested{{"city", "市"}, {"A", "甲区", "city"}, {"B", "乙区", "city"}};
    const auto all = compute_indicators({buildings, nested, statistics(), {}}, example_policy_options());
    EXPECT_EQ(*row(all, "city", "building_count").value, 4.0);
    EXPECT_EQ(*row(all, "city", "pv_coverage_c1").value, *row(all, "A", "pv_coverage_c1").value);
    EXPECT_NEAR(*row(all, "city", "building_energy_calorific").value,
                *row(all, "A", "building_energy_calorific").value + *row(all, "B", "building_energy_calorific").value,
                1e-9);
    EXPECT_EQ(*row(all, "all", "building_energy_calorific").value,
              *row(all, "city", "building_energy_calorific").value);
    EXPECT_EQ(*row(all, "all", "zone_levels").value, 2.0);
    const auto summaries = summarise_zones(buildings, nested);
    EXPECT_EQ(summaries[0].total.building_count, 4);
    EXPECT_EQ(summaries[1].total.building_count, 3);
}

TEST(ZoneSummary, SumsByZoneAndClass) {
    const auto zones_and_whole = summarise_zones(buildings, zones);
    ASSERT_EQ(zones_and_whole.size(), 3U);
    EXPECT_EQ(zones_and_whole[0].by_class.at(BuildingClass::school).building_count, 2);
    EXPECT_EQ(zones_and_whole[2].total.building_count, 4);
    EXPECT_DOUBLE_EQ(zones_and_whole[2].total.amounts.energy_ac_kwh,
                     zones_and_whole[0].total.amounts.energy_ac_kwh + zones_and_whole[1].total.amounts.energy_ac_kwh);
}

}  // namespace
}  // namespace sunshed
