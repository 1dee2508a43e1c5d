#include "project/read/scene_surface.hpp"

#include <utility>

#include "project/read/surroundings.hpp"
#include "sunshed/building/raised_roof.hpp"
#include "sunshed/pipeline/tiles.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {

namespace {

Surface part_of_surface(const Surface& surface, const Window& window) {
    return {part_of(surface.elevation_m, window), part_of(surface.ground_m, window), part_of(surface.known, window)};
}

}  // namespace

InputsOverview read_overview(const SurfaceInputs& inputs, NodataPolicy policy, const Progress& progress) {
    InputsOverview seen;
    FloatRaster ground_m;  // of the strip that was read last, as the canopy
    FloatRaster canopy_m;
    OverviewRequest request{.grid = inputs.main().geometry(),
                            .elevation_m =
                                [&](const Window& strip) {
                                    if (inputs.dsm && inputs.ground) {
                                        ground_m = inputs.ground->read(strip);
                                        seen.ground.add(ground_m);
                                    }
                                    if (inputs.canopy_height) {
                                        canopy_m = inputs.canopy_height->read(strip);
                                        seen.canopy.add(canopy_m);
                                    }
                                    return inputs.main().read(strip);
                                },
                            .nodata = policy,
                            .with_pyramids = inputs.dsm != nullptr};
    if (inputs.canopy_height) {
        request.tree_top_m = [&](const Window&, const FloatRaster& elevation_m) {
            return tree_tops(elevation_m, ground_m, canopy_m);
        };
    }
    seen.surface = read_overview(request, progress);
    return seen;
}

SceneSurface::SceneSurface(SurfaceInputs inputs, float fill_m, Overview seen)
    : inputs_(std::move(inputs)), fill_m_(fill_m) {
    if (seen.solid) {
        store(std::move(seen));
    }
}

void SceneSurface::raise(std::span<const BuildingInput> buildings, double hip_tilt_deg) {
    buildings_ = buildings;
    hip_tilt_deg_ = hip_tilt_deg;
    for (const BuildingInput& building : buildings) {
        boxes_.push_back(building.footprint.empty() ? Box2{} : bounding_box(building.footprint));
    }
}

GridGeometry SceneSurface::geometry() const {
    return inputs_.main().geometry();
}

SurfacePart SceneSurface::read(const Window& window) {
    const std::lock_guard lock(reading_);
    SurfacePart part{inputs_.dsm ? shown(window) : raised(window), {}};
    if (inputs_.canopy_height) {
        part.tree_top_m =
            tree_tops(part.surface.elevation_m, part.surface.ground_m, inputs_.canopy_height->read(window));
    }
    return part;
}

FloatRaster SceneSurface::around(const Box2& box) {
    const Window window = geometry().window_of(box);
    if (window.empty()) {
        return {};
    }
    const std::lock_guard lock(reading_);
    return surface_with_fill(inputs_.dsm->read(window), fill_m_).elevation_m;
}

Surface SceneSurface::shown(const Window& window) {
    Surface surface = surface_with_fill(inputs_.dsm->read(window), fill_m_);
    if (inputs_.ground) {
        surface.ground_m = inputs_.ground->read(window);
    }
    return surface;
}

Surface SceneSurface::raised(const Window& window) {
    // A roof rises from the highest ground under it, so buildings that reach into the window are seen whole.
    const GridGeometry grid = geometry();
    const Box2 box = grid.part(window).bounds();
    Window whole = window;
    std::vector<BuildingInput> reaching;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        if (!buildings_[i].footprint.empty() && boxes_[i].intersects(box)) {
            whole = sunshed::around(whole, grid.window_of(boxes_[i]));
            reaching.push_back(buildings_[i]);
        }
    }
    const Surface surface = surface_with_buildings(inputs_.ground->read(whole), reaching, fill_m_, hip_tilt_deg_);
    return whole == window ? surface : part_of_surface(surface, relative(window, whole));
}

}  // namespace sunshed
