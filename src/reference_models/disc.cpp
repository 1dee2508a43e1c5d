#include <algorithm>
#include <cmath>

#include "sunshed/reference_models/decomposition.hpp"
#include "sunshed/solar/air_mass.hpp"
#include "sunshed/solar/extraterrestrial.hpp"

namespace sunshed {

namespace {

constexpr double solar_constant_of_disc_w_m2 = 1370.0;
constexpr double max_air_mass = 12.0;
constexpr double max_zenith_deg = 87.0;

/// Eq. 4: how much less beam there is than under a clear sky, as a share of what comes from outside.
double beam_shortfall(double kt, double air_mass) {
    const double kt2 = kt * kt;
    const double kt3 = kt2 * kt;
    if (kt <= 0.6) {
        const double a = 0.512 - 1.56 * kt + 2.286 * kt2 - 2.222 * kt3;
        const double b = 0.37 + 0.962 * kt;
        const double c = -0.28 + 0.932 * kt - 2.048 * kt2;
        return a + b * std::exp(c * air_mass);
    }
    const double a = -5.743 + 21.77 * kt - 27.49 * kt2 + 11.56 * kt3;
    const double b = 41.4 - 118.5 * kt + 66.05 * kt2 + 31.9 * kt3;
    const double c = -47.01 + 184.2 * kt - 222.0 * kt2 + 73.81 * kt3;
    return a + b * std::exp(c * air_mass);
}

/// Eq. 5: beam under a clear sky, likewise.
double clear_beam(double m) {
    return 0.866 + m * (-0.122 + m * (0.0121 + m * (-0.000653 + 1.4e-5 * m)));
}

}  // namespace

DiscResult disc(double ghi_w_m2, double zenith_deg, int day_of_year, double pressure_pa) {
    const double extraterrestrial = extraterrestrial_spencer_w_m2(day_of_year, solar_constant_of_disc_w_m2);
    DiscResult result;
    result.clearness = clearness_index(ghi_w_m2, zenith_deg, extraterrestrial);
    result.air_mass = std::min(max_air_mass, air_mass_kasten_1966(zenith_deg) * pressure_pa / 101325.0);
    if (!(zenith_deg <= max_zenith_deg) || ghi_w_m2 < 0.0) {
        return result;
    }
    const double share = clear_beam(result.air_mass) - beam_shortfall(result.clearness, result.air_mass);
    result.dni_w_m2 = std::max(0.0, share * extraterrestrial);
    return result;
}

}  // namespace sunshed
