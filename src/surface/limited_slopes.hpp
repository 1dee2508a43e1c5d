#pragma once

#include "sunshed/core/parallel.hpp"
#include "sunshed/surface/facets.hpp"

namespace sunshed {

/// The slope of each cell from its neighbours along each axis, which does not lean like a wall beside the cell: from
/// the smoother side, that is the one-sided difference of smaller size where both go the same way, and level where they
/// go opposite ways (the minmod limiter of Roe 1986, Ann. Rev. Fluid Mech. 18). Exact on a plane. At the grid's border
/// the one side that is there counts.
Slopes limited_slopes(const FloatRaster& elevation_m, Threads threads);

}  // namespace sunshed
