#include "plane_parts.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/vector.hpp"

namespace sunshed {

double cos_deg(double angle_deg) {
    return std::cos(to_radians(angle_deg));
}

double sky_share(double tilt_deg) {
    return (1.0 + cos_deg(tilt_deg)) / 2.0;
}

double cos_incidence(double zenith_deg, double sun_azimuth_deg, const PlaneOrientation& plane) {
    return dot(direction_from_azimuth_elevation(sun_azimuth_deg, 90.0 - zenith_deg),
               normal_from_tilt_azimuth(plane.tilt_deg, plane.azimuth_deg));
}

double beam_on_plane_w_m2(const SkyMoment& sky, const PlaneOrientation& plane) {
    return std::max(0.0, sky.dni_w_m2 * cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane));
}

double ground_on_plane_w_m2(double ghi_w_m2, double albedo, double tilt_deg) {
    return ghi_w_m2 * albedo * (1.0 - cos_deg(tilt_deg)) / 2.0;
}

}  // namespace sunshed
