#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "sunshed/core/grid.hpp"
#include "sunshed/pipeline/tiles.hpp"

namespace sunshed {

/// Rows of a tile's core, counted from its north; the first is a whole multiple of least_slice_rows.
struct TilePart {
    std::size_t tile = 0;
    int first_row = 0;
    int rows = 0;
};

/// Work that can be done alone, on any machine: parts of tiles that follow each other in the order of the city. Results
/// of blocks, one after another, are those of the city in its order, so that nothing in them depends on how it is cut.
using CityBlock = std::vector<TilePart>;

/// A city in blocks of about so much area: several whole tiles each, or a tile in strips of rows, which all read the
/// whole of it.
/// @param block_m  side of a square as large as a block; none = each tile is one
std::vector<CityBlock> city_blocks(const GridGeometry& raster, const TilePlan& plan, std::optional<double> block_m);

}  // namespace sunshed
