#include "project/run/city_memory.hpp"

#include <algorithm>

#include "project/run/memory_limit.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr double program_bytes = 170e6;       // code, GDAL and PROJ, the year's tables, hours of a few buildings
constexpr double bytes_of_building = 4000.0;  // what is read of it and what reports are made of
constexpr double pyramid_bytes_of_cell = 0.34;

double cache_bytes(double allowed) {
    return std::clamp(allowed / 20.0, 16e6, 128e6);
}

/// @throws Error where no tiles fit that are worth it
CityMemoryPlan plan_for(double allowed, const Scene& scene, const ProjectConfig& config) {
    const GridGeometry grid = scene.city.surface->geometry();
    const auto cells = static_cast<double>(grid.cell_count());
    const CityMemory memory{scene.city.surface->has_trees(), config.sun_hours_by_month, config.directions};
    const double file_bytes = 4.0 * cells * (config.sun_hours_by_month ? 31.0 : 19.0);
    const double left = allowed - program_bytes - cache_bytes(allowed) -
                        bytes_of_building * static_cast<double>(scene.city.buildings.size()) -
                        pyramid_bytes_of_cell * cells * (memory.with_trees ? 2.0 : 1.0);
    CityMemoryPlan plan;
    if (config.write_rasters && file_bytes < left / 3.0) {
        try {
            plan.tiles = plan_city_tiles(grid, scene.city.buildings, left - file_bytes, memory);
            plan.rasters_in_memory = true;
            return plan;
        } catch (const Error&) {  // then the rasters go to files
        }
    }
    plan.tiles = plan_city_tiles(grid, scene.city.buildings, left, memory);
    return plan;
}

}  // namespace

double raster_cache_bytes(const std::string& limit) {
    return cache_bytes(usable_bytes(limit, usual_city_bytes));
}

double most_city_cells(const std::string& limit) {
    return std::max(cells_of_any_machine,
                    (usable_bytes(limit, usual_city_bytes) - program_bytes) / pyramid_bytes_of_cell);
}

CityMemoryPlan plan_city_memory(const std::string& limit, const Scene& scene, const ProjectConfig& config) {
    return plan_within(limit, usable_bytes(limit, usual_city_bytes),
                       [&](double bytes) { return plan_for(bytes, scene, config); });
}

}  // namespace sunshed
