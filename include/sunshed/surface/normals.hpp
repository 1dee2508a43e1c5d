#pragma once

#include "sunshed/core/parallel.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// The upward normal of each cell, in grid axes.
///
/// A cell beside a wall must not lean like the wall, so the slope along each axis is taken from the smoother side: the
/// one-sided difference of smaller size where both go the same way, and level where they go opposite ways (the minmod
/// limiter of Roe 1986, Ann. Rev. Fluid Mech. 18). On a plane both sides agree and the slope is exact. At the grid's
/// border the one side that is there counts.
NormalField surface_normals(const Surface& surface, Threads threads);

/// The same for a part of the surface; what borders the part counts.
NormalField surface_normals(const Surface& surface, const Window& part, Threads threads);

}  // namespace sunshed
