#pragma once

#include <functional>
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

/// Memory that a tile takes for each cell, bytes.
struct CellBytes {
    double core = 0.0;  ///< of a slice
    double read = 0.0;  ///< of the core too
};

/// The plan with the highest slices that some memory allows.
/// @param plan  of which the slices are chosen
/// @param bytes  for one tile, all told
/// @param bytes_beside  that a slice takes beside its cells, by its rows; empty = none
/// @throws Error where only slices fit that make twice the work: each looks over the tile anew
TilePlan with_highest_slices(const GridGeometry& raster, TilePlan plan, const CellBytes& a_cell, double bytes,
                             const std::function<double(int slice_rows)>& bytes_beside = {});

/// The tiles of a raster, row by row.
std::vector<RasterTile> cut_into_tiles(const GridGeometry& raster, const TilePlan& plan);

/// A core from north to south in slices.
std::vector<Window> slices_of(const Window& core, int slice_rows);

/// The raster in strips of full width from north to south, few enough rows to be read at once.
std::vector<Window> cut_into_strips(const GridGeometry& raster);

}  // namespace sunshed
