#pragma once

#include "sunshed/solar/transposition.hpp"

namespace sunshed {

// What several models of the sky share.

double cos_deg(double angle_deg);

/// Of a uniform sky, what a plane sees: (1 + cos tilt) / 2.
double sky_share(double tilt_deg);

/// Beam on the plane over beam on the ground, held back near the horizon (cos 89 degrees).
double beam_ratio(const SkyMoment& sky, const PlaneOrientation& plane);

}  // namespace sunshed
