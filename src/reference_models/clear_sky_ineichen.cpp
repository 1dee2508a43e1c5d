#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/reference_models/clear_sky.hpp"

namespace sunshed {

ClearSky clear_sky_ineichen(double apparent_zenith_deg, double absolute_air_mass, double linke_turbidity,
                            double altitude_m, double extraterrestrial_w_m2) {
    const double cos_zenith = std::cos(to_radians(apparent_zenith_deg));
    if (!(apparent_zenith_deg < 90.0) || !(cos_zenith > 0.0)) {
        return {};
    }
    const double fh1 = std::exp(-altitude_m / 8000.0);  // eq. 3
    const double fh2 = std::exp(-altitude_m / 1250.0);
    const double cg1 = 5.09e-5 * altitude_m + 0.868;  // eq. 4
    const double cg2 = 3.92e-5 * altitude_m + 0.0387;
    const double extinction = std::exp(-cg2 * absolute_air_mass * (fh1 + fh2 * (linke_turbidity - 1.0)));
    const double ghi = cg1 * extraterrestrial_w_m2 * cos_zenith * extinction;

    const double b = 0.664 + 0.163 / fh1;  // eq. 8
    const double beam = extraterrestrial_w_m2 * b * std::exp(-0.09 * absolute_air_mass * (linke_turbidity - 1.0));
    // In very clear air the beam's formula leaves too little for the sky: its share is capped (Ineichen 2008).
    const double diffuse_share = (0.1 - 0.2 * std::exp(-linke_turbidity)) / (0.1 + 0.882 / fh1);
    const double dni = std::min(beam, ghi * (1.0 - diffuse_share) / cos_zenith);
    return {ghi, dni, ghi - dni * cos_zenith};
}

}  // namespace sunshed
