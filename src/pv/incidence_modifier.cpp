#include "sunshed/pv/incidence_modifier.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// Transmittance of one pane for unpolarised light, without the part that repeated reflections add.
double transmittance(double aoi_rad, double n, double extinction_thickness) {
    const double refracted = std::asin(std::sin(aoi_rad) / n);
    const double sum = refracted + aoi_rad;
    const double difference = refracted - aoi_rad;
    const double s = std::pow(std::sin(difference) / std::sin(sum), 2);
    const double p = std::pow(std::tan(difference) / std::tan(sum), 2);
    return (1.0 - (s + p) / 2.0) * std::exp(-extinction_thickness / std::cos(refracted));
}

}  // namespace

double incidence_modifier_ashrae(double aoi_deg, double b) {
    if (std::abs(aoi_deg) >= 90.0) {
        return 0.0;
    }
    return std::max(0.0, 1.0 - b * (1.0 / std::cos(to_radians(aoi_deg)) - 1.0));
}

double incidence_modifier_physical(double aoi_deg, double refractive_index, double extinction_per_m,
                                   double thickness_m) {
    const double aoi = std::abs(aoi_deg);
    if (aoi >= 90.0) {
        return 0.0;
    }
    const double extinction = extinction_per_m * thickness_m;
    const double normal_reflection = std::pow((refractive_index - 1.0) / (refractive_index + 1.0), 2);
    const double normal = (1.0 - normal_reflection) * std::exp(-extinction);
    return aoi < 1e-4 ? 1.0 : transmittance(to_radians(aoi), refractive_index, extinction) / normal;
}

double incidence_modifier_martin_ruiz(double aoi_deg, double a_r) {
    if (std::abs(aoi_deg) >= 90.0) {
        return 0.0;
    }
    return (1.0 - std::exp(-std::cos(to_radians(aoi_deg)) / a_r)) / (1.0 - std::exp(-1.0 / a_r));
}

DiffuseModifier diffuse_modifier_martin_ruiz(double tilt_deg, double a_r) {
    const double c1 = 0.4244;  // 4 / (3 pi), as the paper prints it
    const double c2 = 0.5 * a_r - 0.154;
    // The ground's factor is a limit where a flat module sees no ground.
    const double tilt = to_radians(std::clamp(tilt_deg, 1e-6, 180.0 - 1e-6));
    const auto modifier = [&](double arc) { return 1.0 - std::exp(-(c1 * arc + c2 * arc * arc) / a_r); };
    const double sky = std::sin(tilt) + (std::numbers::pi - tilt - std::sin(tilt)) / (1.0 + std::cos(tilt));
    const double ground = std::sin(tilt) + (tilt - std::sin(tilt)) / (1.0 - std::cos(tilt));
    return {modifier(sky), modifier(ground)};
}

}  // namespace sunshed
