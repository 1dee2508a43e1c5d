#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/solar/decomposition.hpp"

namespace sunshed {

namespace {

constexpr double min_cos_zenith = 0.065;
constexpr double max_zenith_deg = 87.0;

}  // namespace

double clearness_index(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2) {
    const double horizontal = extraterrestrial_w_m2 * std::max(std::cos(to_radians(zenith_deg)), min_cos_zenith);
    return std::clamp(ghi_w_m2 / horizontal, 0.0, 1.0);
}

BeamDiffuse split_by_diffuse_share(double ghi_w_m2, double zenith_deg, double diffuse_share) {
    const double dhi = ghi_w_m2 * diffuse_share;
    const double dni = (ghi_w_m2 - dhi) / std::cos(to_radians(zenith_deg));
    if (zenith_deg > max_zenith_deg || ghi_w_m2 < 0.0 || dni < 0.0) {
        return {0.0, ghi_w_m2};
    }
    return {dni, dhi};
}

}  // namespace sunshed
