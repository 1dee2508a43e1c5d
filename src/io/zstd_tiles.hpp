#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

/// The tiles of one level of a band, row by row, each as it stands in the file.
using LevelTiles = std::vector<std::vector<char>>;

/// Whole numbers of steps, up to 32,767 of them either way; not finite = lowest of all.
Raster<std::int16_t> in_steps(const FloatRaster& values, double step, Threads threads);

/// Half as many columns and rows, rounded up: the mean of the up to four cells that are known, halves away from zero;
/// lowest of all where none is.
Raster<std::int16_t> halved(const Raster<std::int16_t>& fine, Threads threads);

/// Tiles of a band at each level, finest first: TIFF's horizontal differences (predictor 2), then ZSTD.
/// @param tile_cells  side of a tile; those at the border are filled up with its last cells
/// @throws Error{unsupported} where GDAL was built without ZSTD
std::vector<LevelTiles> zstd_tiles(const std::vector<Raster<std::int16_t>>& levels, int tile_cells, Threads threads);

}  // namespace sunshed
