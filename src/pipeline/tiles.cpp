#include "sunshed/pipeline/tiles.hpp"

#include <algorithm>

#include "sunshed/core/error.hpp"

namespace sunshed {

std::vector<Window> slices_of(const Window& core, int slice_rows) {
    expects(slice_rows > 0, "slices have rows");
    std::vector<Window> slices;
    for (int row = 0; row < core.rows; row += slice_rows) {
        slices.push_back({core.column, core.row + row, core.columns, std::min(slice_rows, core.rows - row)});
    }
    return slices;
}

std::vector<RasterTile> cut_into_tiles(const GridGeometry& raster, const TilePlan& plan) {
    expects(plan.core_cells > 0 && plan.halo_cells >= 0, "tiles have cells");
    std::vector<RasterTile> tiles;
    for (int row = 0; row < raster.rows; row += plan.core_cells) {
        for (int column = 0; column < raster.columns; column += plan.core_cells) {
            const Window core{column, row, std::min(plan.core_cells, raster.columns - column),
                              std::min(plan.core_cells, raster.rows - row)};
            tiles.push_back({core, widened(core, plan.halo_cells, raster)});
        }
    }
    return tiles;
}

std::vector<Window> cut_into_strips(const GridGeometry& raster) {
    constexpr int strip_rows = 256;
    std::vector<Window> strips;
    for (int row = 0; row < raster.rows; row += strip_rows) {
        strips.push_back({0, row, raster.columns, std::min(strip_rows, raster.rows - row)});
    }
    return strips;
}

}  // namespace sunshed
