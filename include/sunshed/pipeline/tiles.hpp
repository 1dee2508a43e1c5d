#pragma once

#include <functional>
#include <vector>

#include "sunshed/core/grid.hpp"

namespace sunshed {

/// A rectangle of cells that is worked on at once, and what is read for it.
struct RasterTile {
    Window core;  ///< of the raster: its cells are this tile's alone
    Window read;  ///< the core with its halo, as far as the raster goes
};

/// How a raster is cut. Nothing in the results depends on it but what the halo leaves to the pyramid.
struct TilePlan {
    int core_cells = 2048;  ///< a side
    int halo_cells = 128;
};

/// Memory that a tile takes for each cell, bytes.
struct CellBytes {
    double core = 0.0;
    double read = 0.0;  ///< of the core too
};

/// The largest tiles that some memory allows.
/// @param most_core_cells  a side of the core
/// @param bytes  for one tile, all told
/// @param bytes_beside  that a tile takes beside its cells, by the side of its core; empty = none
/// @throws Error where only tiles fit that make twice the work of the largest: what is read around each of them, and
///         what is made for each of them
TilePlan largest_tiles(const GridGeometry& raster, int most_core_cells, const CellBytes& a_cell, double bytes,
                       const std::function<double(int core_cells)>& bytes_beside = {});

/// The tiles of a raster, row by row.
std::vector<RasterTile> cut_into_tiles(const GridGeometry& raster, const TilePlan& plan);

/// The raster in strips of full width from north to south, few enough rows to be read at once.
std::vector<Window> cut_into_strips(const GridGeometry& raster);

/// A window with so many cells more on each side, as far as the raster goes.
Window widened(const Window& window, int cells, const GridGeometry& raster);

/// The smallest window around both; an empty one counts for nothing.
Window around(const Window& one, const Window& other);

/// A window of the raster as one of a part of it.
Window relative(const Window& part, const Window& whole);

}  // namespace sunshed
