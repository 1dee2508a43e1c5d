#include "facades.hpp"

#include <algorithm>
#include <atomic>

#include "sunshed/irradiance/sky_table.hpp"

namespace sunshed {

namespace {

SkyTable dimmed_table(const SkyYear& sky, const CityScene& scene, const CityOptions& options, bool by_leaves) {
    MonthArray<double> share{};
    std::transform(scene.tree_transmissivity.begin(), scene.tree_transmissivity.end(), share.begin(),
                   [&](double through) { return by_leaves ? 1.0 - through : through; });
    return build_sky_table(dimmed(sky, share), options.directions, scene.grid_convergence_deg);
}

}  // namespace

std::vector<FacadeRecord> assess_all_facades(const CityScene& scene, const SkyYear& sky, const CityOptions& options,
                                             Progress& progress) {
    progress.begin_stage("facades");
    std::vector<SkyTable> tables;
    std::vector<PointLight> lights;
    tables.reserve(2);  // lights keep references to them
    if (scene.tree_top_m.empty()) {
        tables.push_back(build_sky_table(sky, options.directions, scene.grid_convergence_deg));
        lights.emplace_back(scene.surface.elevation_m, tables.back(), options.horizon_radius_m);
    } else {
        tables.push_back(dimmed_table(sky, scene, options, false));
        lights.emplace_back(scene.surface.elevation_m, tables.back(), options.horizon_radius_m);
        tables.push_back(dimmed_table(sky, scene, options, true));
        lights.emplace_back(scene.tree_top_m, tables.back(), options.horizon_radius_m);
    }
    std::vector<std::vector<FacadeRecord>> by_building(scene.buildings.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(by_building.size(), options.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            stop_if_cancelled(progress);
            by_building[i] =
                assess_facades(scene.buildings[i], scene.surface.elevation_m, lights, scene.grid_convergence_deg);
            progress.advance(static_cast<double>(++done) / static_cast<double>(by_building.size()));
        }
    });
    std::vector<FacadeRecord> facades;
    for (std::vector<FacadeRecord>& walls : by_building) {
        std::move(walls.begin(), walls.end(), std::back_inserter(facades));
    }
    return facades;
}

}  // namespace sunshed
