#include "sunshed/reference_models/cell_temperature.hpp"

namespace sunshed {

double cell_temperature_noct_sam_c(double poa_w_m2, double air_c, double wind_m_s, double noct_c,
                                   double module_efficiency, double transmittance_absorptance) {
    const double wind_at_array = 0.51 * wind_m_s;  // arrays of one storey
    const double heating_c = noct_c - 20.0;
    const double not_converted = 1.0 - module_efficiency / transmittance_absorptance;
    return air_c + poa_w_m2 / 800.0 * heating_c * not_converted * (9.5 / (5.7 + 3.8 * wind_at_array));
}

}  // namespace sunshed
