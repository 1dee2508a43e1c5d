#include "sunshed/pv/cell_temperature.hpp"

namespace sunshed {

double cell_temperature_faiman_c(double poa_w_m2, double air_c, double wind_m_s, double u0, double u1) {
    return air_c + poa_w_m2 / (u0 + u1 * wind_m_s);
}

}  // namespace sunshed
