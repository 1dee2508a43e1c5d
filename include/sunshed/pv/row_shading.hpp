#pragma once

namespace sunshed {

/// Two parallel rows on an axis, the one in front shading the one behind; rotations after the right hand about the
/// axis.
struct TurnedRows {
    double axis_azimuth_deg = 180.0;
    double axis_tilt_deg = 0.0;
    double shaded_rotation_deg = 0.0;
    double shading_rotation_deg = 0.0;
    double collector_width_m = 1.0;
    double pitch_m = 2.0;
    double cross_axis_slope_deg = 0.0;
};

/// The sun's zenith angle projected into the plane across an axis, degrees, positive to the right of it (Anderson &
/// Mikofski 2020, NREL/TP-5K00-76626, eq. 5 to 7).
double projected_zenith_deg(double zenith_deg, double sun_azimuth_deg, double axis_tilt_deg, double axis_azimuth_deg);

/// Share of the row behind that is shaded, 0..1 (Anderson & Jensen 2024, J. Renew. Sustain. Energy 16, eq. 32, modules
/// in the axis).
double turned_rows_shaded_fraction(const TurnedRows& rows, double zenith_deg, double sun_azimuth_deg);

}  // namespace sunshed
