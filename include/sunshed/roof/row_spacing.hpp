#pragma once

#include <string>

namespace sunshed {

/// How far apart rows of tilted modules stand on a flat roof.
enum class SpacingRule {
    gb50797_9_15,  ///< GB 50797-2012, 7.2.2: no shade on the winter solstice from 9:00 to 15:00 true solar time
    window_10_14,  ///< the same from 10:00 to 14:00
    solstice_3h,   ///< three hours of sun around noon on the winter solstice: 10:30 to 13:30
    ground_cover,  ///< a given ground cover ratio
};

struct RowSpacing {
    SpacingRule rule = SpacingRule::gb50797_9_15;
    double ground_cover_ratio = 0.5;  ///< for ground_cover: slope length over pitch, 0..1
    double latitude_deg = 45.75;
    double max_shadow_ratio = 12.0;  ///< shadows longer than this times the height are not waited out (polar noon)
};

/// Longest shadow of the rule's hours over the height of what casts it, measured across rows that face an azimuth.
/// On level ground: cos(difference of azimuths) / tan(elevation), the sun at declination -23.45 degrees.
/// For rows that face the equator from 9:00 on this is the formula of GB 50797, D = L cos b + L sin b x ratio.
/// @param row_azimuth_deg  true azimuth that the rows face
double shadow_ratio(const RowSpacing& spacing, double row_azimuth_deg);

/// Front edge to front edge, in plan, m.
double row_pitch_m(const RowSpacing& spacing, double slope_length_m, double tilt_deg, double row_azimuth_deg);

/// "gb50797-9-15", "window-10-14", "solstice-3h", "gcr". @throws Error for another word
SpacingRule spacing_rule_from_string(const std::string& name);

}  // namespace sunshed
