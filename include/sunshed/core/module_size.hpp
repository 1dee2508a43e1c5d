#pragma once

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

/// A module as a rectangle.
struct ModuleSize {
    double length_m = 2.278;
    double width_m = 1.134;

    /// Of so many modules.
    [[nodiscard]] double area_m2(double count = 1.0) const { return count * length_m * width_m; }
    /// Their horizontal projection.
    [[nodiscard]] double plan_area_m2(double count, double tilt_deg) const {
        return area_m2(count) * std::cos(to_radians(tilt_deg));
    }
};

}  // namespace sunshed
