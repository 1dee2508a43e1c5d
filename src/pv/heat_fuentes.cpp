#include "sunshed/pv/heat_fuentes.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr double zero_c_k = 273.15;
constexpr double stefan_boltzmann = 5.669e-8;
constexpr double absorptance = 0.83;
constexpr double emittance = 0.84;
constexpr double length_m = 0.5;  // hydrodynamic length of the module
constexpr double tilt_deg = 30.0;
constexpr double height_m = 5.0;
constexpr double wind_height_m = 9.144;
// Conditions of the nominal operating cell temperature.
constexpr double nominal_w_m2 = 800.0;
constexpr double nominal_air_k = 293.15;
constexpr double nominal_sky_k = 282.21;

/// W m-2 K-1 from the upper side: the cube root of the sum of the cubes of forced and free convection (eq. 7 to 9).
double convection(double mean_k, double wind_m_s, double warmer_k) {
    const double density = 0.003484 * 101325.0 / mean_k;
    const double viscosity = 0.24237e-6 * std::pow(mean_k, 0.76) / density;
    const double conductivity = 2.1695e-4 * std::pow(mean_k, 0.84);
    const double reynolds = wind_m_s * length_m / viscosity;
    const double flow = density * wind_m_s * 1007.0;
    const double forced = reynolds > 1.2e5 ? 0.0282 / std::pow(reynolds, 0.2) * flow / std::pow(0.71, 0.4)
                                           : 0.86 / std::sqrt(reynolds) * flow / std::pow(0.71, 0.67);
    const double grashof =
        9.8 / mean_k * warmer_k * std::pow(length_m, 3) / (viscosity * viscosity) * std::cos(to_radians(tilt_deg));
    const double free = 0.21 * std::pow(grashof * 0.71, 0.32) * conductivity / length_m;
    return std::cbrt(free * free * free + forced * forced * forced);
}

double radiation(double one_k, double other_k) {
    return emittance * stefan_boltzmann * (one_k * one_k + other_k * other_k) * (one_k + other_k);
}

double fourth(double k) {
    return k * k * k * k;
}

}  // namespace

FuentesModule::FuentesModule(double inoct_c, double interval_h)
    : interval_s_(interval_h * 3600.0), module_k_(nominal_air_k) {
    const double inoct_k = inoct_c + zero_c_k;
    const double warmer = inoct_k - nominal_air_k;
    const double top = convection((inoct_k + nominal_air_k) / 2.0, 1.0, warmer);
    const double absorbed = absorptance * nominal_w_m2;
    const double emission = emittance * stefan_boltzmann;
    // What goes off the back, against what would if the ground were as the air.
    const double back_ratio = (absorbed - emission * (fourth(inoct_k) - fourth(nominal_sky_k)) - top * warmer) /
                              ((radiation(inoct_k, nominal_air_k) + top) * warmer);
    const double ground_k =
        std::clamp(std::pow(fourth(inoct_k) - back_ratio * (fourth(inoct_k) - fourth(nominal_air_k)), 0.25),
                   nominal_air_k, inoct_k);
    ground_ratio_ = (ground_k - nominal_air_k) / warmer;
    convection_ratio_ =
        (absorbed - emission * (2.0 * fourth(inoct_k) - fourth(nominal_sky_k) - fourth(ground_k))) / (top * warmer);
    // Modules that run hot are close to a roof, which holds heat too.
    capacity_j_m2_k_ = 11000.0 * (1.0 + std::max(0.0, inoct_c - 48.0) / 12.0);
}

double FuentesModule::step(double poa_w_m2, double air_c, double wind_m_s) {
    const double air_k = air_c + zero_c_k;
    const double absorbed = absorptance * poa_w_m2;
    const double sky_k = 0.68 * 0.0552 * std::pow(air_k, 1.5) + 0.32 * air_k;
    const double wind = wind_m_s * std::pow(height_m / wind_height_m, 0.2) + 1e-4;
    double module_k = module_k_;
    for (int round = 0; round < 10; ++round) {
        const double by_air =
            convection_ratio_ * convection((module_k + air_k) / 2.0, wind, std::abs(module_k - air_k));
        const double ground_k = air_k + ground_ratio_ * (module_k - air_k);
        const double by_sky = radiation(module_k, sky_k);
        const double by_ground = radiation(module_k, ground_k);
        const double all = by_air + by_sky + by_ground;
        // Eq. 8: the light changes evenly over the interval.
        const double exponent = -all / capacity_j_m2_k_ * interval_s_;
        const double kept = std::exp(exponent);
        const double change = absorbed - absorbed_before_w_m2_;
        const double driven = by_air * air_k + by_sky * sky_k + by_ground * ground_k + absorbed_before_w_m2_;
        module_k = module_k_ * kept + ((1.0 - kept) * (driven + change / exponent) + change) / all;
    }
    module_k_ = module_k;
    absorbed_before_w_m2_ = absorbed;
    return module_k - zero_c_k;
}

}  // namespace sunshed
