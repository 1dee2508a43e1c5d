#pragma once

namespace sunshed {

/// Two ways to count electricity in standard coal; results give both, never mixed.
enum class CoalConvention {
    calorific,        ///< 当量值: the heat that the electricity is worth, GB/T 2589-2020
    coal_equivalent,  ///< 等价值: the coal that thermal plants burn to supply it, by year
};

/// Standard coal for things used in buildings; each with its source in the regional profile.
struct CoalFactors {
    double electricity_calorific_kgce_kwh = 0.1229;
    double electricity_coal_equivalent_kgce_kwh = 0.3024;
    double heat_kgce_gj = 34.12;
    double gas_kgce_m3 = 1.2143;
    double coal_kgce_kg = 0.7143;
    double lpg_kgce_kg = 1.7143;
};

/// Standard coal of electricity in tce.
double electricity_tce(double energy_kwh, CoalConvention convention, const CoalFactors& factors);

/// Emissions that PV energy avoids, t CO2: energy times the grid's average factor.
double avoided_co2_t(double energy_kwh, double grid_factor_kg_kwh);

}  // namespace sunshed
