#include "project/run/roof_planner.hpp"

#include <algorithm>
#include <cmath>
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

/// Tiles for the memory that a user allows, without a limit 2048 cells wide; no roof is looked at from afar.
TilePlan tiles_for(const std::string& limit, const Scene& scene) {
    constexpr double program_bytes = 150e6;
    constexpr double bytes_of_cell = 25.0;
    constexpr double bytes_of_building = 1000.0;  // what is read of it
    constexpr int most_cells = 2048;
    constexpr int least_cells = 128;
    constexpr int beside_cells = 2;
    const auto plan_for = [&](double allowed) -> TilePlan {
        const double left = allowed - program_bytes - raster_cache_bytes(limit) -
                            bytes_of_building * static_cast<double>(scene.city.buildings.size());
        const double side = std::sqrt(std::max(0.0, left) / bytes_of_cell);
        if (side < least_cells) {
            throw Error(ErrorCode::bad_input, "--memory", "it is too little", "allow more");
        }
        return {static_cast<int>(std::min<double>(side, most_cells)), beside_cells};
    };
    return plan_within(limit, usable_bytes(limit, usual_city_bytes), plan_for);
}

}  // namespace

RoofCounts plan_roofs(const Scene& scene, const ProjectConfig& config, const std::string& memory_limit,
                      const RoofTaker& take, Progress& progress) {
    return RoofPlanner(scene, config, tiles_for(memory_limit, scene)).plan(take, progress);
}

}  // namespace sunshed
