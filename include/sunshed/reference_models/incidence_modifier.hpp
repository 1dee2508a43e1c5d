#pragma once

namespace sunshed {

// How much of the beam a module's glass lets through, beside the model that runs use (pv/incidence_modifier.hpp).

/// ASHRAE 93-77; Souka & Safwat 1966.
double incidence_modifier_ashrae(double aoi_deg, double b = 0.05);

/// Martin & Ruiz 2001, Solar Energy Materials & Solar Cells 70(1), eq. 4.
double incidence_modifier_martin_ruiz(double aoi_deg, double a_r = 0.16);

}  // namespace sunshed
