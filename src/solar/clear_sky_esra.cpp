#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/solar/clear_sky.hpp"

namespace sunshed {

namespace {

/// Optical air mass at the sun's refracted elevation, Rigollier et al. eq. 4 to 7.
double air_mass(double elevation_rad, double altitude_m) {
    const double refraction = 0.061359 * (0.1594 + 1.123 * elevation_rad + 0.065656 * elevation_rad * elevation_rad) /
                              (1.0 + 28.9344 * elevation_rad + 277.3971 * elevation_rad * elevation_rad);
    const double refracted = elevation_rad + refraction;
    return std::exp(-altitude_m / 8434.5) /
           (std::sin(refracted) + 0.50572 * std::pow(to_degrees(refracted) + 6.07995, -1.6364));
}

/// Integral optical thickness of clean, dry air, eq. 8 (Kasten 1996).
double rayleigh_depth(double m) {
    if (m > 20.0) {
        return 1.0 / (10.4 + 0.718 * m);
    }
    return 1.0 / (6.6296 + m * (1.7513 + m * (-0.1202 + m * (0.0065 - 0.00013 * m))));
}

/// Diffuse transmission of the air at zenith, eq. 16.
double zenith_diffuse(double linke) {
    return -0.015843 + linke * (0.030543 + 0.0003797 * linke);
}

/// How it changes with the sun's elevation, eq. 17 and 18.
double diffuse_angular(double linke, double sin_elevation, double at_zenith) {
    double a0 = 0.26463 + linke * (-0.061581 + 0.0031408 * linke);
    if (a0 * at_zenith < 0.0022) {
        a0 = 0.0022 / at_zenith;
    }
    const double a1 = 2.04020 + linke * (0.018945 - 0.011161 * linke);
    const double a2 = -1.3025 + linke * (0.039231 + 0.0085079 * linke);
    return a0 + sin_elevation * (a1 + a2 * sin_elevation);
}

}  // namespace

ClearSky clear_sky_esra(double zenith_deg, double linke_turbidity, double altitude_m, double extraterrestrial_w_m2) {
    if (!(zenith_deg < 90.0)) {
        return {};
    }
    const double elevation = to_radians(90.0 - zenith_deg);
    const double sin_elevation = std::sin(elevation);
    const double m = air_mass(elevation, altitude_m);
    const double dni = extraterrestrial_w_m2 * std::exp(-0.8662 * linke_turbidity * m * rayleigh_depth(m));  // eq. 11
    const double at_zenith = zenith_diffuse(linke_turbidity);
    const double dhi =
        std::max(0.0, extraterrestrial_w_m2 * at_zenith * diffuse_angular(linke_turbidity, sin_elevation, at_zenith));
    return {dni * sin_elevation + dhi, dni, dhi};
}

}  // namespace sunshed
