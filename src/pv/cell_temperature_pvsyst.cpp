#include "sunshed/pv/cell_temperature.hpp"

namespace sunshed {

double cell_temperature_pvsyst_c(double poa_w_m2, double air_c, double wind_m_s, const PvsystTemperature& parameters,
                                 double module_efficiency, double absorptance) {
    return air_c + poa_w_m2 * absorptance * (1.0 - module_efficiency) / (parameters.u_c + parameters.u_v * wind_m_s);
}

}  // namespace sunshed
