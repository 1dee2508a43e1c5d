#include "sunshed/pipeline/surface_source.hpp"

namespace sunshed {

const Overview& SurfaceSource::overview(const Progress& progress) {
    if (!overview_) {
        FloatRaster tree_top_m;  // of the window that was read last
        OverviewRequest request{.grid = geometry(), .elevation_m = [&](const Window& window) {
                                    SurfacePart part = read(window);
                                    tree_top_m = std::move(part.tree_top_m);
                                    return std::move(part.surface.elevation_m);
                                }};
        if (has_trees()) {
            request.tree_top_m = [&](const Window&, const FloatRaster&) { return std::move(tree_top_m); };
        }
        overview_ = read_overview(request, progress);
    }
    return *overview_;
}

SurfacePart MemorySurface::read(const Window& window) {
    const auto cut = [&](const FloatRaster& raster) {
        return raster.empty() ? FloatRaster() : part_of(raster, window);
    };
    const Surface& surface = whole_.surface;
    return {{cut(surface.elevation_m), cut(surface.ground_m), part_of(surface.known, window)}, cut(whole_.tree_top_m)};
}

}  // namespace sunshed
