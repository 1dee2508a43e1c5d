#include "sunshed/pipeline/city_worker.hpp"

#include <algorithm>
#include <utility>

#include "sunshed/pipeline/tile_run.hpp"
#include "tile_work.hpp"

namespace sunshed {

TilePlan tiles_of(const GridGeometry& raster, const CityOptions& options) {
    const int all = std::max(raster.columns, raster.rows);
    return options.tiles.value_or(TilePlan{all, all, all});
}

SkyYear sky_over(const CityScene& scene, const CityOptions& options, Progress& progress) {
    progress.begin_stage("sun and sky");
    return build_sky_year(scene.weather, scene.site.place, options.sky);
}

struct CityWorker::Impl {
    const CityOptions& options;
    CityTiles tiles;
    Overview nothing_beyond;
    CityWork work;

    Impl(const CityScene& scene, const CityOptions& city_options, const SkyYear& sky, const TilePlan& plan,
         Progress& progress)
        : options(city_options),
          tiles(scene.surface->geometry(), scene.buildings, plan,
                city_options.rasters ? CityTiles::Cells::all : CityTiles::Cells::roofs),
          work(scene, sky, city_options, tiles.count() > 1 ? scene.surface->overview(progress) : nothing_beyond,
               plan.halo_cells) {}
};

CityWorker::CityWorker(const CityScene& scene, const CityOptions& options, const SkyYear& sky, Progress& progress)
    : impl_(std::make_unique<Impl>(scene, options, sky, tiles_of(scene.surface->geometry(), options), progress)) {}

CityWorker::~CityWorker() = default;

void CityWorker::work_on(const CityBlock& block, CitySink& sink, Progress& progress) {
    run_pieces(block.size(), PieceStages::each, progress, [&](std::size_t i, Progress& of_tile) {
        const CityTile tile = impl_->tiles.tile(block[i].tile);
        const std::vector<CitySlice> slices = impl_->tiles.slices(tile, block[i]);
        const bool has_buildings =
            std::any_of(slices.begin(), slices.end(), [](const CitySlice& slice) { return !slice.own.empty(); });
        if (impl_->options.rasters || has_buildings) {
            work_on_tile(impl_->work, tile, slices, sink, of_tile);
        }
    });
}

}  // namespace sunshed
