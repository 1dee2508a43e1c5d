#include "sunshed/reference_models/incidence_modifier.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

double incidence_modifier_ashrae(double aoi_deg, double b) {
    if (std::abs(aoi_deg) >= 90.0) {
        return 0.0;
    }
    return std::max(0.0, 1.0 - b * (1.0 / std::cos(to_radians(aoi_deg)) - 1.0));
}

}  // namespace sunshed
