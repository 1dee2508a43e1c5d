#pragma once

#include <string>

#include "project/read/scene.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// How a run is cut to fit the memory that a user allows.
struct CityMemoryPlan {
    TilePlan tiles;
    bool rasters_in_memory = false;  ///< until their files are made
};

/// Of raster files, what may be kept in memory beside what is asked for; to be set before a scene is read.
/// @param limit  of all, e.g. "2GiB"; empty = 2 GiB
double raster_cache_bytes(const std::string& limit);

/// How many cells of a raster a run can hold what it must of.
double most_city_cells(const std::string& limit);

/// @throws Error where the limit is not understood or too small for tiles that are worth it, with the least that is not
CityMemoryPlan plan_city_memory(const std::string& limit, const Scene& scene, const ProjectConfig& config);

}  // namespace sunshed
