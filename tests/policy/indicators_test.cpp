#include "sunshed/policy/indicators.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "figures_of_a_place.hpp"
#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/policy/standing.hpp"

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

/// @param year  of the target; 0 = the first
const Indicator& row(const std::vector<Indicator>& all, const std::string& zone, const std::string& id, FigureKind kind,
                     int year = 0) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Indicator& i) {
        return i.zone_id == zone && to_string(i.indicator) == id && i.kind == kind &&
               (year == 0 || i.target_year == year);
    });
    EXPECT_NE(found, all.end()) << zone << " " << id << " " << to_string(kind);
    return *found;
}
/// What stands, and what could.
const Indicator& actual(const std::vector<Indicator>& all, const std::string& zone, const std::string& id,
                        int year = 0) {
    return row(all, zone, id, FigureKind::actual, year);
}
const Indicator& potential(const std::vector<Indicator>& all, const std::string& zone, const std::string& id,
                           int year = 0) {
    return row(all, zone, id, FigureKind::potential_p50, year);
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

TEST(Indicators, CoverageCountsNewPublicInstitutionsAndFactoriesByArea) {
    const auto all = indicators(buildings);
    const Indicator& c1 = potential(all, "A", "pv_coverage_c1");
    EXPECT_DOUBLE_EQ(*c1.value, 45.0);  // (600 + 1200) / (1000 + 3000), not the mean of 60 and 40
    EXPECT_EQ(c1.status, IndicatorStatus::not_feasible);
    EXPECT_EQ(*c1.target, 50.0);
    EXPECT_DOUBLE_EQ(*potential(all, "A", "pv_coverage_c2").value, 22.5);
    EXPECT_DOUBLE_EQ(*potential(all, "A", "pv_coverage_c3").value, 56.25);
    EXPECT_EQ(potential(all, "A", "pv_coverage_c3").status, IndicatorStatus::feasible);
    EXPECT_DOUBLE_EQ(*potential(all, "A", "pv_coverage_c4").value, 100.0);
    EXPECT_DOUBLE_EQ(*potential(all, "A", "pv_coverage_c1_existing_public_institution").value, 80.0);
}

TEST(Indicators, PvThatIsThereIsCountedInEachReadingByTheRoofsOwnRatios) {
    // 10 m2 of modules on each roof take 10 / 0.6 m2 under arrays and 10 * 0.5 / 0.6 m2 as seen from above.
    const auto all = indicators(buildings);
    EXPECT_NEAR(*actual(all, "A", "pv_coverage_c1").value, 100.0 * 2.0 * (10.0 / 0.6) / 4000.0, 1e-12);
    EXPECT_NEAR(*actual(all, "A", "pv_coverage_c2").value, 100.0 * 2.0 * (5.0 / 0.6) / 4000.0, 1e-12);
    EXPECT_NEAR(*actual(all, "A", "pv_coverage_c3").value, 100.0 * 2.0 * (10.0 / 0.6) / 3200.0, 1e-12);
    EXPECT_DOUBLE_EQ(*actual(all, "A", "pv_coverage_c4").value, 100.0);
    EXPECT_EQ(actual(all, "A", "pv_coverage_c1").status, IndicatorStatus::missed) << "2025 has come";
    EXPECT_EQ(actual(all, "A", "pv_coverage_c4").status, IndicatorStatus::met);
    EXPECT_EQ(actual(all, "A", "pv_coverage_c1").data_year, 2025);
}

TEST(Indicators, AFullyBuiltRoofIsFull) {
    auto full = buildings;
    for (BuildingRecord& r : full) {
        r.facts.existing_pv_m2 = r.amounts.module_area_m2;
    }
    const auto all = indicators(full);
    for (const char* id : {"pv_coverage_c1", "pv_coverage_c2", "pv_coverage_c3", "pv_coverage_c4"}) {
        EXPECT_NEAR(*actual(all, "A", id).value, *potential(all, "A", id).value, 1e-12) << id;
    }
}

TEST(Indicators, ARoofThatDoesNotTellItsPvCountsAsWithoutAndTheRowSaysSo) {
    auto some = buildings;
    some[1].facts.existing_pv_m2 = std::numeric_limits<double>::quiet_NaN();
    const auto all = indicators(some);
    const Indicator& c1 = actual(all, "A", "pv_coverage_c1");
    EXPECT_NEAR(*c1.value, 100.0 * (10.0 / 0.6) / 4000.0, 1e-12);
    EXPECT_EQ(remark_of<remark::ToldFor>(c1).told, 1);
    EXPECT_EQ(remark_of<remark::ToldFor>(c1).all, 2);
}

TEST(Indicators, BeforeTheTargetsYearThePathDecides) {
    PolicyOptions options = example_policy_options();
    options.year = 2023;  // from 0 in 2020 to 50 in 2025: 30 by now
    auto some = buildings;
    const auto with_c1 = [&](double pct) {
        some[0].facts.existing_pv_m2 = 0.6 * pct / 100.0 * 4000.0;
        some[1].facts.existing_pv_m2 = 0.0;
        return indicators(some, {}, options);
    };
    const auto status_at = [&](double pct) { return actual(with_c1(pct), "A", "pv_coverage_c1").status; };
    EXPECT_DOUBLE_EQ(*row(with_c1(1.0), "A", "pv_coverage_c1", FigureKind::required).value, 30.0);
    EXPECT_EQ(status_at(29.9), IndicatorStatus::behind);
    EXPECT_EQ(status_at(30.1), IndicatorStatus::on_schedule);
    EXPECT_EQ(status_at(50.1), IndicatorStatus::met);
}

TEST(Indicators, AZoneWithoutSuchBuildingsHasNoDataAndNotZero) {
    const Indicator none = potential(indicators(buildings), "B", "pv_coverage_c1");
    EXPECT_FALSE(none.value);
    EXPECT_EQ(none.status, IndicatorStatus::no_data);
}

TEST(Indicators, ExistingPvThatNobodyToldIsNoDataAndNotZero) {
    auto untold = buildings;
    for (BuildingRecord& r : untold) {
        r.facts.existing_pv_m2 = std::numeric_limits<double>::quiet_NaN();
    }
    const auto all = indicators(untold);
    EXPECT_EQ(actual(all, "A", "pv_coverage_c1").status, IndicatorStatus::no_data);
    EXPECT_FALSE(actual(all, "A", "pv_coverage_c1").value);
    EXPECT_TRUE(std::none_of(all.begin(), all.end(),
                             [](const Indicator& i) { return i.indicator == IndicatorKey(IndicatorId::existing_pv); }));
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
        actual(indicators(buildings, {{"A", 2024, "electricity", 1000.0, ""}}), "A", "substitution_calorific");
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
    EXPECT_NEAR(*potential(all, "A", "substitution_calorific").value, 100.0 * calorific / (use + calorific), 1e-9);
    const double equivalent = 460000.0 * 0.3024 / 1000.0 + 5.0;
    EXPECT_NEAR(*potential(all, "A", "substitution_coal_equivalent").value,
                100.0 * equivalent / (302.4 + 341.2 + 12.143 + 71.43 + equivalent), 1e-9);
    EXPECT_NEAR(*actual(all, "A", "electricity_share_calorific", 2025).value, 100.0 * 122.9 / use, 1e-9);
    EXPECT_EQ(*actual(all, "A", "electricity_share_calorific", 2030).target, 65.0);
}

TEST(Indicators, BothDenominatorsOfTheRateArePrintedTheProjectsOwnFirst) {
    const double calorific = 460000.0 * 0.1229 / 1000.0 + 5.0;
    const double use = 122.9 + 341.2 + 12.143 + 71.43;
    std::vector<double> values;
    for (const Indicator& i : indicators(buildings, statistics())) {
        if (i.zone_id == "A" && i.indicator == IndicatorKey(IndicatorId::substitution_calorific) &&
            i.kind == FigureKind::potential_p50) {
            values.push_back(*i.value);
            EXPECT_EQ(i.is_alternative, values.size() == 2);
            EXPECT_EQ(i.switches.front().which, PolicySwitch::onsite_renewables_in_use);
            EXPECT_EQ(i.switches.front().is_on, values.size() == 1);
        }
    }
    ASSERT_EQ(values.size(), 2U);
    EXPECT_NEAR(values[0], 100.0 * calorific / (use + calorific), 1e-9);
    EXPECT_NEAR(values[1], 100.0 * calorific / use, 1e-9);
}

TEST(Indicators, WhatPvAloneDoesNotReachSolarThermalAndHeatPumpsMay) {
    // Zone A, calorific: PV and others replace 61.534 of 547.673 + 61.534 tce, 10.1 %. There is no hot water (no floor
    // areas). Heat pumps take over 10,000 m3 of gas at 0.84 and 100 t of coal at 0.70: 298.94 + 1463.56 GJ, for
    // 222,538 kWh at 2.2; they replace 1762.50 / (29.307 * 0.7) - 27.350 = 58.564 tce.
    const double pumps = 1762.49920 / (29.307 * 0.7) - 222537.778 * 0.1229e-3;
    const double replaced = 460000.0 * 0.1229e-3 + 5.0 + pumps;
    const double use = 122.9 + 341.2 + 222537.778 * 0.1229e-3;
    const double expected = 100.0 * replaced / (use + replaced);
    PolicyOptions options = example_policy_options();
    const auto status_for = [&](double target) {
        options.targets.substitution_pct = target;
        return potential(indicators(buildings, statistics(), options), "A", "substitution_calorific");
    };
    EXPECT_EQ(status_for(10.0).status, IndicatorStatus::feasible);
    EXPECT_EQ(status_for(expected - 0.01).status, IndicatorStatus::feasible_with_three);
    EXPECT_EQ(status_for(expected + 0.01).status, IndicatorStatus::not_feasible);
    EXPECT_NEAR(remark_of<remark::MoreMeasures>(status_for(10.0)).heat_pumps_pct.value(), expected, 1e-6);
}

TEST(Indicators, APotentialHasItsNinthInTen) {
    auto spread = buildings;
    for (BuildingRecord& r : spread) {
        r.amounts.capacity_kwp = 1.0;
        r.economy.energy_kwh = r.amounts.energy_ac_kwh;
        r.economy.energy_sd_pct = 10.0;
        r.economy.spread_common_pct = 10.0;
        r.economy.spread_own_pct = 0.0;
    }
    const auto all = indicators(spread, statistics());
    const double share = 1.0 - 0.1 * 1.2815515655446004;
    EXPECT_NEAR(*row(all, "A", "pv_energy", FigureKind::potential_p90).value,
                share * *potential(all, "A", "pv_energy").value, 1e-6);
    // Zone A: the two schools, 60,000 and 400,000 kWh, each with 10 m2 of modules of 360 and 2400 that are there.
    const double open = 60000.0 * (1.0 - 10.0 / 360.0) + 400000.0 * (1.0 - 10.0 / 2400.0);
    const double there = 460000.0 - open;
    const double replaced = (there + share * open) * 0.1229e-3 + 5.0;
    EXPECT_NEAR(*row(all, "A", "substitution_calorific", FigureKind::potential_p90).value,
                100.0 * replaced / (547.673 + replaced), 1e-9);
}

TEST(Indicators, TheWholeIsTheSumOfItsZones) {
    const auto all = indicators(buildings, statistics());
    for (const char* id : {"pv_coverage_c1", "substitution_calorific", "pv_energy"}) {
        const Indicator& whole = potential(all, "all", id);
        // A zone without such buildings has neither: it adds nothing.
        const auto number = [](const Indicator& i) { return i.numerator ? *i.numerator : i.value.value_or(0.0); };
        EXPECT_NEAR(number(whole), number(potential(all, "A", id)) + number(potential(all, "B", id)), 1e-9) << id;
    }
}

TEST(Indicators, FactoriesCountForSubstitutionWhenAskedFor) {
    PolicyOptions options = example_policy_options();
    options.factories_in_substitution = true;
    EXPECT_GT(*potential(indicators(buildings, statistics(), options), "A", "substitution_calorific").value,
              *potential(indicators(buildings, statistics()), "A", "substitution_calorific").value);
}

TEST(Indicators, EveryDefinitionHasARow) {
    std::set<IndicatorId> told;
    for (const Indicator& i : indicators(buildings, statistics())) {
        EXPECT_EQ(i.value.has_value(), !i.reason.has_value()) << to_string(i.indicator);
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
    EXPECT_DOUBLE_EQ(*actual(all, "A", "coal_heat_share", 2025).gap, 15.0);
    EXPECT_EQ(actual(all, "A", "coal_heat_share", 2025).status, IndicatorStatus::behind);
    EXPECT_DOUBLE_EQ(*actual(all, "A", "prefab_share", 2025).gap, 0.0);
    EXPECT_DOUBLE_EQ(*actual(all, "A", "prefab_share", 2030).gap, 9.0);
    EXPECT_FALSE(actual(all, "B", "prefab_share", 2025).gap);
}

TEST(Indicators, TrackedFiguresAreReadAndHeldAgainstTheTargetOfEachYear) {
    const auto all =
        indicators(buildings, {{"A", 2023, "prefab_share", 28.0, ""}, {"A", 2024, "prefab_share", 31.0, ""}});
    EXPECT_EQ(*actual(all, "A", "prefab_share", 2025).value, 31.0);
    EXPECT_EQ(actual(all, "A", "prefab_share", 2025).status, IndicatorStatus::met);
    EXPECT_EQ(actual(all, "A", "prefab_share", 2030).status, IndicatorStatus::on_schedule);
    EXPECT_EQ(actual(all, "A", "prefab_share", 2025).basis, IndicatorBasis::reported);
    EXPECT_EQ(remark_of<remark::ExpectedOfAll>(actual(all, "A", "prefab_share", 2025)).scope,
              "provincial target applied");
    EXPECT_EQ(actual(all, "B", "prefab_share", 2025).status, IndicatorStatus::no_data);
    // Shares of zones do not add up to one of the whole.
    EXPECT_EQ(actual(all, "all", "prefab_share", 2025).status, IndicatorStatus::no_data);
}

TEST(Indicators, SumsOfTheProvinceAreAskedOfTheProvinceAlone) {
    const std::vector<StatisticsRow> rows{{"all", 2024, "uleb_new_area", 4.6e6, ""}};
    const auto target_of = [&](const std::string& code) {
        PolicyOptions options = example_policy_options();
        options.area_code = code;
        return actual(indicators(buildings, rows, options), "all", "uleb_new_area");
    };
    EXPECT_EQ(*target_of("230000").target, 7.8e6);
    EXPECT_EQ(target_of("230000").status, IndicatorStatus::behind);
    EXPECT_EQ(*target_of("230100").target, 4.5e6);
    EXPECT_EQ(target_of("230100").status, IndicatorStatus::met);
    EXPECT_FALSE(target_of("").target);
    EXPECT_EQ(target_of("").status, IndicatorStatus::no_target);
    EXPECT_EQ(remark_of<remark::TargetElsewhere>(target_of("")).scope, "230000");
}

TEST(Indicators, TheUsersOwnTargetsGoBeforeThePlans) {
    const std::vector<Target> own{{IndicatorId::pv_coverage_c1, 2025, 40.0, "A", "区政府文件", true}};
    const auto all = indicators(buildings, {}, example_policy_options(), own);
    EXPECT_EQ(*potential(all, "A", "pv_coverage_c1").target, 40.0);
    EXPECT_EQ(potential(all, "A", "pv_coverage_c1").status, IndicatorStatus::feasible);
    EXPECT_EQ(remark_of<remark::ExpectedTarget>(potential(all, "A", "pv_coverage_c1")).source, "区政府文件");
    EXPECT_EQ(row(all, "A", "pv_coverage_c1", FigureKind::required).tag, EvidenceTag::users);
    EXPECT_EQ(*potential(all, "all", "pv_coverage_c1").target, 50.0);
}

TEST(Indicators, AFigureOfTheTargetsYearStandsAgainstItAndNotALaterOrEarlierOne) {
    std::vector<StatisticsRow> rows{{"A", 2021, "commercial_housing_green_share", 61.0, ""},
                                    {"A", 2022, "commercial_housing_green_share", 72.0, ""},
                                    {"A", 2024, "commercial_housing_green_share", 85.0, ""}};
    const auto all = indicators(buildings, rows);
    const Indicator& first = actual(all, "A", "commercial_housing_green_share", 2022);
    EXPECT_EQ(*first.value, 72.0);
    EXPECT_EQ(first.data_year, 2022);
    EXPECT_EQ(first.status, IndicatorStatus::met);
    const Indicator& last = actual(all, "A", "commercial_housing_green_share", 2025);
    EXPECT_EQ(last.data_year, 2024);
    EXPECT_EQ(last.status, IndicatorStatus::behind) << "90 % by 2024";
    // A figure of 2019 says nothing of 2022.
    rows = {{"A", 2019, "commercial_housing_green_share", 65.0, ""}};
    EXPECT_EQ(actual(indicators(buildings, rows), "A", "commercial_housing_green_share", 2022).status,
              IndicatorStatus::cannot_be_told_yet);
}

TEST(Indicators, WithoutAPathToItsYearAFigureCannotBeJudged) {
    const auto all = indicators(buildings, statistics());
    EXPECT_EQ(actual(all, "A", "electricity_share_calorific", 2025).status, IndicatorStatus::cannot_be_told_yet);
    // With an earlier figure the path begins there: 22.4 % in 2022, so by 2024 two thirds of the way to 55 %.
    auto rows = statistics();
    for (StatisticsRow r : statistics()) {
        r.year = 2022;
        rows.push_back(r);
    }
    const auto with_past = indicators(buildings, rows);
    const double now = 100.0 * 122.9 / 547.673;
    EXPECT_EQ(actual(with_past, "A", "electricity_share_calorific", 2025).status, IndicatorStatus::behind);
    EXPECT_NEAR(*row(with_past, "A", "electricity_share_calorific", FigureKind::required, 2025).value,
                now + (55.0 - now) * 2.0 / 3.0, 1e-9);
}

TEST(Indicators, OverACeilingNothingIsOnSchedule) {
    const auto status_with = [](double ceiling_tce) {
        const std::vector<Target> own{{IndicatorId::building_energy_calorific, 2025, ceiling_tce, "A", "", true}};
        return actual(indicators(buildings, statistics(), example_policy_options(), own), "A",
                      "building_energy_calorific")
            .status;
    };
    EXPECT_EQ(status_with(470.0), IndicatorStatus::behind) << "547.7 of 2024 are 16.5 % over";
    EXPECT_EQ(status_with(547.0), IndicatorStatus::behind);
    EXPECT_EQ(status_with(548.0), IndicatorStatus::on_schedule) << "2025 is to come";
}

TEST(Indicators, APlaceholderThatTakesPartInAFigureShows) {
    PolicyOptions options = example_policy_options();
    const auto tag = [&](const char* id, FigureKind kind) {
        return row(indicators(buildings, statistics(), options), "A", id, kind).tag;
    };
    options.placeholders = {"pv.soiling_pct", "load.use_kwh_m2"};
    EXPECT_EQ(tag("pv_coverage_c1", FigureKind::potential_p50), EvidenceTag::derived);
    EXPECT_EQ(tag("pv_energy", FigureKind::potential_p50), EvidenceTag::placeholder);
    EXPECT_EQ(tag("substitution_calorific", FigureKind::actual), EvidenceTag::derived);
    EXPECT_EQ(tag("substitution_calorific", FigureKind::potential_p50), EvidenceTag::placeholder);
    options.placeholders = {"roof.aisle_m"};
    EXPECT_EQ(tag("pv_coverage_c1", FigureKind::potential_p50), EvidenceTag::placeholder);
}

TEST(Standings, ShowTheKindsOfAnIndicatorSideBySide) {
    const auto all = indicators(buildings, statistics());
    int found = 0;
    for (const Standing& standing : standings_of(all, "A")) {
        if (standing.headline().indicator == IndicatorKey(IndicatorId::substitution_calorific)) {
            ++found;
            EXPECT_EQ(standing.headline().kind, FigureKind::actual);
            EXPECT_EQ(standing.potential_p50->kind, FigureKind::potential_p50);
            EXPECT_EQ(standing.potential_p90->kind, FigureKind::potential_p90);
            EXPECT_NEAR(*standing.required->value, 7.6, 1e-12);  // from 6 in 2020 to 8 in 2025, in 2024
            EXPECT_FALSE(standing.actual->is_alternative);
        }
        EXPECT_NE(standing.headline().indicator, IndicatorKey(IndicatorId::electricity_share_path_calorific));
    }
    EXPECT_EQ(found, 1);
}

TEST(Indicators, TheCountyPilotCountsNewAndOldRoofsByItsOwnClasses) {
    const auto all = indicators(buildings);
    EXPECT_NEAR(*potential(all, "A", "pilot_coverage_public").value, 100.0 * 4600.0 / 6000.0, 1e-9);
    EXPECT_EQ(*potential(all, "A", "pilot_coverage_public").target, 40.0);
    EXPECT_EQ(potential(all, "A", "pilot_coverage_public").target_year, 2023);
    EXPECT_NEAR(*potential(all, "A", "pilot_coverage_industrial_commercial").value, 40.0, 1e-9);
    EXPECT_EQ(potential(all, "A", "pilot_coverage_rural").status, IndicatorStatus::no_data);
}

TEST(Indicators, ExistingRenewablesStandApartFromPotential) {
    auto rows = statistics();
    rows.push_back({"A", 2024, "pv_generation", 1e5, ""});  // 12.29 tce
    const double use = 122.9 + 341.2 + 12.143 + 71.43;
    const auto all = indicators(buildings, rows);
    EXPECT_NEAR(*actual(all, "A", "substitution_calorific").value, 100.0 * 17.29 / (use + 17.29), 1e-9);
    EXPECT_EQ(actual(all, "A", "substitution_calorific").data_year, 2024);
    EXPECT_LT(*actual(all, "A", "substitution_calorific").value, *potential(all, "A", "substitution_calorific").value);
    // Half of it used in the buildings.
    rows.push_back({"A", 2024, "pv_self_consumption_share", 50.0, ""});
    const double used = 0.5 * 460000.0 * 0.1229 / 1000.0 + 5.0;
    EXPECT_NEAR(*potential(indicators(buildings, rows), "A", "substitution_self_consumed_calorific").value,
                100.0 * used / (use + used), 1e-9);
}

TEST(Indicators, TheCoalRateIsThatOfTheStatisticsYear) {
    auto rows = statistics();
    for (StatisticsRow& r : rows) {
        r.year = 2020;
    }
    const double rest = 341.2 + 12.143 + 71.43;
    EXPECT_NEAR(*actual(indicators(buildings, rows), "A", "electricity_share_coal_equivalent", 2025).value,
                100.0 * 305.5 / (305.5 + rest), 1e-9);
    PolicyOptions fixed = example_policy_options();
    fixed.coal_rate_by_year = false;
    EXPECT_NEAR(*actual(indicators(buildings, rows, fixed), "A", "electricity_share_coal_equivalent", 2025).value,
                100.0 * 302.4 / (302.4 + rest), 1e-9);
}

TEST(Indicators, TheElectricityShareHasAStraightPathToItsTargetOf2030) {
    const auto all = indicators(buildings, statistics());
    const double now = *actual(all, "A", "electricity_share_calorific", 2025).value;
    const auto path_in = [&](int year) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Indicator& i) {
            return i.zone_id == "A" && to_string(i.indicator) == "electricity_share_path_calorific" &&
                   i.data_year == year;
        });
        return *found->value;
    };
    EXPECT_NEAR(path_in(2024), now, 1e-9);
    EXPECT_NEAR(path_in(2027), (now + 65.0) / 2.0, 1e-9);
    EXPECT_NEAR(path_in(2030), 65.0, 1e-9);
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
    EXPECT_NEAR(*actual(all, "all", "building_energy_calorific").value, 2.0 * (122.9 + 341.2 + 12.143 + 71.43), 1e-9);
    EXPECT_NEAR(*actual(all, "B", "building_energy_calorific").value, 3.0 * (122.9 + 341.2 + 12.143 + 71.43), 1e-9);
}

TEST(Indicators, APeakIsToldOnceThreeLaterYearsAreLower) {
    const auto with_years = [](const std::vector<double>& electricity) {
        std::vector<StatisticsRow> rows;
        for (std::size_t i = 0; i < electricity.size(); ++i) {
            const int year = 2021 + static_cast<int>(i);
            for (const char* item : {"heat", "gas", "coal", "lpg"}) {
                rows.push_back({"A", year, item, 0.0, ""});
            }
            rows.push_back({"A", year, "electricity", electricity[i], ""});
        }
        return indicators(buildings, rows);
    };
    const auto two = with_years({2e6, 1.9e6, 1.5e6});
    EXPECT_NEAR(*actual(two, "A", "operation_carbon").value, 1.5e6 * 0.5229 / 1000.0, 1e-9);
    EXPECT_EQ(actual(two, "A", "carbon_peak_year").status, IndicatorStatus::cannot_be_told_yet);
    EXPECT_FALSE(actual(two, "A", "carbon_peak_year").value);
    EXPECT_EQ(sentence_of(*actual(two, "A", "carbon_peak_year").reason).en,
              "2021 is the highest year so far with 2 later ones; a peak needs 3 later, lower years");
    const auto three = with_years({1.8e6, 2e6, 1.9e6, 1.5e6, 1.6e6});
    EXPECT_EQ(*actual(three, "A", "carbon_peak_year").value, 2022.0);
    EXPECT_EQ(actual(three, "A", "carbon_peak_year").status, IndicatorStatus::met);
    EXPECT_EQ(actual(three, "A", "carbon_peak_year").data_year, 2025);
}

TEST(NestedZones, BuildingsAndStatisticsCountForEveryZoneAroundTheirs) {
    const std::vector<ZoneInfo> nested{{"city", "市"}, {"A", "甲区", "city"}, {"B", "乙区", "city"}};
    const auto all = compute_indicators({buildings, nested, statistics(), {}}, example_policy_options());
    EXPECT_EQ(*actual(all, "city", "building_count").value, 4.0);
    EXPECT_EQ(*potential(all, "city", "pv_coverage_c1").value, *potential(all, "A", "pv_coverage_c1").value);
    EXPECT_NEAR(
        *actual(all, "city", "building_energy_calorific").value,
        *actual(all, "A", "building_energy_calorific").value + *actual(all, "B", "building_energy_calorific").value,
        1e-9);
    EXPECT_EQ(*actual(all, "all", "building_energy_calorific").value,
              *actual(all, "city", "building_energy_calorific").value);
    EXPECT_EQ(*actual(all, "all", "zone_levels").value, 2.0);
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
