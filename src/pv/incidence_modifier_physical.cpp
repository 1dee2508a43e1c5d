#include "sunshed/pv/incidence_modifier.hpp"

#include <cmath>

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

}  // namespace sunshed
