#include "sunshed/surface/normals.hpp"

#include <cmath>

namespace sunshed {

NormalField normals_of(const Slopes& slopes, const Window& part, Threads threads) {
    const GridGeometry& grid = slopes.east_m.geometry;
    const GridGeometry part_grid = grid.part(part);
    NormalField normals{FloatRaster(part_grid), FloatRaster(part_grid), FloatRaster(part_grid)};
    const auto normal_at = [&](CellIndex cell, std::size_t i) {
        const double east = slopes.east_m.at(cell) / grid.cell_size_m;
        const double south = slopes.south_m.at(cell) / grid.cell_size_m;
        const double scale = 1.0 / std::sqrt(1.0 + east * east + south * south);
        normals.x.values[i] = static_cast<float>(-east * scale);
        normals.y.values[i] = static_cast<float>(south * scale);
        normals.z.values[i] = static_cast<float>(scale);
    };
    parallel_for(
        static_cast<std::size_t>(part.rows), threads,
        [&](std::size_t begin, std::size_t end) {
            for (int row = static_cast<int>(begin); row < static_cast<int>(end); ++row) {
                for (int column = 0; column < part.columns; ++column) {
                    normal_at({part.column + column, part.row + row}, part_grid.offset({column, row}));
                }
            }
        },
        16);
    return normals;
}

NormalField surface_normals(const Surface& surface, Threads threads) {
    return normals_of(facets_of(surface.elevation_m, threads).slopes, surface.geometry().whole(), threads);
}

}  // namespace sunshed
