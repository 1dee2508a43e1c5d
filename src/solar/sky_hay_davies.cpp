#include <algorithm>

#include "plane_parts.hpp"

namespace sunshed {

SkyDiffuse hay_davies_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    const double anisotropy = sky.dni_w_m2 / sky.extraterrestrial_w_m2;
    return {std::max(0.0, sky.dhi_w_m2 * (1.0 - anisotropy) * sky_share(plane.tilt_deg)),
            std::max(0.0, sky.dhi_w_m2 * anisotropy * beam_ratio(sky, plane)), 0.0};
}

}  // namespace sunshed
