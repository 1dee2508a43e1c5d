#pragma once

#include "sunshed/building/plan_building.hpp"

namespace sunshed {

/// Coordinates from a corner of the grid beside a building. There, ties between equally good rows of modules or planes
/// are decided by the building's own shape, not by which digits the map's origin leaves to it: points are rounded to a
/// millionth of a metre (2^-20 m), which is far more than coordinates of 10,000 km are off by.
class LocalFrame {
public:
    LocalFrame(const GridGeometry& grid, const MultiPolygon& footprint);

    /// The grid in this frame.
    [[nodiscard]] GridGeometry local_grid() const;
    [[nodiscard]] MultiPolygon local(MultiPolygon footprint) const;
    /// The surface under the building and some cells around it.
    /// @param surface  on the grid
    [[nodiscard]] Surface local(const Surface& surface) const;

    /// A plan on the local surface as one on the grid.
    [[nodiscard]] RoofPlan on_grid(RoofPlan plan) const;

private:
    GridGeometry grid_;
    double first_column_ = 0.0;  ///< at the frame's origin
    double first_row_ = 0.0;
    Point2 origin_;
    Window window_;
};

}  // namespace sunshed
