#include <cmath>

#include "sunshed/reference_models/decomposition.hpp"

namespace sunshed {

BeamDiffuse boland(double ghi_w_m2, double zenith_deg, double extraterrestrial_w_m2, double a, double b) {
    const double kt = clearness_index(ghi_w_m2, zenith_deg, extraterrestrial_w_m2);
    return split_by_diffuse_share(ghi_w_m2, zenith_deg, 1.0 / (1.0 + std::exp(a * (kt - b))));
}

}  // namespace sunshed
