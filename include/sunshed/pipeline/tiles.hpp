#pragma once

#include <vector>

#include "sunshed/core/grid.hpp"

namespace sunshed {

/// A rectangle of cells and what is read for it.
struct RasterTile {
    Window core;  ///< of the raster: its cells are this tile's alone
    Window read;  ///< the core with its halo, as far as the raster goes
};

/// How a raster is cut. Tiles depend on the raster alone: a cell sees what is read for its tile, and what lies beyond
/// in the blocks of a pyramid. In a tile so many rows of the core are worked on at once as the memory allows. They see
/// what the tile sees, so that nothing in the results depends on the memory.
struct TilePlan {
    int core_cells = 2048;  ///< a side
    int halo_cells = 128;
    int slice_rows = 2048;  ///< rows of a core; whole multiples of least_slice_rows unless they are all of it
};

/// Slices are no lower.
constexpr int least_slice_rows = 64;

/// The tiles of a raster, row by row.
std::vector<RasterTile> cut_into_tiles(const GridGeometry& raster, const TilePlan& plan);

/// A core from north to south in slices.
std::vector<Window> slices_of(const Window& core, int slice_rows);

/// The raster in strips of full width from north to south, few enough rows to be read at once.
std::vector<Window> cut_into_strips(const GridGeometry& raster);

}  // namespace sunshed
