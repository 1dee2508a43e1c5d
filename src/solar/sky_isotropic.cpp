#include "plane_parts.hpp"

namespace sunshed {

SkyDiffuse isotropic_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    return {sky.dhi_w_m2 * sky_share(plane.tilt_deg), 0.0, 0.0};
}

}  // namespace sunshed
