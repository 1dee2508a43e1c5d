#pragma once

#include <string>

#include "project/read/scene.hpp"
#include "sunshed/pipeline/tile_memory.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// Of raster files, what may be kept in memory beside what is asked for; to be set before a scene is read.
/// @param limit  of all, e.g. "2GiB"; empty = 2 GiB
double city_cache_bytes(const std::string& limit);

/// How many cells of a raster a run can hold what it must of.
double most_city_cells(const std::string& limit);

/// How a run is cut to fit the memory that a user allows.
/// @throws Error where the limit is not understood or too small for tiles that are worth it, with the least that is not
MemoryPlan plan_city_memory(const std::string& limit, const Scene& scene, const ProjectConfig& config);

/// Likewise the planning of roofs without their sun.
MemoryPlan plan_roof_memory(const std::string& limit, const Scene& scene);

}  // namespace sunshed
