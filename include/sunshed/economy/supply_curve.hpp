#pragma once

#include <cstddef>
#include <vector>

namespace sunshed {

/// One system's share of a city's supply.
struct SupplyOffer {
    std::size_t index = 0;  ///< whose it is
    double lcoe_cny_kwh = 0.0;
    double capacity_kwp = 0.0;
    double energy_kwh = 0.0;
};

/// A step of the supply curve: all that costs no more than this.
struct SupplyStep {
    SupplyOffer offer;
    double cumulative_mw = 0.0;
    double cumulative_gwh = 0.0;
};

/// Offers from the cheapest up, with what they add up to; equal costs in the order of their indices.
/// Offers whose cost is not a number are left out.
std::vector<SupplyStep> supply_curve(std::vector<SupplyOffer> offers);

}  // namespace sunshed
