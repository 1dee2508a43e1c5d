#include "sunshed/economy/supply_curve.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

std::vector<SupplyStep> supply_curve(std::vector<SupplyOffer> offers) {
    std::erase_if(offers, [](const SupplyOffer& offer) { return !std::isfinite(offer.lcoe_cny_kwh); });
    std::sort(offers.begin(), offers.end(), [](const SupplyOffer& a, const SupplyOffer& b) {
        return a.lcoe_cny_kwh != b.lcoe_cny_kwh ? a.lcoe_cny_kwh < b.lcoe_cny_kwh : a.index < b.index;
    });
    std::vector<SupplyStep> steps;
    double kwp = 0.0;
    double kwh = 0.0;
    for (const SupplyOffer& offer : offers) {
        kwp += offer.capacity_kwp;
        kwh += offer.energy_kwh;
        steps.push_back({offer, kwp / 1e3, kwh / 1e6});
    }
    return steps;
}

}  // namespace sunshed
