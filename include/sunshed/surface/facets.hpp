#pragma once

#include "sunshed/core/parallel.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// How the surface rises over each cell, m.
struct Slopes {
    FloatRaster east_m;   ///< eastward
    FloatRaster south_m;  ///< southward
};

/// What the cells of a surface lie on once the noise of the elevations is taken out: a plane each.
struct Facets {
    FloatRaster elevation_m;  ///< of the plane at the cell's middle
    Slopes slopes;
};

/// The facets of a surface (Haralick & Watson 1981, Computer Graphics and Image Processing 15(2)).
///
/// A cell lies in several square windows: the one around it and those that have it on their rim. Of those whose cells
/// lie on a plane but for noise, itself too, it takes the plane of the one around it, else of the one that fits best:
/// so it stays on its own side of walls, eaves and ridges. Where there is none, windows of the next smaller radius are
/// asked. The first radius is the least whose slope the noise leaves certain within 0.02 (1.1 degrees), up to 4 cells.
///
/// The noise is the surface's own around each cell: what the best window of three cells misses by. Where most cells
/// around miss by less than a hundredth of a cell, there is none. There, and where no window is a plane, a cell keeps
/// its elevation, and its slope along each axis is that of the smoother side: the one-sided difference of smaller size
/// where both go the same way, and level where they go opposite ways (the minmod limiter of Roe 1986, Ann. Rev. Fluid
/// Mech. 18).
///
/// A cell depends on what lies within 9 cells of it alone. The same bytes for any number of threads.
/// @param elevation_m  finite everywhere
Facets facets_of(const FloatRaster& elevation_m, Threads threads);

}  // namespace sunshed
