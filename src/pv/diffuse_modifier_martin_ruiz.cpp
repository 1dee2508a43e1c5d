#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunshed/core/angle.hpp"
#include "sunshed/pv/incidence_modifier.hpp"

namespace sunshed {

DiffuseModifier diffuse_modifier_martin_ruiz(double tilt_deg, double a_r) {
    const double c1 = 0.4244;  // 4 / (3 pi), as the paper prints it
    const double c2 = 0.5 * a_r - 0.154;
    // The ground's factor is a limit where a flat module sees no ground.
    const double tilt = to_radians(std::clamp(tilt_deg, 1e-6, 180.0 - 1e-6));
    const auto modifier = [&](double arc) { return 1.0 - std::exp(-(c1 * arc + c2 * arc * arc) / a_r); };
    const double sky = std::sin(tilt) + (std::numbers::pi - tilt - std::sin(tilt)) / (1.0 + std::cos(tilt));
    const double ground = std::sin(tilt) + (tilt - std::sin(tilt)) / (1.0 - std::cos(tilt));
    return {modifier(sky), modifier(ground)};
}

}  // namespace sunshed
