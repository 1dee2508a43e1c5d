#include "sunshed/solar/decomposition.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr double min_cos_zenith = 0.065;
constexpr double max_zenith_deg = 87.0;

/// The beam that is left over by a diffuse share; none of it where the sun is too low to tell.
BeamDiffuse split(double ghi_w_m2, double zenith_deg, double diffuse_share) {
    const double dhi = ghi_w_m2 * diffuse_share;
    const double dni = (ghi_w_m2 - dhi) / std::cos(to_radians(zenith_deg));
    if (zenith_deg > max_zenith_deg || ghi_w_m2 < 0.0 || dni < 0.0) {
        return {0.0, ghi_w_m2};
    }
    return {dni, dhi};
}

/// Eq. 1 of Erbs et al.
double erbs_diffuse_share(double kt) {
    if (kt <= 0.22) {
        return 1.0 - 0.09 * kt;
    }
    if (kt <= 0.8) {
        return 0.9511 - 0.1604 * kt + 4.388 * kt * kt - 16.638 * kt * kt * kt + 12.336 * kt * kt * kt * kt;
    }
    return 0.165;
}

}  // namespace

double clearness_index(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2) {
    const double horizontal = extraterrestrial_w_m2 * std::max(std::cos(to_radians(zenith_deg)), min_cos_zenith);
    return std::clamp(ghi_w_m2 / horizontal, 0.0, 1.0);
}

BeamDiffuse erbs(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2) {
    return split(ghi_w_m2, zenith_deg,
                 erbs_diffuse_share(clearness_index(ghi_w_m2, zenith_deg, extraterrestrial_w_m2)));
}

BeamDiffuse boland(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2, double a, double b) {
    const double kt = clearness_index(ghi_w_m2, zenith_deg, extraterrestrial_w_m2);
    return split(ghi_w_m2, zenith_deg, 1.0 / (1.0 + std::exp(a * (kt - b))));
}

}  // namespace sunshed
