#include "sunshed/building/building_economy.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "figures_of_a_place.hpp"
#include "sunshed/building/load_balance.hpp"
#include "sunshed/economy/cash_flow.hpp"

namespace sunshed {
namespace {

/// A common year of hours in China, without a sun: only the clock counts here.
SkyYear hours_of_2025() {
    SkyYear sky;
    const double begin_s = utc_from_civil({2025, 1, 1, 0, 0}).unix_s - 8.0 * 3600.0;
    for (int hour = 0; hour < 8760; ++hour) {
        SkyInterval interval;
        interval.begin = {begin_s + 3600.0 * hour};
        sky.intervals.push_back(interval);
    }
    return sky;
}

/// 10 kW from 8 to 16 every day of the year: 29,200 kWh of 20 kWp.
BuildingRecord building_with_day_power(BuildingClass building_class) {
    BuildingRecord record;
    record.facts.building_class = building_class;
    record.amounts.capacity_kwp = 20.0;
    record.facts.footprint_area_m2 = 400.0;
    record.facts.floor_area_m2 = building_class == BuildingClass::factory ? 400.0 : 1200.0;
    record.yield.snow_loss_pct = record.yield.shade_loss_pct = 0.0;
    for (int hour = 0; hour < 8760; ++hour) {
        record.hours.ac_kw.push_back(hour % 24 >= 8 && hour % 24 < 16 ? 10.0F : 0.0F);
    }
    record.amounts.energy_ac_kwh = 29200.0;
    return record;
}

EconomyOptions simple_options() {
    EconomyOptions options = example_economy_options();
    options.use_kwh_m2 = ByClass<double>(20.0);
    options.terms.size_saving_pct = 0.0;
    options.terms.degradation_pct = 0.0;
    return options;
}

const SkyYear year = hours_of_2025();

TEST(EconomyModel, EstimatesTheLoadFromFloorAreaAndSaysHow) {
    const EconomyModel model(year, 8.0, simple_options());
    BuildingRecord housing = building_with_day_power(BuildingClass::residential);
    housing.economy = model.assess(housing).economy;
    EXPECT_NEAR(housing.economy.load_kwh, 1200.0 * 20.0, 1.0);
    EXPECT_EQ(housing.economy.load_basis, LoadBasis::class_default);

    BuildingRecord metered = building_with_day_power(BuildingClass::residential);
    metered.facts.electricity_kwh = 5000.0;
    metered.economy = model.assess(metered).economy;
    EXPECT_NEAR(metered.economy.load_kwh, 5000.0, 0.5);
    EXPECT_EQ(metered.economy.load_basis, LoadBasis::metered);

    BuildingRecord without = building_with_day_power(BuildingClass::residential);
    without.facts.floor_area_m2 = EconomyResult::none;
    without.economy = model.assess(without).economy;
    EXPECT_EQ(without.economy.load_basis, LoadBasis::unknown);
}

TEST(EconomyModel, TakesTheUsersHoursAsTheyAre) {
    EconomyOptions options = simple_options();
    options.hourly_use_kwh_m2[BuildingClass::factory].assign(8760, 0.0F);
    for (std::size_t hour = 0; hour < 8760; ++hour) {
        options.hourly_use_kwh_m2[BuildingClass::factory][hour] = hour % 24 == 10 ? 0.01F : 0.0F;
    }
    const EconomyModel model(year, 8.0, options);
    BuildingRecord hall = building_with_day_power(BuildingClass::factory);
    hall.economy = model.assess(hall).economy;
    EXPECT_EQ(hall.economy.load_basis, LoadBasis::file);
    // 400 m2 x 0.01 kWh at ten o'clock each day, all of it met by the sun.
    EXPECT_NEAR(hall.economy.load_kwh, 365.0 * 4.0, 0.01);
    EXPECT_NEAR(hall.economy.self_sufficiency_pct, 100.0, 1e-4);
    EXPECT_NEAR(hall.economy.peak_reduction_pct, 100.0, 1e-4);
}

TEST(EconomyModel, WhereTheLoadIsUnknownAllIsTakenAsSoldAndOwnUseIsMissing) {
    EconomyOptions options = simple_options();
    options.use_kwh_m2[BuildingClass::factory] = not_given;
    options.export_cny_kwh = 0.4;
    const EconomyModel model(year, 8.0, options);
    BuildingRecord hall = building_with_day_power(BuildingClass::factory);
    hall.economy = model.assess(hall).economy;
    EXPECT_EQ(hall.economy.load_basis, LoadBasis::unknown);
    EXPECT_TRUE(std::isnan(hall.economy.load_kwh));
    EXPECT_TRUE(std::isnan(hall.economy.self_consumed_kwh));
    EXPECT_TRUE(model.assess(hall).load_kw.empty());
    EXPECT_NEAR(hall.economy.cash_cny[1], 29200.0 * 0.4 - 20000.0 * 0.047, 1e-6);
}

TEST(EconomyModel, ValuesOwnUseByTheHourItFallsIn) {
    EconomyOptions options = simple_options();
    options.hourly_use_kwh_m2[BuildingClass::commercial].assign(8760, 0.0F);
    for (std::size_t hour = 0; hour < 8760; ++hour) {  // 4 kW at 10 and 4 kW at 14
        options.hourly_use_kwh_m2[BuildingClass::commercial][hour] = hour % 24 == 10 || hour % 24 == 14 ? 0.01F : 0.0F;
    }
    options.tariff_cny_kwh = ByClass<double>(0.5);
    options.time_of_use[10] = 2.0;
    options.export_cny_kwh = 0.0;
    const EconomyModel model(year, 8.0, options);
    BuildingRecord shop = building_with_day_power(BuildingClass::commercial);
    shop.facts.floor_area_m2 = 400.0;
    shop.economy = model.assess(shop).economy;
    EXPECT_NEAR(shop.economy.cash_cny[1] + 20000.0 * 0.047, 365.0 * (4.0 * 1.0 + 4.0 * 0.5), 0.01);
}

TEST(EconomyModel, MoneyAgreesWithHandReckoning) {
    EconomyOptions options = simple_options();
    options.use_kwh_m2[BuildingClass::factory] = not_given;
    options.export_cny_kwh = 0.4;
    options.terms.inverter_life_years = 100;
    const EconomyModel model(year, 8.0, options);
    BuildingRecord hall = building_with_day_power(BuildingClass::factory);
    hall.economy = model.assess(hall).economy;
    const double yearly = 29200.0 * 0.4 - 940.0;                  // 10,740 a year for 60,000
    const double annuity = (1.0 - std::pow(1.06, -25.0)) / 0.06;  // 12.78336
    EXPECT_DOUBLE_EQ(hall.economy.capex_cny, 60000.0);
    EXPECT_NEAR(hall.economy.npv_cny, yearly * annuity - 60000.0, 1e-6);
    EXPECT_NEAR(hall.economy.payback_years, 60000.0 / yearly, 1e-9);
    EXPECT_NEAR(hall.economy.lcoe_cny_kwh, (60000.0 + 940.0 * annuity) / (29200.0 * annuity), 1e-12);
    EXPECT_NEAR(present_value(hall.economy.cash_cny, hall.economy.irr_pct / 100.0), 0.0, 1e-6);
    EXPECT_NEAR(hall.economy.coal_calorific_tce, 29.2 * 0.1229, 1e-9);
    EXPECT_NEAR(hall.economy.coal_equivalent_tce, 29.2 * 0.3024, 1e-9);
}

TEST(EconomyModel, WhatNeedsAFigureThatWasNotGivenIsMissingAndGoesAgain) {
    BuildingRecord school = building_with_day_power(BuildingClass::school);
    school.economy = EconomyModel(year, 8.0, simple_options()).assess(school).economy;
    EXPECT_FALSE(std::isnan(school.economy.npv_cny));
    EconomyOptions options = simple_options();
    options.tariff_cny_kwh[BuildingClass::school] = not_given;
    school.economy = economy_at(school, options);
    EXPECT_TRUE(std::isnan(school.economy.npv_cny));
    EXPECT_TRUE(std::isnan(school.economy.payback_years));
    EXPECT_GT(school.economy.lcoe_cny_kwh, 0.0) << "a cost needs no tariff";
    EXPECT_GT(school.economy.co2_life_t, 0.0);
    EXPECT_NEAR(school.economy.co2_t,
                school.amounts.energy_ac_kwh * simple_options().emissions.electricity_kg_kwh / 1000.0, 1e-9);
    school.economy = economy_at(school, EconomyOptions());
    EXPECT_TRUE(std::isnan(school.economy.lcoe_cny_kwh));
    EXPECT_TRUE(std::isnan(school.economy.capex_cny));
    EXPECT_TRUE(std::isnan(school.economy.co2_life_t));
    EXPECT_TRUE(std::isnan(school.economy.co2_t));
    EXPECT_TRUE(std::isnan(school.economy.coal_equivalent_tce));
    EXPECT_GT(school.economy.energy_p90_kwh, 0.0) << "no price stands behind it";
}

TEST(EconomyModel, ARateIsMissingWhereNoMoneyComesBack) {
    EconomyOptions options = simple_options();
    options.export_cny_kwh = 0.0;
    options.use_kwh_m2 = ByClass<double>(not_given);
    const EconomyModel model(year, 8.0, options);
    BuildingRecord record = building_with_day_power(BuildingClass::school);
    record.economy = model.assess(record).economy;
    EXPECT_TRUE(std::isnan(record.economy.irr_pct));
    EXPECT_TRUE(std::isnan(record.economy.payback_years));
    EXPECT_TRUE(std::isnan(record.economy.discounted_payback_years));
    EXPECT_LT(record.economy.npv_cny, 0.0);
    EXPECT_GT(record.economy.lcoe_cny_kwh, 0.0);
}

TEST(EconomyModel, ABuildingWithoutModulesHasALoadAndNoMoney) {
    const EconomyModel model(year, 8.0, simple_options());
    BuildingRecord record = building_with_day_power(BuildingClass::school);
    record.amounts.capacity_kwp = record.amounts.energy_ac_kwh = 0.0;
    record.hours.ac_kw.assign(8760, 0.0F);
    record.economy = model.assess(record).economy;
    EXPECT_NEAR(record.economy.imported_kwh, record.economy.load_kwh, 1e-6);
    EXPECT_TRUE(std::isnan(record.economy.self_consumption_pct)) << "of nothing";
    EXPECT_DOUBLE_EQ(record.economy.self_sufficiency_pct, 0.0);
    EXPECT_TRUE(std::isnan(record.economy.npv_cny));
    EXPECT_TRUE(std::isnan(record.economy.energy_p90_kwh));
}

TEST(EconomySum, OfBuildingsIsTheirSumYearByYear) {
    const EconomyModel model(year, 8.0, simple_options());
    EconomySum sum;
    double npv = 0.0;
    double capex = 0.0;
    for (const BuildingClass of : {BuildingClass::school, BuildingClass::factory, BuildingClass::residential}) {
        BuildingRecord record = building_with_day_power(of);
        record.economy = model.assess(record).economy;
        npv += record.economy.npv_cny;
        capex += record.economy.capex_cny;
        sum.add(record);
    }
    const EconomyResult zone = sum.result();
    EXPECT_NEAR(zone.npv_cny, npv, 1e-6);
    EXPECT_DOUBLE_EQ(zone.capex_cny, capex);
    EXPECT_NEAR(present_value(zone.cash_cny, zone.irr_pct / 100.0), 0.0, 1e-4);
    EXPECT_NEAR(zone.lcoe_cny_kwh, zone.discounted_cost_cny / zone.discounted_energy_kwh, 1e-12);
}

TEST(EconomySum, WhatIsOfUnknownLoadCountsAsSoldAndInNoShare) {
    EconomyOptions options = simple_options();
    options.use_kwh_m2[BuildingClass::factory] = not_given;
    const EconomyModel model(year, 8.0, options);
    BuildingRecord school = building_with_day_power(BuildingClass::school);
    BuildingRecord hall = building_with_day_power(BuildingClass::factory);
    school.economy = model.assess(school).economy;
    hall.economy = model.assess(hall).economy;
    EconomySum sum;
    sum.add(school);
    sum.add(hall);
    EXPECT_NEAR(sum.result().exported_kwh, school.economy.exported_kwh + 29200.0, 1e-6);
    EXPECT_NEAR(sum.result().self_consumption_pct, school.economy.self_consumption_pct, 1e-9);
}

TEST(EconomyAt, AtOtherPricesSaysWhatAWholeAssessmentWouldSay) {
    EconomyOptions cheap = simple_options();
    EconomyOptions dear = cheap;
    dear.tariff_cny_kwh = ByClass<double>(1.1);
    dear.time_of_use[11] = 1.7;
    dear.terms.om_cny_w = 0.08;
    BuildingRecord again = building_with_day_power(BuildingClass::school);
    again.economy = EconomyModel(year, 8.0, cheap).assess(again).economy;
    again.hours.load_kw = again.hours.grid_kw = again.hours.ac_kw = {};
    again.economy = economy_at(again, dear);
    BuildingRecord whole = building_with_day_power(BuildingClass::school);
    whole.economy = EconomyModel(year, 8.0, dear).assess(whole).economy;
    EXPECT_EQ(again.economy.cash_cny, whole.economy.cash_cny);
    EXPECT_EQ(again.economy.irr_pct, whole.economy.irr_pct);
    EXPECT_EQ(again.economy.energy_p90_kwh, whole.economy.energy_p90_kwh);
}

TEST(EconomySum, WhatEachBuildingIsWrongByOnItsOwnEvensOut) {
    EconomyOptions options = simple_options();
    options.uncertainty.roof_plane_pct = 10.0;
    const EconomyModel model(year, 8.0, options);
    BuildingRecord record = building_with_day_power(BuildingClass::school);
    record.economy = model.assess(record).economy;
    EconomySum sum;
    for (int i = 0; i < 100; ++i) {
        sum.add(record);
    }
    EXPECT_NEAR(sum.result().spread_own_pct, 1.0, 1e-9) << "10 % over the root of 100 roofs";
    EXPECT_NEAR(sum.result().spread_common_pct, record.economy.spread_common_pct, 1e-9);
}

TEST(EconomySum, OfNothingIsMissing) {
    const EconomyResult zone = EconomySum().result();
    EXPECT_TRUE(std::isnan(zone.npv_cny));
    EXPECT_TRUE(std::isnan(zone.load_kwh));
    EXPECT_TRUE(zone.cash_cny.empty());
}

/// Two hours: building a makes 4 kW and uses 1, then nothing and 1; building b has no modules and uses 2 kW.
class TwoHours : public testing::Test {
protected:
    TwoHours() : clock_{{0, 10, false}, {0, 11, false}} {
        a_.facts.building_class = BuildingClass::school;
        a_.amounts.energy_ac_kwh = 4.0;
        a_.hours.ac_kw = {4, 0};
        a_.hours.load_kw = {1, 1};
        a_.hours.grid_kw = {-3, 1};
        a_.economy.load_kwh = 2.0;
        a_.economy.self_consumed_kwh = 1.0;
        a_.economy.exported_kwh = 3.0;
        a_.economy.imported_kwh = 1.0;
        b_.hours.ac_kw = {0, 0};
        b_.hours.load_kw = b_.hours.grid_kw = {2, 2};
        b_.economy.load_kwh = b_.economy.imported_kwh = 4.0;
        b_.economy.self_consumed_kwh = b_.economy.exported_kwh = 0.0;
    }
    std::vector<ClockSlot> clock_;
    BuildingRecord a_;
    BuildingRecord b_;
};

TEST_F(TwoHours, NeighboursUseWhatABuildingExportsAndTheTransformerSeesTheRest) {
    LoadBalanceSum sum("z", clock_, 1.0);
    sum.add(a_);
    sum.add(b_);
    const LoadBalance balance = sum.result(0.4);
    EXPECT_DOUBLE_EQ(balance.total.generation_kwh, 4.0);
    EXPECT_DOUBLE_EQ(balance.total.load_kwh, 6.0);
    EXPECT_DOUBLE_EQ(balance.total.exported_kwh, 3.0);
    EXPECT_DOUBLE_EQ(balance.shared_kwh, 2.0);
    EXPECT_DOUBLE_EQ(balance.peak_load_kw, 3.0);
    EXPECT_DOUBLE_EQ(balance.peak_import_kw, 3.0);
    EXPECT_DOUBLE_EQ(balance.peak_export_kw, 1.0);
    EXPECT_DOUBLE_EQ(balance.hours_over_limit, 1.0);
    EXPECT_DOUBLE_EQ(balance.energy_over_limit_kwh, 0.6);
    EXPECT_DOUBLE_EQ(balance.typical_day[0][10].self_consumed_kw, 1.0);
    EXPECT_EQ(balance.by_class.at(BuildingClass::school).building_count, 1);
}

TEST_F(TwoHours, WithoutALimitThereAreNoHoursOverIt) {
    LoadBalanceSum sum("z", clock_, 1.0);
    sum.add(a_);
    EXPECT_TRUE(std::isnan(sum.result(EconomyResult::none).hours_over_limit));
    EXPECT_DOUBLE_EQ(sum.result(5.0).hours_over_limit, 0.0);
}

}  // namespace
}  // namespace sunshed
