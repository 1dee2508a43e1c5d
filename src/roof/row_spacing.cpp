#include "sunshed/roof/row_spacing.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

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
        default:
            return 1.5;
    }
}

/// How far a ray of the sun runs, in plan, while it falls by one metre.
struct RayRun {
    double back = 0.0;   ///< away from the azimuth that rows face; negative where the sun is behind them
    double right = 0.0;  ///< to the right of one who faces the azimuth
};

/// At an hour angle on the winter solstice. A sun near or below the horizon counts as one that stands just above it.
RayRun ray_run(double latitude_deg, double hour_angle_deg, double row_azimuth_deg) {
    const double declination = to_radians(latitude_deg >= 0.0 ? -solstice_declination_deg : solstice_declination_deg);
    const double latitude = to_radians(latitude_deg);
    const double hour = to_radians(hour_angle_deg);
    const double up =
        std::sin(latitude) * std::sin(declination) + std::cos(latitude) * std::cos(declination) * std::cos(hour);
    const double north =
        std::cos(latitude) * std::sin(declination) - std::sin(latitude) * std::cos(declination) * std::cos(hour);
    const double east = -std::cos(declination) * std::sin(hour);
    const double row = to_radians(row_azimuth_deg);
    const double fall = std::max(up, 1e-3);
    return {(east * std::sin(row) + north * std::cos(row)) / fall,
            (north * std::sin(row) - east * std::cos(row)) / fall};
}

/// The rays of the rule's hours, none longer than the longest shadow that is waited out.
template <class Visit>
void for_rays(const RowSpacing& spacing, double latitude_deg, double row_azimuth_deg, Visit visit) {
    constexpr int steps = 36;
    const double window_deg = 15.0 * half_window_h(spacing.rule);
    for (int i = -steps; i <= steps; ++i) {
        RayRun ray = ray_run(latitude_deg, window_deg * i / steps, row_azimuth_deg);
        if (ray.back > spacing.max_shadow_ratio) {
            ray.right *= spacing.max_shadow_ratio / ray.back;
            ray.back = spacing.max_shadow_ratio;
        }
        if (ray.back > 0.0) {
            visit(ray);
        }
    }
}

/// Where the shadow of a row's upper edge meets the roof behind it, from the row's lower edge, in plan. With y toward
/// the row behind, x along the row, and the roof z = rise_along x + rise_behind y, a ray from (0, L cos b, L sin b)
/// that has fallen by t is over (t right, L cos b + t back); the shadow lies along the row.
double shadow_reach_m(const RowStand& stand, const RayRun& ray, double max_shadow_ratio) {
    const double run_m = stand.slope_length_m * std::cos(to_radians(stand.tilt_deg));
    const double height_m = stand.slope_length_m * std::sin(to_radians(stand.tilt_deg)) - stand.rise_behind * run_m;
    // A roof that falls away faster than the ray is never met.
    const double closing = 1.0 + stand.rise_along * ray.right + stand.rise_behind * ray.back;
    const double longest_m = std::max(height_m, 0.0) * max_shadow_ratio;
    const double shadow_m = closing > 0.0 ? std::max(height_m, 0.0) / closing * ray.back : longest_m;
    return run_m + std::min(shadow_m, longest_m);
}

}  // namespace

double shadow_ratio(const RowSpacing& spacing, double latitude_deg, double row_azimuth_deg) {
    double longest = 0.0;
    for_rays(spacing, latitude_deg, row_azimuth_deg, [&](const RayRun& ray) { longest = std::max(longest, ray.back); });
    return longest;
}

double row_pitch_m(const RowSpacing& spacing, double latitude_deg, const RowStand& stand) {
    const double densest_m =
        stand.slope_length_m * std::cos(to_radians(stand.tilt_deg)) + std::max(spacing.ballast_aisle_m, 0.0);
    switch (spacing.rule) {
        case SpacingRule::max_energy:
        case SpacingRule::max_coverage:
            return densest_m;
        case SpacingRule::ground_cover:
            return std::max(stand.slope_length_m / std::clamp(spacing.ground_cover_ratio, 0.05, 1.0), densest_m);
        default:
            break;
    }
    double pitch_m = densest_m;
    for_rays(spacing, latitude_deg, stand.azimuth_deg, [&](const RayRun& ray) {
        pitch_m = std::max(pitch_m, shadow_reach_m(stand, ray, spacing.max_shadow_ratio));
    });
    return pitch_m;
}

}  // namespace sunshed
