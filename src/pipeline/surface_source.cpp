#include "sunshed/pipeline/surface_source.hpp"

namespace sunshed {

SurfacePart MemorySurface::read(const Window& window) {
    const auto cut = [&](const FloatRaster& raster) {
        return raster.empty() ? FloatRaster() : part_of(raster, window);
    };
    const Surface& surface = whole_.surface;
    return {{cut(surface.elevation_m), cut(surface.ground_m), part_of(surface.known, window)}, cut(whole_.tree_top_m)};
}

}  // namespace sunshed
