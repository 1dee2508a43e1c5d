#include "sunshed/economy/standard_coal.hpp"

namespace sunshed {

double electricity_tce(double energy_kwh, CoalConvention convention, const CoalFactors& factors) {
    const double kgce_kwh = convention == CoalConvention::calorific ? factors.electricity_calorific_kgce_kwh
                                                                    : factors.electricity_coal_equivalent_kgce_kwh;
    return energy_kwh * given_or_nan(kgce_kwh) / 1000.0;
}

double avoided_co2_t(double energy_kwh, double grid_factor_kg_kwh) {
    return energy_kwh * given_or_nan(grid_factor_kg_kwh) / 1000.0;
}

}  // namespace sunshed
