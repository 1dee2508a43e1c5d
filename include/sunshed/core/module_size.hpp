#pragma once

namespace sunshed {

/// A module as a rectangle.
struct ModuleSize {
    double length_m = 2.278;
    double width_m = 1.134;

    /// Of so many modules.
    [[nodiscard]] double area_m2(double count = 1.0) const { return count * length_m * width_m; }
};

}  // namespace sunshed
