#pragma once

#include "sunshed/building/building_economy.hpp"
#include "sunshed/policy/policy_options.hpp"

namespace sunshed {

// Figures that a profile or a project gives, for tests that reckon with them: Heilongjiang's of about 2023.

inline FinanceTerms example_terms() {
    FinanceTerms terms;
    terms.capex_cny_w = 3.0;
    terms.om_cny_w = 0.047;
    terms.inverter_cost_cny_w = 0.15;
    terms.battery_cost_cny_kwh = 1000.0;
    return terms;
}

inline CoalFactors example_coal() {
    CoalFactors coal;
    coal.electricity_coal_equivalent_kgce_kwh = 0.3024;
    coal.gas_kgce_m3 = 1.2143;
    coal.coal_kgce_kg = 0.7143;
    coal.lpg_kgce_kg = 1.7143;
    return coal;
}

inline EconomyOptions example_economy_options() {
    EconomyOptions options;
    options.tariff_cny_kwh = ByClass<double>(0.65);
    options.export_cny_kwh = 0.374;
    options.capex_cny_w = ByClass<double>(3.0);
    options.terms = example_terms();
    options.emissions.electricity_kg_kwh = 0.5229;
    options.coal = example_coal();
    return options;
}

inline HotWaterOptions example_hot_water() {
    HotWaterOptions options;
    options.hotel_l_m2 = 2.5;
    options.hospital_l_m2 = 1.5;
    options.school_l_m2 = 0.4;
    options.lift_k = 53.0;
    return options;
}

inline PolicyOptions example_policy_options() {
    PolicyOptions options;
    options.plan = heilongjiang_plan;
    options.targets = {50.0, 8.0, 55.0, 65.0};
    options.target_scope = "provincial target applied";
    options.coal = example_coal();
    options.coal_rate_by_year = true;
    options.replacement.collector_irradiation_kwh_m2 = 1400.0;
    options.replacement.heating_demand_gj_m2 = 0.40;
    options.replacement.air_heat_pump_performance = 2.2;
    options.replacement.ground_heat_pump_performance = 3.2;
    options.hot_water = example_hot_water();
    options.emissions.electricity_kg_kwh = 0.5229;
    options.emissions.heat_kg_gj = 110.0;
    return options;
}

}  // namespace sunshed
