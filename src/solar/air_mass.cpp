#include "sunshed/solar/air_mass.hpp"

#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

double air_mass_kasten_young(double apparent_zenith_deg) {
    if (!(apparent_zenith_deg <= 90.0)) {
        return missing_d;
    }
    return 1.0 / (std::cos(to_radians(apparent_zenith_deg)) +
                  0.50572 * std::pow(6.07995 + (90.0 - apparent_zenith_deg), -1.6364));
}

double air_mass_kasten_1966(double zenith_deg) {
    if (!(zenith_deg <= 90.0)) {
        return missing_d;
    }
    return 1.0 / (std::cos(to_radians(zenith_deg)) + 0.15 * std::pow(93.885 - zenith_deg, -1.253));
}

double pressure_at_altitude_pa(double altitude_m) {
    return 100.0 * std::pow((44331.514 - altitude_m) / 11880.516, 1.0 / 0.1902632);
}

}  // namespace sunshed
