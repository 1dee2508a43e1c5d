#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/reference_models/clear_sky.hpp"
#include "sunshed/solar/air_mass.hpp"

namespace sunshed {

namespace {

/// Transmittances of the air's parts, SERI/TR-642-761, "The Bird clear sky model".
struct Transmittance {
    double rayleigh = 1.0;
    double ozone = 1.0;
    double gases = 1.0;
    double water = 1.0;
    double aerosol = 1.0;
    double aerosol_absorption = 1.0;
};

Transmittance transmittance(const BirdAtmosphere& air, double air_mass) {
    const double pressure_mass = air_mass * air.pressure_pa / 101325.0;
    const double ozone = air.ozone_atm_cm * air_mass;
    const double water = air.precipitable_water_cm * air_mass;
    const double depth = 0.27583 * air.aerosol_depth_380nm + 0.35 * air.aerosol_depth_500nm;

    Transmittance t;
    t.rayleigh =
        std::exp(-0.0903 * std::pow(pressure_mass, 0.84) * (1.0 + pressure_mass - std::pow(pressure_mass, 1.01)));
    t.ozone = 1.0 - 0.1611 * ozone * std::pow(1.0 + 139.48 * ozone, -0.3034) -
              0.002715 * ozone / (1.0 + 0.044 * ozone + 0.0003 * ozone * ozone);
    t.gases = std::exp(-0.0127 * std::pow(pressure_mass, 0.26));
    t.water = 1.0 - 2.4959 * water / (std::pow(1.0 + 79.034 * water, 0.6828) + 6.385 * water);
    t.aerosol =
        std::exp(-std::pow(depth, 0.873) * (1.0 + depth - std::pow(depth, 0.7088)) * std::pow(air_mass, 0.9108));
    t.aerosol_absorption = 1.0 - 0.1 * (1.0 - air_mass + std::pow(air_mass, 1.06)) * (1.0 - t.aerosol);
    return t;
}

}  // namespace

ClearSky clear_sky_bird(double zenith_deg, const BirdAtmosphere& air, double extraterrestrial_w_m2) {
    if (!(zenith_deg < 90.0)) {
        return {};
    }
    const double air_mass = air_mass_kasten_1966(zenith_deg);
    const double cos_zenith = std::cos(to_radians(zenith_deg));
    const Transmittance t = transmittance(air, air_mass);
    const double scattering = t.aerosol / t.aerosol_absorption;
    const double sky_albedo = 0.0685 + (1.0 - air.asymmetry) * (1.0 - scattering);

    const double dni = 0.9662 * extraterrestrial_w_m2 * t.aerosol * t.water * t.gases * t.ozone * t.rayleigh;
    const double scattered = extraterrestrial_w_m2 * cos_zenith * 0.79 * t.ozone * t.gases * t.water *
                             t.aerosol_absorption * (0.5 * (1.0 - t.rayleigh) + air.asymmetry * (1.0 - scattering)) /
                             (1.0 - air_mass + std::pow(air_mass, 1.02));
    const double ghi = (dni * cos_zenith + scattered) / (1.0 - air.albedo * sky_albedo);
    return {ghi, dni, ghi - dni * cos_zenith};
}

}  // namespace sunshed
