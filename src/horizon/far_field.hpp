#pragma once

#include "lines.hpp"
#include "sunshed/core/parallel.hpp"

namespace sunshed {

/// What of the raster lies beyond the grid.
struct Beyond {
    const MaxPyramid* pyramid = nullptr;  ///< nullptr = nothing
    GridPart part;                        ///< of the grid
};

/// Writes the horizon of every served cell: that of its near field, raised to what lies beyond it.
void sweep_lines(const LaneScene& scene, const Lines& lines, const Beyond& beyond, double radius_m, Threads threads);

}  // namespace sunshed
