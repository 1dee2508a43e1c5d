#include "sunshed/pipeline/city_blocks.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

double cells_of(const Window& window) {
    return static_cast<double>(window.columns) * window.rows;
}

/// A tile in strips of nearly the same number of rows, from north to south.
void cut_into_strips(std::size_t tile, const Window& core, int count, std::vector<CityBlock>& blocks) {
    const int units = (core.rows + least_slice_rows - 1) / least_slice_rows;
    const auto row_of = [&](int strip) { return std::min(strip * units / count * least_slice_rows, core.rows); };
    for (int strip = 0; strip < count; ++strip) {
        blocks.push_back({{tile, row_of(strip), row_of(strip + 1) - row_of(strip)}});
    }
}

/// How many strips of about so many cells a tile has.
int strips_of(const Window& core, double block_cells) {
    const double most = std::ceil(static_cast<double>(core.rows) / least_slice_rows);
    return static_cast<int>(std::clamp(std::round(cells_of(core) / block_cells), 1.0, most));
}

}  // namespace

std::vector<CityBlock> city_blocks(const GridGeometry& raster, const TilePlan& plan, std::optional<double> block_m) {
    const std::vector<RasterTile> tiles = cut_into_tiles(raster, plan);
    const double side_cells = block_m.value_or(0.0) / raster.cell_size_m;
    std::vector<CityBlock> blocks;
    double last_cells = 0.0;  // of the last block, where more tiles may join it
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const Window& core = tiles[i].core;
        const int strips = block_m ? strips_of(core, side_cells * side_cells) : 1;
        const bool joins =
            block_m && strips == 1 && last_cells > 0.0 && last_cells + cells_of(core) / 2.0 <= side_cells * side_cells;
        if (joins) {
            blocks.back().push_back({i, 0, core.rows});
        } else {
            cut_into_strips(i, core, strips, blocks);
        }
        last_cells = strips > 1 ? 0.0 : cells_of(core) + (joins ? last_cells : 0.0);
    }
    return blocks;
}

}  // namespace sunshed
