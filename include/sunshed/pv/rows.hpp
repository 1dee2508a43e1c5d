#pragma once

namespace sunshed {

/// Parallel rows of tilted modules on level ground.
struct RowGeometry {
    double tilt_deg = 0.0;
    double ground_cover_ratio = 0.5;  ///< slope length over pitch
};

/// Share of a row's slope that the row before it shades, 0..1: the shadow of its upper edge on the row's plane.
/// @param sun_across_deg  the sun's elevation projected into the plane across the rows (profile angle), toward the side
///                        that the modules face
double row_shaded_fraction(const RowGeometry& rows, double sun_across_deg);

/// How far the shadow of a row reaches over level ground, in pitches; negative where it falls behind the row.
struct RowShadow {
    double across = 0.0;  ///< a pitch of it for each unit of sun_lean
    double under = 0.0;   ///< with the sun overhead

    explicit RowShadow(const RowGeometry& rows);
    /// @param sun_lean  tangent of the sun's zenith angle in the plane across the rows, positive toward the side that
    ///                  the modules face: cot(sun_across)
    [[nodiscard]] double length(double sun_lean) const { return across * sun_lean + under; }
};

/// Share of the slope that is lit by a sun before the modules: 1 - row_shaded_fraction.
inline double lit_slope_share(double shadow_pitches) {
    return shadow_pitches > 1.0 ? 1.0 / shadow_pitches : 1.0;
}

/// Angle that the row before hides at a height on the slope (0 = lower edge, 1 = upper), degrees.
double row_masking_angle_deg(const RowGeometry& rows, double slant_position);

/// The same averaged over the slope, degrees: Passias & Kallback 1984, Solar Cells 11(3).
double row_average_masking_angle_deg(const RowGeometry& rows);

/// View factor of a row's front to the sky between rows, averaged over the slope, 0..1 (Hottel 1954).
double row_sky_view(const RowGeometry& rows);

/// Share of the uniform sky that rows lose to the row before them, averaged over the slope: Passias & Kallback 1984
/// (Solar Cells 11(3)), the sky's loss (1 - cos(masking)) / 2 at the average masking angle.
double row_diffuse_loss(const RowGeometry& rows);

}  // namespace sunshed
