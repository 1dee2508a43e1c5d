#pragma once

namespace sunshed {

/// How far apart rows of tilted modules stand on a flat roof.
enum class SpacingRule {
    gb50797_9_15,  ///< GB 50797-2012, 7.2.2: no shade on the winter solstice from 9:00 to 15:00 true solar time
    window_10_14,  ///< the same from 10:00 to 14:00
    solstice_3h,   ///< three hours of sun around noon on the winter solstice: 10:30 to 13:30
    ground_cover,  ///< a given ground cover ratio
    max_energy,    ///< the pitch, and the tilt, of the most energy per square metre of roof
    max_coverage,  ///< as near as the ballast aisle allows
};

struct RowSpacing {
    SpacingRule rule = SpacingRule::gb50797_9_15;
    double ground_cover_ratio = 0.5;  ///< for ground_cover: slope length over pitch, 0..1
    double max_shadow_ratio = 12.0;   ///< shadows longer than this times the height are not waited out (polar noon)
    double ballast_aisle_m = 0.3;     ///< least clear distance between rows, in plan, whatever the rule
};

/// One row and what it stands on.
struct RowStand {
    double slope_length_m = 1.0;  ///< of the row along its tilt
    double tilt_deg = 0.0;        ///< against level ground
    double azimuth_deg = 180.0;   ///< true azimuth that the row faces
    double rise_behind = 0.0;     ///< of the roof per metre toward the row behind; 0 on level roofs
    double rise_along = 0.0;      ///< of the roof per metre along the row, to the right of one who faces the azimuth
};

/// Longest shadow of the rule's hours over the height of what casts it, measured across rows that face an azimuth.
/// On level ground: cos(difference of azimuths) / tan(elevation), the sun at declination -23.45 degrees.
/// For rows that face the equator from 9:00 on this is the formula of GB 50797, D = L cos b + L sin b x ratio.
/// @param latitude_deg  north positive
/// @param row_azimuth_deg  true azimuth that the rows face
double shadow_ratio(const RowSpacing& spacing, double latitude_deg, double row_azimuth_deg);

/// Front edge to front edge, in plan, m: the ray over a row's upper edge that falls farthest back in the rule's hours
/// meets the roof there. On a level roof that faces the equator it is the formula of GB 50797; on others the roof's own
/// slopes count. max_energy is as max_coverage here: what is best is known to who knows the energy.
double row_pitch_m(const RowSpacing& spacing, double latitude_deg, const RowStand& stand);

}  // namespace sunshed
