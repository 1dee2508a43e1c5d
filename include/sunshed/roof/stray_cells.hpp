#pragma once

#include <array>
#include <vector>

#include "sunshed/core/raster.hpp"
#include "sunshed/roof/roof_segment.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {

/// The cells under a segment's outline that lie off its plane as far as obstacles do. Most are under obstacles; others
/// are too small for one, or on the wrong side of a border that was drawn straight. No module is laid over more than a
/// few.
class StrayCells {
public:
    /// None: where no surface shows the roof.
    StrayCells() = default;
    /// @param elevation_m  NaN where unknown: such cells are no strays
    StrayCells(const FloatRaster& elevation_m, const RoofSegment& segment, const RoofOptions& options);

    /// Whether the plane carries a module: the strays under it and within a third of a cell of it make up no more than
    /// a seventh of its area.
    /// @param corners  of a rectangle in plan, in their order around it
    [[nodiscard]] bool bear(const std::array<Point2, 4>& corners) const;

private:
    std::vector<Point2> middles_;  ///< from north to south
    double cell_size_m_ = 0.0;
};

}  // namespace sunshed
