#include <utility>

#include "sunshed/building/plane_energy.hpp"
#include "sunshed/pipeline/city_worker.hpp"
#include "zone_balances.hpp"
#include "zone_sums.hpp"

namespace sunshed {

struct CitySummation::Impl {
    const CityScene& scene;
    const CityOptions& options;
    SkyYear sky;
    EconomyModel economy;
    ZoneSums sums;
    ZoneBalances balances;
    CitySink& next;

    Impl(const CityScene& city_scene, const CityOptions& city_options, SkyYear sky_year, CitySink& receiver)
        : scene(city_scene),
          options(city_options),
          sky(std::move(sky_year)),
          economy(sky, scene.site.place.utc_offset_h, options.economy),
          sums(sky.intervals.size()),
          balances(scene.zones, economy),
          next(receiver) {}
};

CitySummation::CitySummation(const CityScene& scene, const CityOptions& options, SkyYear sky, CitySink& next)
    : impl_(std::make_unique<Impl>(scene, options, std::move(sky), next)) {}

CitySummation::~CitySummation() = default;

void CitySummation::receive(AssessedBuilding building) {
    impl_->sums.add(building.record);
    impl_->balances.add(building.record);
    impl_->next.receive(std::move(building));
}

void CitySummation::receive(const Window& window, CityRasters rasters) {
    impl_->next.receive(window, std::move(rasters));
}

const SkyYear& CitySummation::sky() const {
    return impl_->sky;
}

CitySums CitySummation::release() {
    const GridGeometry grid = impl_->scene.surface->geometry();
    const TilePlan plan = tiles_of(grid, impl_->options);
    const ChainWeather weather(impl_->sky, site_of(impl_->scene, grid.whole()).grid_convergence_deg,
                               impl_->options.assess);
    std::size_t slices = 0;
    for (const RasterTile& tile : cut_into_tiles(grid, plan)) {
        slices += slices_of(tile.core, plan.slice_rows).size();
    }
    return {std::move(impl_->sky), impl_->sums.series(), impl_->balances.results(impl_->options.export_limit_kw),
            snow_words(weather), slices};
}

}  // namespace sunshed
