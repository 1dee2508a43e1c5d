#pragma once

#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/place.hpp"

namespace sunshed {

/// A place on a projected map: what the sun, the rows of modules and the compass there follow from.
struct Site {
    Place place;
    double grid_convergence_deg = 0.0;  ///< true azimuth = grid azimuth + this

    /// True azimuth of the equator: where the sun stands at noon, and where rows of modules face.
    [[nodiscard]] double equator_true_azimuth_deg() const { return place.latitude_deg >= 0.0 ? 180.0 : 0.0; }
    /// The same on the grid; not wrapped.
    [[nodiscard]] double equator_azimuth_deg() const { return equator_true_azimuth_deg() - grid_convergence_deg; }
    /// 0 to 360; NaN stays NaN.
    [[nodiscard]] double true_azimuth_deg(double grid_azimuth_deg) const {
        return std::isnan(grid_azimuth_deg) ? grid_azimuth_deg
                                            : wrap_azimuth_deg(grid_azimuth_deg + grid_convergence_deg);
    }
};

}  // namespace sunshed
