#include "sunshed/pipeline/assess_city.hpp"

#include <algorithm>
#include <utility>

#include "sunshed/building/plane_energy.hpp"
#include "sunshed/pipeline/tile_run.hpp"
#include "tile_work.hpp"
#include "zone_balances.hpp"
#include "zone_sums.hpp"

namespace sunshed {

namespace {

/// One tile over everything.
TilePlan undivided(const GridGeometry& grid) {
    const int all = std::max(grid.columns, grid.rows);
    return {all, all, all};
}

}  // namespace

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
    progress.begin_stage("sun and sky");
    SkyYear sky = build_sky_year(scene.weather, scene.site.place, options.sky);
    const GridGeometry grid = scene.surface->geometry();
    const TilePlan plan = options.tiles.value_or(undivided(grid));
    const CityTiles tiles(grid, scene.buildings, plan,
                          options.rasters ? CityTiles::Cells::all : CityTiles::Cells::roofs);
    const bool is_cut = tiles.count() > 1;
    const Overview nothing_beyond;
    CityWork work(scene, sky, options, is_cut ? scene.surface->overview(progress) : nothing_beyond, plan.halo_cells);
    ZoneSums sums(sky.intervals.size());
    ZoneBalances balances(scene.zones, work.economy);
    const auto receive = [&](AssessedBuilding building) {
        sums.add(building.record);
        balances.add(building.record);
        sink.receive(std::move(building));
    };
    std::size_t slice_count = 0;
    run_pieces(tiles.count(), PieceStages::each, progress, [&](std::size_t i, Progress& of_tile) {
        const CityTile tile = tiles.tile(i);
        const std::vector<CitySlice> slices = tiles.slices(tile);
        slice_count += slices.size();
        if (options.rasters || !tile.own.empty()) {
            work_on_tile(work, tile, slices, receive, sink, of_tile);
        }
    });
    const std::string snow_model = snow_words(work.sky().weather);
    return {std::move(sky), sums.series(), balances.results(options.export_limit_kw), snow_model, slice_count};
}

}  // namespace sunshed
