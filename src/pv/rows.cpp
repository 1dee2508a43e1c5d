#include "sunshed/pv/rows.hpp"

#include <algorithm>
#include <cmath>

#include "mean_over_line.hpp"
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

RowShadow::RowShadow(const RowGeometry& rows)
    : across(rows.ground_cover_ratio * std::sin(to_radians(rows.tilt_deg))),
      under(rows.ground_cover_ratio * std::cos(to_radians(rows.tilt_deg))) {}

double row_masking_angle_deg(const RowGeometry& rows, double slant_position) {
    const double tilt = to_radians(rows.tilt_deg);
    const double above = rows.ground_cover_ratio * (1.0 - slant_position);
    return to_degrees(std::atan2(above * std::sin(tilt), 1.0 - above * std::cos(tilt)));
}

double row_average_masking_angle_deg(const RowGeometry& rows) {
    // Near the foot of dense rows it bends sharply, so the places crowd there.
    return mean_over_line<200>([&](double t) { return row_masking_angle_deg(rows, t * t) * 2.0 * t; });
}

double row_sky_view(const RowGeometry& rows) {
    // Crossed strings (Hottel 1954) from the slope to the gap over it; lengths in slopes.
    const double pitch = 1.0 / rows.ground_cover_ratio;
    const double to_next_top = std::sqrt(pitch * pitch - 2.0 * pitch * std::cos(to_radians(rows.tilt_deg)) + 1.0);
    return (1.0 + pitch - to_next_top) / 2.0;
}

double row_diffuse_loss(const RowGeometry& rows) {
    return (1.0 - std::cos(to_radians(row_average_masking_angle_deg(rows)))) / 2.0;
}

}  // namespace sunshed
