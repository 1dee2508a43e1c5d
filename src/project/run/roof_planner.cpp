#include "project/run/roof_planner.hpp"

#include <algorithm>
#include <span>

#include "project/run/city_memory.hpp"
#include "project/run/memory_limit.hpp"
#include "sunshed/building/roof_record.hpp"

namespace sunshed {

namespace {

class RoofPlanner {
public:
    RoofPlanner(const Scene& scene, const ProjectConfig& config, const TilePlan& plan)
        : scene_(scene),
          options_{scene.city.grid_convergence_deg, config.module_power_w,
                   config.module.length_m * config.module.width_m, config.policy.new_since},
          tiles_(scene.city.surface->geometry(), scene.city.buildings, plan, CityTiles::Cells::roofs) {}

    RoofCounts plan(const RoofTaker& take, Progress& progress) {
        constexpr std::size_t at_a_time = 512;
        for (std::size_t i = 0; i < tiles_.count(); ++i) {
            const CityTile tile = tiles_.tile(i);
            if (tile.own.empty()) {
                continue;
            }
            const Surface surface = scene_.city.surface->read(tile.read).surface;
            for (std::size_t first = 0; first < tile.own.size(); first += at_a_time) {
                stop_if_cancelled(progress);
                const std::span<const std::size_t> own(tile.own);
                plan(own.subspan(first, std::min(at_a_time, own.size() - first)), surface, take);
                progress.advance(static_cast<double>(counts_.yield.buildings()) /
                                 static_cast<double>(scene_.city.buildings.size()));
            }
        }
        return counts_;
    }

private:
    void plan(std::span<const std::size_t> buildings, const Surface& surface, const RoofTaker& take) {
        std::vector<BuildingRecord> records(buildings.size());
        parallel_for(records.size(), scene_.options.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                BuildingInput building = scene_.city.buildings[buildings[i]];
                fill_height(building, surface);
                records[i] = roof_record(building, plan_roof(building, surface, scene_.options.plan), options_);
            }
        });
        for (std::size_t i = 0; i < records.size(); ++i) {
            take(buildings[i], records[i]);
            counts_.yield.add(records[i]);
            counts_.segments += records[i].segments.size();
        }
    }

    const Scene& scene_;
    RoofRecordOptions options_;
    CityTiles tiles_;
    RoofCounts counts_;
};

/// Tiles that no roof is looked at from afar in, whatever the memory: a roof's numbers hold to the last digit only in
/// the same window.
/// @throws Error where the memory that a user allows does not hold one
TilePlan tiles_for(const std::string& limit, const Scene& scene) {
    constexpr double program_bytes = 150e6;
    constexpr double bytes_of_cell = 25.0;
    constexpr double bytes_of_building = 1000.0;  // what is read of it
    constexpr int beside_cells = 2;
    const TilePlan plan{TilePlan{}.core_cells, beside_cells};
    const GridGeometry grid = scene.city.surface->geometry();
    const double cells = static_cast<double>(std::min(plan.core_cells, grid.columns)) *
                         static_cast<double>(std::min(plan.core_cells, grid.rows));
    return plan_within(limit, usable_bytes(limit, usual_city_bytes), [&](double allowed) {
        const double left = allowed - program_bytes - raster_cache_bytes(limit) -
                            bytes_of_building * static_cast<double>(scene.city.buildings.size());
        if (left < bytes_of_cell * cells) {
            throw Error(ErrorCode::bad_input, "--memory", "it is too little", "allow more");
        }
        return plan;
    });
}

}  // namespace

RoofCounts plan_roofs(const Scene& scene, const ProjectConfig& config, const std::string& memory_limit,
                      const RoofTaker& take, Progress& progress) {
    return RoofPlanner(scene, config, tiles_for(memory_limit, scene)).plan(take, progress);
}

}  // namespace sunshed
