#include "sunshed/irradiance/ray_blocks.hpp"

#include <cmath>

namespace sunshed {

namespace {

constexpr float plane_tolerance_m = 0.005F;

/// Whether all cells of a finest block lie on the plane of three of its corners; never where the raster cuts it.
bool is_one_plane(const FloatRaster& elevation_m, int block_column, int block_row) {
    constexpr int side = 1 << RayBlocks::finest_shift;
    const CellIndex first{block_column * side, block_row * side};
    const GridGeometry& grid = elevation_m.geometry;
    if (first.column + side >= grid.columns || first.row + side >= grid.rows) {
        return false;
    }
    const float corner_m = elevation_m.at(first);
    const float right_m = (elevation_m.at({first.column + side, first.row}) - corner_m) / side;
    const float down_m = (elevation_m.at({first.column, first.row + side}) - corner_m) / side;
    for (int row = 0; row <= side; ++row) {
        const float* cells = elevation_m.values.data() + grid.offset({first.column, first.row + row});
        const float plane_m = corner_m + static_cast<float>(row) * down_m;
        for (int column = 0; column <= side; ++column) {
            if (!(std::abs(cells[column] - plane_m - static_cast<float>(column) * right_m) <= plane_tolerance_m)) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

RayBlocks::RayBlocks(const FloatRaster& elevation_m)
    : pyramid_(elevation_m.geometry, MaxPyramid::Holds::surface, finest_shift) {
    const GridGeometry& grid = elevation_m.geometry;
    pyramid_.add(grid.whole(), elevation_m);
    pyramid_.finish();
    const int block_rows = ((grid.rows - 1) >> finest_shift) + 1;
    for (int row = 0; row < block_rows; ++row) {
        for (int column = 0; column < pyramid_.levels().columns[0]; ++column) {
            is_plane_.push_back(is_one_plane(elevation_m, column, row) ? 1 : 0);
        }
    }
}

}  // namespace sunshed
