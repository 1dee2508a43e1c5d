#pragma once

#include "sunshed/reference_models/transposition.hpp"

namespace sunshed {

// What several models of the sky share.

double cos_deg(double angle_deg);

/// Of a uniform sky, what a plane sees: (1 + cos tilt) / 2.
double sky_share(double tilt_deg);

}  // namespace sunshed
