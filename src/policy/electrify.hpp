#pragma once

#include "sunshed/policy/area_account.hpp"

namespace sunshed {

/// An energy use of which heat pumps have taken over a part.
struct ElectrifiedUse : EnergyUse {
    double pumped_heat_gj = 0.0;        ///< useful heat that they took over
    double pump_electricity_kwh = 0.0;  ///< of them, in electricity_kwh too
};

/// Of each source of heat, what heat pumps take over, per cent.
struct ElectrifiedShares {
    double heat_pct = 0.0;  ///< central heat
    double gas_pct = 0.0;
    double coal_pct = 0.0;
};

/// Heat pumps take over shares of the heat that an area uses.
/// @param performance  useful heat over electricity
void electrify(ElectrifiedUse& use, const ElectrifiedShares& shares, double performance,
               const ReplacementFactors& factors);

}  // namespace sunshed
