#include "project/run/city_memory.hpp"

#include <algorithm>

#include "project/run/memory_limit.hpp"
#include "sunshed/pipeline/plan_roofs.hpp"

namespace sunshed {

namespace {

MemoryPlan plan_within_limit(const std::string& limit, const CityScene& scene, const TilePlan& tiles,
                             const TileMemory& memory) {
    return plan_within(limit, usable_bytes(limit, usual_city_bytes), [&](double bytes) {
        return plan_memory(scene.surface->geometry(), scene.buildings, tiles, memory, bytes);
    });
}

}  // namespace

double city_cache_bytes(const std::string& limit) {
    return raster_cache_bytes(usable_bytes(limit, usual_city_bytes));
}

double most_city_cells(const std::string& limit) {
    return std::max(cells_of_any_machine,
                    (usable_bytes(limit, usual_city_bytes) - memory_of_city({}).program) / pyramid_bytes_of_cell);
}

MemoryPlan plan_city_memory(const std::string& limit, const Scene& scene, const ProjectConfig& config) {
    TileMemory memory = memory_of_city({scene.city.surface->has_trees(), config.sun_hours_by_month, config.directions});
    if (!config.write_rasters) {
        memory.files_share = 0.0;
    }
    return plan_within_limit(limit, scene.city, city_tiles(scene.city.surface->geometry()), memory);
}

MemoryPlan plan_roof_memory(const std::string& limit, const Scene& scene) {
    return plan_within_limit(limit, scene.city, roof_tiles(scene.city.surface->geometry()), memory_of_roofs());
}

}  // namespace sunshed
