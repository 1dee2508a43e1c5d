#include "sunshed/reference_models/incidence_modifier.hpp"

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

double incidence_modifier_martin_ruiz(double aoi_deg, double a_r) {
    if (std::abs(aoi_deg) >= 90.0) {
        return 0.0;
    }
    return (1.0 - std::exp(-std::cos(to_radians(aoi_deg)) / a_r)) / (1.0 - std::exp(-1.0 / a_r));
}

}  // namespace sunshed
