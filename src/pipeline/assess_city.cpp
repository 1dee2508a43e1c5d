#include "sunshed/pipeline/assess_city.hpp"

#include "sunshed/pipeline/city_worker.hpp"
#include "sunshed/pipeline/tile_run.hpp"

namespace sunshed {

Site site_of(const CityScene& scene, const Window& core) {
    const GridGeometry grid = scene.surface->geometry();
    Site site = scene.site;
    if (scene.site_at && !is_under_one_sky(grid)) {
        const Site there = scene.site_at(middle_of(grid.part(core)));
        site.place.latitude_deg = there.place.latitude_deg;
        site.place.longitude_deg = there.place.longitude_deg;
        site.grid_convergence_deg = there.grid_convergence_deg;
    }
    return site;
}

CitySums assess_city(const CityScene& scene, const CityOptions& options, CitySink& sink, Progress& progress) {
    CitySummation sums(scene, options, sky_over(scene, options, progress), sink);
    CityWorker worker(scene, options, sums.sky(), progress);
    const GridGeometry grid = scene.surface->geometry();
    const std::vector<CityBlock> tiles = city_blocks(grid, tiles_of(grid, options), std::nullopt);
    run_pieces(tiles.size(), PieceStages::each, progress,
               [&](std::size_t i, Progress& of_tile) { worker.work_on(tiles[i], sums, of_tile); });
    return sums.release();
}

}  // namespace sunshed
