#include "city_memory.hpp"

#include <algorithm>

#include "memory_limit.hpp"

namespace sunshed::cli {

namespace {

constexpr double usual_bytes = 2147483648.0;

double allowed(const std::string& limit) {
    return allowed_bytes(limit).value_or(usual_bytes);
}

}  // namespace

double raster_cache_bytes(const std::string& limit) {
    return std::clamp(allowed(limit) / 20.0, 16e6, 128e6);
}

CityMemoryPlan plan_city_memory(const std::string& limit, const Scene& scene, const ProjectConfig& config) {
    constexpr double program_bytes = 170e6;       // code, GDAL and PROJ, the year's tables, hours of a few buildings
    constexpr double bytes_of_building = 4000.0;  // what is read of it and what reports are made of
    constexpr double pyramid_bytes_of_cell = 0.34;
    const GridGeometry grid = scene.city.surface->geometry();
    const auto cells = static_cast<double>(grid.cell_count());
    const bool with_trees = scene.city.surface->has_trees();
    const double file_bytes = 4.0 * cells * (config.sun_hours_by_month ? 31.0 : 19.0);
    double left = allowed(limit) - program_bytes - raster_cache_bytes(limit) -
                  bytes_of_building * static_cast<double>(scene.city.buildings.size()) -
                  pyramid_bytes_of_cell * cells * (with_trees ? 2.0 : 1.0);
    CityMemoryPlan plan;
    plan.rasters_in_memory = config.write_rasters && file_bytes < left / 3.0;
    left -= plan.rasters_in_memory ? file_bytes : 0.0;
    plan.tiles =
        plan_city_tiles(grid, scene.city.buildings, left, {with_trees, config.sun_hours_by_month, config.directions});
    return plan;
}

}  // namespace sunshed::cli
