#include "sunshed/pv/row_shading.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

double cos_deg(double angle_deg) {
    return std::cos(to_radians(angle_deg));
}
double sin_deg(double angle_deg) {
    return std::sin(to_radians(angle_deg));
}

}  // namespace

double projected_zenith_deg(double zenith_deg, double sun_azimuth_deg, double axis_tilt_deg, double axis_azimuth_deg) {
    const double east = sin_deg(zenith_deg) * sin_deg(sun_azimuth_deg);
    const double north = sin_deg(zenith_deg) * cos_deg(sun_azimuth_deg);
    const double up = cos_deg(zenith_deg);
    const double across = east * cos_deg(axis_azimuth_deg) - north * sin_deg(axis_azimuth_deg);
    const double above = east * sin_deg(axis_azimuth_deg) * sin_deg(axis_tilt_deg) +
                         north * cos_deg(axis_azimuth_deg) * sin_deg(axis_tilt_deg) + up * cos_deg(axis_tilt_deg);
    return to_degrees(std::atan2(across, above));
}

double turned_rows_shaded_fraction(const TurnedRows& rows, double zenith_deg, double sun_azimuth_deg) {
    const double sun_deg = projected_zenith_deg(zenith_deg, sun_azimuth_deg, rows.axis_tilt_deg, rows.axis_azimuth_deg);
    const double shading = std::abs(cos_deg(rows.shading_rotation_deg - sun_deg));
    const double shaded = std::abs(cos_deg(rows.shaded_rotation_deg - sun_deg));
    const double apart = rows.pitch_m / rows.collector_width_m / cos_deg(rows.cross_axis_slope_deg) *
                         cos_deg(sun_deg - rows.cross_axis_slope_deg);
    return std::clamp(0.5 + shading / shaded / 2.0 - apart / shaded, 0.0, 1.0);
}

}  // namespace sunshed
