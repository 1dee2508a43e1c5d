#pragma once

#include "sunshed/pv/rows.hpp"

namespace sunshed {

// Endless parallel rows over level ground, in the plane across them: Marion et al. 2017 (44th IEEE PVSC, "A practical
// irradiance model for bifacial PV modules") and Mikofski et al. 2019 (46th IEEE PVSC, "Bifacial performance modeling
// in large arrays"). Diffuse light is uniform.

/// Rows that stand over the ground.
struct Sheds {
    RowGeometry rows;                ///< tilt of the face, 0..180 degrees: a back has 180 - that of its front
    double height_over_pitch = 0.5;  ///< of the row's centre line
};

/// The same rows seen from behind.
Sheds back_of(const Sheds& front);

/// View factors, 0..1, each averaged over the slope or over the ground between two rows.
struct ShedViews {
    double sky = 0.0;         ///< of the face to the sky between rows
    double ground = 0.0;      ///< of the face to the ground
    double ground_sky = 0.0;  ///< of the ground to the sky between rows
};
ShedViews shed_views(const Sheds& sheds);

/// Share of the ground between rows that the sun reaches, 0..1; none where it stands under 5 degrees across the rows.
double lit_ground_share(const RowShadow& shadow, double sun_lean);

/// Share of the light on open ground that falls on the ground between rows, 0..1.
/// @param diffuse_share  of the global irradiance, 0..1
double shed_ground_share(const ShedViews& views, double lit_ground, double diffuse_share);

}  // namespace sunshed
