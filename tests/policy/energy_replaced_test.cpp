#include "sunshed/policy/energy_replaced.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "figures_of_a_place.hpp"
#include "sunshed/policy/coal_rate.hpp"
#include "sunshed/policy/solar_thermal.hpp"

namespace sunshed {
namespace {

TEST(EnergyReplaced, HeatIsDividedByStandardCoalAndTheReplacedBoiler) {
    // 29.307 GJ of useful heat from a boiler of 70 % took 1/0.7 tce.
    EXPECT_NEAR(replaced_by_heat_tce(29.307, 0.70), 1.0 / 0.70, 1e-12);
    // 1000 m2 of collectors under 1400 kWh/m2 at 40 %: 560 MWh = 2016 GJ.
    EXPECT_NEAR(collector_heat_gj(1000.0, 1400.0, 0.40), 2016.0, 1e-9);
}

TEST(EnergyReplaced, AHeatPumpReplacesTheBoilersCoalLessThatOfItsElectricity) {
    const CoalFactors coal = example_coal();
    const double heat_gj = 1000.0;
    const double electricity_kwh = heat_gj / 3.6e-3 / 2.5;  // performance 2.5
    const double boiler_tce = 1000.0 / (29.307 * 0.70);
    EXPECT_NEAR(replaced_by_heat_pump_tce(heat_gj, electricity_kwh, 0.70, CoalConvention::calorific, coal),
                boiler_tce - electricity_kwh * 0.1229e-3, 1e-9);
    // With resistance heating and the plants' coal, nothing is replaced.
    EXPECT_LT(replaced_by_heat_pump_tce(heat_gj, heat_gj / 3.6e-3, 0.70, CoalConvention::coal_equivalent, coal), 0.0);
}

TEST(EnergyReplaced, ReportedFiguresGoBeforeEstimatesAndMissingOnesAreNamed) {
    AreaStatistics statistics;
    statistics.set("solar_thermal", 2024, 7.0);
    statistics.set("solar_thermal_area", 2024, 1e6);
    statistics.set("biomass_mass", 2024, 100.0);
    const auto others = other_renewables(statistics, 2024, CoalConvention::calorific, {}, {});
    EXPECT_EQ(others.replaced_tce.at(Renewable::solar_thermal), 7.0);
    EXPECT_NEAR(others.replaced_tce.at(Renewable::biomass), 100.0 * 15.0 / 29.307, 1e-9);
    EXPECT_EQ(std::get<remark::NotReported>(others.remarks.front()).renewables,
              (std::vector<Renewable>{Renewable::heat_pump, Renewable::geothermal}));
    EXPECT_NEAR(others.total_tce(), 7.0 + 100.0 * 15.0 / 29.307, 1e-9);
    EXPECT_TRUE(other_renewables(statistics, 2023, CoalConvention::calorific, {}, {}).replaced_tce.empty());
}

TEST(EnergyReplaced, AHeatPumpThatReplacesNothingSaysSoAndCountsNothing) {
    AreaStatistics statistics;
    statistics.set("heat_pump_heat", 2024, 1000.0);
    statistics.set("heat_pump_electricity", 2024, 1000.0 / 3.6e-3);
    const auto others = other_renewables(statistics, 2024, CoalConvention::coal_equivalent, example_coal(), {});
    EXPECT_EQ(others.total_tce(), 0.0);
    ASSERT_EQ(others.remarks.size(), 2U);  // the others are not reported
    EXPECT_EQ(std::get<remark::ReplacesNothing>(others.remarks[1]).renewable, Renewable::heat_pump);
}

TEST(CoalRate, IsThePublishedOneOrTheNearest) {
    EXPECT_EQ(coal_rate_of(2020).kgce_kwh, 0.3055);
    EXPECT_EQ(coal_rate_of(2024).kgce_kwh, 0.3024);
    EXPECT_EQ(coal_rate_of(2026).year, 2024);
    EXPECT_EQ(coal_rate_of(2010).year, 2020);
}

SegmentRecord piece(double usable_m2, double irradiation_kwh_m2, double energy_kwh) {
    SegmentRecord segment;
    segment.roof.usable_area_m2 = usable_m2;
    segment.yield.irradiation_kwh_m2 = irradiation_kwh_m2;
    segment.amounts.energy_ac_kwh = energy_kwh;
    return segment;
}

BuildingRecord hospital(double floor_area_m2) {
    BuildingRecord building;
    building.facts.building_class = BuildingClass::hospital;
    building.facts.floor_area_m2 = floor_area_m2;
    building.segments = {piece(100.0, 1000.0, 9000.0), piece(50.0, 1400.0, 6000.0)};
    return building;
}

TEST(SolarThermal, TakesTheRoofPieceWithTheMostIrradiationFirst) {
    // 1000 m2 x 1.5 l x 4.187 kJ x 53 K x 365 d = 121.49 GJ, of which 60 %; the best piece gives 2.016 GJ/m2.
    const SolarThermal solar = solar_thermal_of(hospital(1000.0), example_hot_water(), 0.40);
    const double demand_gj = 1000.0 * 1.5 * 4.187 * 53.0 * 365.0 * 1e-6;
    EXPECT_NEAR(solar.demand_gj, demand_gj, 1e-9);
    EXPECT_NEAR(solar.heat_gj, 0.6 * demand_gj, 1e-9);
    EXPECT_NEAR(solar.collector_area_m2, 0.6 * demand_gj / 2.016, 1e-9);
    EXPECT_NEAR(solar.pv_displaced_kwh, 6000.0 * solar.collector_area_m2 / 50.0, 1e-9);
}

TEST(SolarThermal, NeverTakesMoreRoofThanThereIs) {
    const SolarThermal solar = solar_thermal_of(hospital(1e6), example_hot_water(), 0.40);
    EXPECT_DOUBLE_EQ(solar.collector_area_m2, 150.0);
    EXPECT_DOUBLE_EQ(solar.pv_displaced_kwh, 15000.0);
    EXPECT_NEAR(solar.heat_gj, 0.4 * 3.6e-3 * (100.0 * 1000.0 + 50.0 * 1400.0), 1e-9);
}

TEST(SolarThermal, HotelsAreKnownByTheirWordAndHousingHasNone) {
    BuildingRecord building = hospital(1000.0);
    building.facts.building_class = BuildingClass::commercial;
    building.facts.class_text = "如家酒店";
    EXPECT_GT(solar_thermal_of(building, example_hot_water(), 0.40).heat_gj, 0.0);
    building.facts.class_text = "商场";
    EXPECT_EQ(solar_thermal_of(building, example_hot_water(), 0.40).heat_gj, 0.0);
    building = hospital(std::nan(""));
    EXPECT_EQ(solar_thermal_of(building, example_hot_water(), 0.40).demand_gj, 0.0)
        << "no floor area: no demand is known";
}

}  // namespace
}  // namespace sunshed
