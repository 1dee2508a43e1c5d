#include "sunshed/pv/pvwatts.hpp"

#include <algorithm>

namespace sunshed {

double pvwatts_dc(double effective_w_m2, double cell_c, double rated_dc, double gamma_per_c) {
    return effective_w_m2 / 1000.0 * rated_dc * (1.0 + gamma_per_c * (cell_c - 25.0));
}

double pvwatts_inverter_ac(double dc, double inverter_dc_limit, double nominal_efficiency,
                           double reference_efficiency) {
    const double rated_ac = nominal_efficiency * inverter_dc_limit;
    const double load = dc / inverter_dc_limit;
    if (!(load > 0.0)) {
        return 0.0;
    }
    const double efficiency = nominal_efficiency / reference_efficiency * (-0.0162 * load - 0.0059 / load + 0.9858);
    return std::clamp(efficiency * dc, 0.0, rated_ac);
}

}  // namespace sunshed
