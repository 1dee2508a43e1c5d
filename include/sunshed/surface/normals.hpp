#pragma once

#include "sunshed/core/parallel.hpp"
#include "sunshed/surface/facets.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// The upward normals of some cells, in grid axes.
NormalField normals_of(const Slopes& slopes, const Window& part, Threads threads);

/// The upward normal of each cell of a surface: its facet's.
NormalField surface_normals(const Surface& surface, Threads threads);

}  // namespace sunshed
