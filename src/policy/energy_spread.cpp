#include "energy_spread.hpp"

#include <cmath>

#include "sunshed/building/building_economy.hpp"

namespace sunshed {

double exceeded_share_p90(const std::vector<const BuildingRecord*>& buildings) {
    EconomySum sum;
    for (const BuildingRecord* building : buildings) {
        sum.add(*building);
    }
    const EconomyResult all = sum.result();
    const double share = all.energy_p90_kwh / all.energy_kwh;
    return std::isfinite(share) ? share : 1.0;
}

}  // namespace sunshed
