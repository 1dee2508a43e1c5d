#include "sunshed/irradiance/irradiate_scene.hpp"

#include <algorithm>
#include <optional>

namespace sunshed {

namespace {

bool is_there(const FloatRaster* raster) {
    return raster != nullptr && !raster->empty();
}

SkyTable table_of(const SkyYear& sky, const SceneSky& scene, int directions) {
    return build_sky_table(sky, directions, scene.grid_convergence_deg);
}

}  // namespace

int tree_directions(int directions) {
    return directions >= 16 && directions % 2 == 0 ? directions / 2 : directions;
}

IrradianceResult irradiate_scene(IrradianceRequest request, const SceneSky& scene, Progress& progress) {
    std::optional<FarHorizon> far;
    if (request.far == nullptr && is_there(scene.far_terrain_m)) {
        FarHorizonOptions options;
        options.covered = scene.raster_bounds;
        const Window served = request.tile ? request.tile->served : request.surface.geometry().whole();
        far.emplace(*scene.far_terrain_m, part_of(request.surface.elevation_m, served), scene.directions,
                    request.threads, options);
        request.far = &*far;
    }
    if (!is_there(scene.tree_top_m)) {
        return irradiate(request, table_of(scene.sky, scene, scene.directions), progress);
    }
    MonthArray<double> held_back{};
    std::transform(scene.tree_transmissivity.begin(), scene.tree_transmissivity.end(), held_back.begin(),
                   [](double through) { return 1.0 - through; });
    const TreeShade trees{*scene.tree_top_m, scene.tree_transmissivity,
                          table_of(dimmed(scene.sky, held_back), scene, tree_directions(scene.directions)),
                          scene.tree_tops_beyond};
    request.trees = &trees;
    return irradiate(request, table_of(dimmed(scene.sky, scene.tree_transmissivity), scene, scene.directions),
                     progress);
}

}  // namespace sunshed
