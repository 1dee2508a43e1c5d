#include "sunshed/pv/cell_temperature.hpp"

#include <cmath>

namespace sunshed {

double cell_temperature_sapm_c(double poa_w_m2, double air_c, double wind_m_s, const SapmTemperature& parameters) {
    const double module_c = poa_w_m2 * std::exp(parameters.a + parameters.b * wind_m_s) + air_c;
    return module_c + poa_w_m2 / 1000.0 * parameters.delta_t_c;
}

double cell_temperature_faiman_c(double poa_w_m2, double air_c, double wind_m_s, double u0, double u1) {
    return air_c + poa_w_m2 / (u0 + u1 * wind_m_s);
}

double cell_temperature_pvsyst_c(double poa_w_m2, double air_c, double wind_m_s, const PvsystTemperature& parameters,
                                 double module_efficiency, double absorptance) {
    return air_c + poa_w_m2 * absorptance * (1.0 - module_efficiency) / (parameters.u_c + parameters.u_v * wind_m_s);
}

double cell_temperature_noct_sam_c(double poa_w_m2, double air_c, double wind_m_s, double noct_c,
                                   double module_efficiency, double transmittance_absorptance) {
    const double wind_at_array = 0.51 * wind_m_s;  // arrays of one storey
    const double heating_c = noct_c - 20.0;
    const double not_converted = 1.0 - module_efficiency / transmittance_absorptance;
    return air_c + poa_w_m2 / 800.0 * heating_c * not_converted * (9.5 / (5.7 + 3.8 * wind_at_array));
}

}  // namespace sunshed
