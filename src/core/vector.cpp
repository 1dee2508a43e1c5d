#include "sunshed/core/vector.hpp"

#include "sunshed/core/angle.hpp"

namespace sunshed {

Vector3 direction_from_azimuth_elevation(double azimuth_deg, double elevation_deg) {
    const double azimuth = to_radians(azimuth_deg);
    const double elevation = to_radians(elevation_deg);
    return {std::sin(azimuth) * std::cos(elevation), std::cos(azimuth) * std::cos(elevation), std::sin(elevation)};
}

Vector3 normal_from_tilt_azimuth(double tilt_deg, double azimuth_deg) {
    return direction_from_azimuth_elevation(azimuth_deg, 90.0 - tilt_deg);
}

TiltAzimuth tilt_azimuth_from_normal(const Vector3& normal) {
    const double horizontal = std::hypot(normal.x, normal.y);
    if (horizontal == 0.0) {
        return {0.0, 0.0};
    }
    return {to_degrees(std::atan2(horizontal, normal.z)), wrap_azimuth_deg(to_degrees(std::atan2(normal.x, normal.y)))};
}

}  // namespace sunshed
