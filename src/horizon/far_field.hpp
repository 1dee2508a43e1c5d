#pragma once

#include "lines.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"

namespace sunshed {

/// Raises each served cell's horizon to what lies beyond its near field.
/// @param tangent  on the served cells' grid
void raise_to_far_field(const HorizonScene& scene, const Lines& lines, double radius_m, Threads threads,
                        FloatRaster& tangent);

}  // namespace sunshed
