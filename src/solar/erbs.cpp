#include "sunshed/solar/decomposition.hpp"

namespace sunshed {

namespace {

/// Eq. 1.
double diffuse_share(double kt) {
    if (kt <= 0.22) {
        return 1.0 - 0.09 * kt;
    }
    if (kt <= 0.8) {
        return 0.9511 - 0.1604 * kt + 4.388 * kt * kt - 16.638 * kt * kt * kt + 12.336 * kt * kt * kt * kt;
    }
    return 0.165;
}

}  // namespace

BeamDiffuse erbs(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2) {
    const double kt = clearness_index(ghi_w_m2, zenith_deg, extraterrestrial_w_m2);
    return split_by_diffuse_share(ghi_w_m2, zenith_deg, diffuse_share(kt));
}

}  // namespace sunshed
