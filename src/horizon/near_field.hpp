#pragma once

#include "lines.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"

namespace sunshed {

/// How many steps from a cell its ray is followed exactly; farther on, half a cell aside matters little.
constexpr int near_steps = 8;

/// The horizon of every cell from what lies within near_steps, on the ray from the cell's very centre over the bilinear
/// surface: at every step, and at half steps over the first two cells, where a wall that ends beside the cell rises
/// between the samples. What lies beyond radius_m or the grid's border does not count; 0 where nothing is left.
void near_horizon(const HorizonScene& scene, const Lines& lines, double radius_m, Threads threads,
                  FloatRaster& tangent);

}  // namespace sunshed
