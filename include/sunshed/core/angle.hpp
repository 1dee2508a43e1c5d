#pragma once

#include <cmath>
#include <numbers>

namespace sunshed {

constexpr double radians_per_degree = std::numbers::pi / 180.0;

constexpr double to_radians(double angle_deg) {
    return angle_deg * radians_per_degree;
}
constexpr double to_degrees(double angle_rad) {
    return angle_rad / radians_per_degree;
}

/// A compass azimuth brought into [0, 360).
inline double wrap_azimuth_deg(double azimuth_deg) {
    const double wrapped = std::fmod(azimuth_deg, 360.0);
    const double positive = wrapped < 0.0 ? wrapped + 360.0 : wrapped;
    return positive >= 360.0 ? 0.0 : positive;  // -1e-17 + 360 rounds to 360
}

/// The smaller angle between two compass azimuths, 0..180.
inline double azimuth_difference_deg(double a_deg, double b_deg) {
    const double difference = wrap_azimuth_deg(a_deg - b_deg);
    return difference > 180.0 ? 360.0 - difference : difference;
}

}  // namespace sunshed
