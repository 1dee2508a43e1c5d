#include "sunshed/roof/row_spacing.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr double solstice_declination_deg = 23.45;

/// Hours from noon during which no shade may fall.
double half_window_h(SpacingRule rule) {
    switch (rule) {
        case SpacingRule::gb50797_9_15:
            return 3.0;
        case SpacingRule::window_10_14:
            return 2.0;
        case SpacingRule::solstice_3h:
        case SpacingRule::ground_cover:
            break;
    }
    return 1.5;
}

/// Shadow across the rows over height at an hour angle on the winter solstice; negative where the sun is behind them.
double ratio_at(double latitude_deg, double hour_angle_deg, double row_azimuth_deg) {
    const double declination = to_radians(latitude_deg >= 0.0 ? -solstice_declination_deg : solstice_declination_deg);
    const double latitude = to_radians(latitude_deg);
    const double hour = to_radians(hour_angle_deg);
    const double up =
        std::sin(latitude) * std::sin(declination) + std::cos(latitude) * std::cos(declination) * std::cos(hour);
    const double north =
        std::cos(latitude) * std::sin(declination) - std::sin(latitude) * std::cos(declination) * std::cos(hour);
    const double east = -std::cos(declination) * std::sin(hour);
    const double row = to_radians(row_azimuth_deg);
    return (east * std::sin(row) + north * std::cos(row)) / std::max(up, 1e-3);
}

}  // namespace

double shadow_ratio(const RowSpacing& spacing, double row_azimuth_deg) {
    constexpr int steps = 36;
    const double window_deg = 15.0 * half_window_h(spacing.rule);
    double longest = 0.0;
    for (int i = -steps; i <= steps; ++i) {
        longest = std::max(longest, ratio_at(spacing.latitude_deg, window_deg * i / steps, row_azimuth_deg));
    }
    return std::min(longest, spacing.max_shadow_ratio);
}

double row_pitch_m(const RowSpacing& spacing, double slope_length_m, double tilt_deg, double row_azimuth_deg) {
    if (spacing.rule == SpacingRule::ground_cover) {
        return slope_length_m / std::clamp(spacing.ground_cover_ratio, 0.05, 1.0);
    }
    const double tilt = to_radians(tilt_deg);
    return slope_length_m * (std::cos(tilt) + std::sin(tilt) * shadow_ratio(spacing, row_azimuth_deg));
}

SpacingRule spacing_rule_from_string(const std::string& name) {
    if (name == "gb50797-9-15") {
        return SpacingRule::gb50797_9_15;
    }
    if (name == "window-10-14") {
        return SpacingRule::window_10_14;
    }
    if (name == "solstice-3h") {
        return SpacingRule::solstice_3h;
    }
    if (name == "gcr") {
        return SpacingRule::ground_cover;
    }
    throw Error(ErrorCode::bad_input, "layout.spacing", "'" + name + "' is no spacing rule",
                "use gb50797-9-15, window-10-14, solstice-3h or gcr");
}

}  // namespace sunshed
