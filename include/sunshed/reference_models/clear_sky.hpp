#pragma once

#include "sunshed/solar/clear_sky.hpp"

namespace sunshed {

// Clear skies beside the ESRA model that runs use (solar/clear_sky.hpp).

/// Ineichen & Perez 2002, Solar Energy 73(3), 151-157, eq. 2, 4 and 8, without the enhancement of low sun. Zero where
/// the sun is down.
/// @param absolute_air_mass  relative air mass x pressure / 101325 Pa
/// @param linke_turbidity    at air mass 2, 1 (clean and dry) to about 8
ClearSky clear_sky_ineichen(double apparent_zenith_deg, double absolute_air_mass, double linke_turbidity,
                            double altitude_m, double extraterrestrial_w_m2);

/// What the air holds, for Bird's model.
struct BirdAtmosphere {
    double pressure_pa = 101325.0;
    double precipitable_water_cm = 1.0;
    double ozone_atm_cm = 0.3;
    double aerosol_depth_380nm = 0.15;
    double aerosol_depth_500nm = 0.1;
    double asymmetry = 0.85;  ///< share of scattered light that goes forward
    double albedo = 0.2;      ///< of the ground, for light that goes up and comes back
};

/// Bird & Hulstrom 1981 (SERI/TR-642-761), with the relative air mass of Kasten 1966. Zero where the sun is down.
ClearSky clear_sky_bird(double zenith_deg, const BirdAtmosphere& air, double extraterrestrial_w_m2);

}  // namespace sunshed
