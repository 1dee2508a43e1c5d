#include "electrify.hpp"

namespace sunshed {

namespace {

/// Natural gas, MJ a m3, and raw coal, MJ a kg (GB/T 2589-2020).
constexpr double gas_mj_m3 = 35.588;
constexpr double coal_mj_kg = 20.908;

void replace_source(ElectrifiedUse& use, double& amount, double share_pct, double useful_gj_per_unit,
                    double performance) {
    const double taken = amount * share_pct / 100.0;
    const double heat_gj = taken * useful_gj_per_unit;
    amount -= taken;
    use.pumped_heat_gj += heat_gj;
    use.pump_electricity_kwh += heat_gj / 3.6e-3 / performance;
    use.electricity_kwh += heat_gj / 3.6e-3 / performance;
}

}  // namespace

void electrify(ElectrifiedUse& use, const ElectrifiedShares& shares, double performance,
               const ReplacementFactors& factors) {
    replace_source(use, use.heat_gj, shares.heat_pct, 1.0, performance);
    replace_source(use, use.gas_m3, shares.gas_pct, gas_mj_m3 * 1e-3 * factors.hot_water_source_efficiency,
                   performance);
    replace_source(use, use.coal_t, shares.coal_pct, coal_mj_kg * factors.heating_source_efficiency, performance);
}

}  // namespace sunshed
