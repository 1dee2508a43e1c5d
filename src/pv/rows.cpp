#include "sunshed/pv/rows.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

double row_shaded_fraction(const RowGeometry& rows, double sun_across_deg) {
    if (sun_across_deg <= 0.0 || sun_across_deg >= 180.0) {
        return 1.0;
    }
    const double tilt = to_radians(rows.tilt_deg);
    const double profile = to_radians(sun_across_deg);
    // The ray over the upper edge of the row in front meets this row's slope at a share s from below:
    // pitch / slope length = (1 - s) sin(tilt + profile) / sin(profile).
    const double lit = std::sin(profile) / (rows.ground_cover_ratio * std::sin(profile + tilt));
    return std::sin(profile + tilt) <= 0.0 ? 1.0 : std::clamp(1.0 - lit, 0.0, 1.0);
}

double row_masking_angle_deg(const RowGeometry& rows, double slant_position) {
    const double tilt = to_radians(rows.tilt_deg);
    const double above = rows.ground_cover_ratio * (1.0 - slant_position);
    return to_degrees(std::atan2(above * std::sin(tilt), 1.0 - above * std::cos(tilt)));
}

double row_diffuse_loss(const RowGeometry& rows) {
    // Simpson's rule over the slope; the angle is smooth.
    constexpr int intervals = 20;
    double average_deg = 0.0;
    for (int i = 0; i <= intervals; ++i) {
        const double weight = i == 0 || i == intervals ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        average_deg += weight * row_masking_angle_deg(rows, static_cast<double>(i) / intervals) / (3.0 * intervals);
    }
    return (1.0 - std::cos(to_radians(average_deg))) / 2.0;
}

}  // namespace sunshed
