#include <algorithm>
#include <cmath>
#include <numbers>

#include "plane_parts.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr double shaded_index = 0.25227;  // Muneer 1990, for a plane that the sun does not reach
constexpr double low_sun_rad = 0.1;       // 5.7 degrees, from where on r.sun counts the sun as low

/// What the plane sees of the sky and its brightness falling off, Hofierka & Suri 2002, eq. 26.
double view(double tilt_rad, double index) {
    const double half = std::sin(tilt_rad / 2.0);
    return (1.0 + std::cos(tilt_rad)) / 2.0 +
           (std::sin(tilt_rad) - tilt_rad * std::cos(tilt_rad) - std::numbers::pi * half * half) * index;
}

}  // namespace

SkyDiffuse muneer_sky(const SkyMoment& sky, const PlaneOrientation& plane) {
    const double elevation = to_radians(90.0 - sky.zenith_deg);
    const double tilt = to_radians(plane.tilt_deg);
    const double sin_elevation = std::sin(elevation);
    if (plane.tilt_deg == 0.0) {
        return {sky.dhi_w_m2, 0.0, 0.0};
    }
    if (sin_elevation <= 0.0) {
        return {sky.dhi_w_m2 * view(tilt, shaded_index), 0.0, 0.0};
    }
    const double sin_incidence = cos_incidence(sky.zenith_deg, sky.azimuth_deg, plane);
    if (sin_incidence <= 0.0) {
        return {sky.dhi_w_m2 * view(tilt, shaded_index), 0.0, 0.0};
    }
    const double beam_share =
        std::clamp(sky.dni_w_m2 / sky.extraterrestrial_w_m2, 0.0, 1.0);  // Kb, eq. 28: both on the level
    const double index = 0.00263 - 0.712 * beam_share - 0.6883 * beam_share * beam_share;  // eq. 27
    const double uniform = sky.dhi_w_m2 * view(tilt, index) * (1.0 - beam_share);
    if (elevation >= low_sun_rad) {
        return {uniform, sky.dhi_w_m2 * beam_share * sin_incidence / sin_elevation, 0.0};
    }
    const double azimuth_off = to_radians(sky.azimuth_deg - plane.azimuth_deg);
    return {uniform, sky.dhi_w_m2 * beam_share * std::sin(tilt) * std::cos(azimuth_off) / (0.1 - 0.008 * elevation),
            0.0};
}

}  // namespace sunshed
