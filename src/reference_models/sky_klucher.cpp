#include <algorithm>
#include <cmath>

#include "plane_parts.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

SkyDiffuse klucher_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    const double ratio = sky.ghi_w_m2 > 0.0 ? sky.dhi_w_m2 / sky.ghi_w_m2 : 1.0;
    const double f = 1.0 - ratio * ratio;  // eq. 2
    const double cos_aoi = std::max(0.0, cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane));
    const double sin_half_tilt = std::sin(to_radians(plane.tilt_deg / 2.0));
    const double sin_zenith = std::sin(to_radians(sky.zenith_deg));
    const double horizon_term = 1.0 + f * std::pow(sin_half_tilt, 3);
    const double sun_term = 1.0 + f * cos_aoi * cos_aoi * std::pow(sin_zenith, 3);
    return {sky.dhi_w_m2 * sky_share(plane.tilt_deg) * horizon_term * sun_term, 0.0, 0.0};
}

}  // namespace sunshed
