#pragma once

#include <vector>

#include "config/project_config.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed::cli {

/// Footprints with what their attributes tell, from a layer read into the project's CRS.
/// @param heights_needed  buildings are raised from their heights, so each must have one
/// @param notes  what was guessed or not understood, e.g. class words that are not known
/// @throws Error naming layer and feature: a field that is not there, an id twice, a height that is no number
std::vector<BuildingInput> buildings_from(const FeatureLayer& layer, const ProjectConfig& config, bool heights_needed,
                                          std::vector<std::string>& notes);

}  // namespace sunshed::cli
