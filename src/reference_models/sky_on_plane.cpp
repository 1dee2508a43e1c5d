#include <algorithm>
#include <cmath>

#include "plane_parts.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/solar/diffuse_shares.hpp"

namespace sunshed {

namespace {

/// What a plane under an open sky gets of diffuse irradiance that is shared out as a run has it.
SkyDiffuse on_plane(const DiffuseShares& shares, const SkyMoment& sky, const PlaneOrientation& plane) {
    const double toward_sun = std::max(0.0, cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane));
    const double cos_zenith = std::max(shares.min_cos_zenith, cos_deg(sky.zenith_deg));
    return {sky.dhi_w_m2 * (1.0 - shares.circumsolar) * sky_share(plane.tilt_deg),
            sky.dhi_w_m2 * shares.circumsolar * toward_sun / cos_zenith,
            sky.dhi_w_m2 * shares.horizon * std::sin(to_radians(plane.tilt_deg))};
}

}  // namespace

SkyDiffuse isotropic_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    return on_plane(isotropic_shares(), sky, plane);
}

SkyDiffuse hay_davies_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    return on_plane(hay_davies_shares(sky.dni_w_m2, sky.extraterrestrial_w_m2), sky, plane);
}

SkyDiffuse perez_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    return on_plane(perez_shares(sky.zenith_deg, sky.dni_w_m2, sky.dhi_w_m2, sky.extraterrestrial_w_m2), sky, plane);
}

}  // namespace sunshed
