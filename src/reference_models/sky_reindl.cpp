#include <algorithm>
#include <cmath>

#include "plane_parts.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

SkyDiffuse reindl_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    SkyDiffuse diffuse = hay_davies_sky(sky, plane);
    const double horizontal_beam = std::max(0.0, sky.dni_w_m2 * cos_deg(sky.zenith_deg));
    const double brightening = sky.ghi_w_m2 > 0.0 ? std::sqrt(horizontal_beam / sky.ghi_w_m2) : 0.0;
    const double sin_half_tilt = std::sin(to_radians(plane.tilt_deg / 2.0));
    diffuse.horizon_w_m2 = diffuse.isotropic_w_m2 * brightening * std::pow(sin_half_tilt, 3);
    return diffuse;
}

}  // namespace sunshed
