#include "facades.hpp"

#include <algorithm>
#include <atomic>

namespace sunshed {

std::vector<FacadeRecord> assess_all_facades(const CityScene& scene, const SceneLight& light,
                                             const CityOptions& options, Progress& progress) {
    progress.begin_stage("facades");
    std::vector<std::vector<FacadeRecord>> by_building(scene.buildings.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(by_building.size(), options.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            stop_if_cancelled(progress);
            by_building[i] =
                assess_facades(scene.buildings[i], scene.surface.elevation_m, light.parts, scene.grid_convergence_deg);
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
