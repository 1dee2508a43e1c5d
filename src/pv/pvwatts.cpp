#include "sunshed/pv/pvwatts.hpp"

#include <algorithm>

namespace sunshed {

double pvwatts_dc(double effective_w_m2, double cell_c, double rated_dc, double gamma_per_c) {
    return effective_w_m2 / 1000.0 * rated_dc * pvwatts_temperature_factor(cell_c, gamma_per_c);
}

PvwattsInverter pvwatts_inverter(double inverter_dc_limit, double nominal_efficiency, double reference_efficiency) {
    const double scale = nominal_efficiency / reference_efficiency;
    return {-0.0059 * scale * inverter_dc_limit, 0.9858 * scale, -0.0162 * scale / inverter_dc_limit};
}

double pvwatts_inverter_ac(double dc, double inverter_dc_limit, double nominal_efficiency,
                           double reference_efficiency) {
    if (!(dc > 0.0)) {
        return 0.0;
    }
    const PvwattsInverter curve = pvwatts_inverter(inverter_dc_limit, nominal_efficiency, reference_efficiency);
    const double ac = pvwatts_curve(dc, curve.constant, curve.linear, curve.square);
    return std::clamp(ac, 0.0, nominal_efficiency * inverter_dc_limit);
}

}  // namespace sunshed
