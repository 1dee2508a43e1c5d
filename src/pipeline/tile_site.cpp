#include "sunshed/pipeline/tile_site.hpp"

#include <algorithm>

namespace sunshed {

bool is_under_one_sky(const GridGeometry& raster) {
    return std::max(raster.columns, raster.rows) * raster.cell_size_m <= one_sky_m;
}

int cells_under_one_sky(const GridGeometry& raster) {
    return std::max(1, static_cast<int>(one_sky_m / raster.cell_size_m));
}

Point2 middle_of(const GridGeometry& grid) {
    const Box2 box = grid.bounds();
    return {(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
}

}  // namespace sunshed
