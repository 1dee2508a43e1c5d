#include <cmath>

#include "sunshed/pv/cell_temperature.hpp"

namespace sunshed {

double cell_temperature_sapm_c(double poa_w_m2, double air_c, double wind_m_s, const SapmTemperature& parameters) {
    const double module_c = poa_w_m2 * std::exp(parameters.a + parameters.b * wind_m_s) + air_c;
    return module_c + poa_w_m2 / 1000.0 * parameters.delta_t_c;
}

}  // namespace sunshed
