#pragma once

#include "sunshed/catalogue/target_words.hpp"
#include "sunshed/core/given.hpp"

namespace sunshed {

/// Standard coal for things used in buildings. What plants burn and what fuels are worth is of a place: not_given until
/// a profile or the project gives it.
struct CoalFactors {
    double electricity_calorific_kgce_kwh = 0.1229;
    double electricity_coal_equivalent_kgce_kwh = not_given;
    double heat_kgce_gj = 34.12;
    double gas_kgce_m3 = not_given;
    double coal_kgce_kg = not_given;
    double lpg_kgce_kg = not_given;
};

/// Standard coal of electricity in tce; NaN where the rate was not given.
double electricity_tce(double energy_kwh, CoalConvention convention, const CoalFactors& factors);

/// Emissions that PV energy avoids, t CO2: energy times the grid's average factor; NaN where that was not given.
double avoided_co2_t(double energy_kwh, double grid_factor_kg_kwh);

}  // namespace sunshed
