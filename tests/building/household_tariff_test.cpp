#include <gtest/gtest.h>

#include "figures_of_a_place.hpp"
#include "sunshed/building/building_economy.hpp"

namespace sunshed {
namespace {

/// 1000 kWh of own use, a quarter of it in each of four hours.
BuildingRecord used_in_four_hours(BuildingClass building_class) {
    BuildingRecord record;
    record.facts.building_class = building_class;
    record.amounts.capacity_kwp = 10.0;
    record.amounts.energy_ac_kwh = 1000.0;
    record.yield.snow_loss_pct = record.yield.shade_loss_pct = 0.0;
    record.economy.load_kwh = 1000.0;
    record.economy.exported_kwh = 0.0;
    for (const std::size_t hour : {7U, 10U, 13U, 18U}) {
        record.economy.self_consumed_by_hour_kwh[hour] = 250.0;
    }
    return record;
}

TEST(EconomyAt, HouseholdsPayOnePriceAndOthersByTheHour) {
    EconomyOptions options = example_economy_options();
    options.tariff_cny_kwh = ByClass<double>(0.6);
    options.income_tax_pct = ByClass<double>(0.0);
    options.time_of_use[7] = 0.5;
    options.time_of_use[10] = 1.5;
    options.time_of_use[18] = 1.8;
    options.terms.om_cny_w = 0.0;
    options.terms.first_year_degradation_pct = 0.0;
    const auto first_year_cny = [&](BuildingClass building_class) {
        return economy_at(used_in_four_hours(building_class), options).cash_cny[1];
    };
    for (const BuildingClass household : {BuildingClass::residential, BuildingClass::rural_house}) {
        EXPECT_NEAR(first_year_cny(household), 1000.0 * 0.6, 1e-9) << to_string(household);
    }
    const double by_the_hour = 250.0 * 0.6 * (0.5 + 1.5 + 1.0 + 1.8);
    for (const BuildingClass other : {BuildingClass::school, BuildingClass::commercial, BuildingClass::factory}) {
        EXPECT_NEAR(first_year_cny(other), by_the_hour, 1e-9) << to_string(other);
    }
}

}  // namespace
}  // namespace sunshed
