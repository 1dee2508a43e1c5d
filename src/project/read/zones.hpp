#pragma once

#include <string>
#include <vector>

#include "sunshed/io/vector_file.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// The zones of a layer with their parents: from the field, else from the outlines.
/// @throws Error naming layer and zone: no such field, an id that is taken or missing, a parent that is no zone,
///         zones that lie inside one another in a circle
std::vector<ZoneArea> zones_from(const FeatureLayer& layer, const ProjectConfig& config);

/// Names without outlines.
std::vector<ZoneInfo> zone_infos(const std::vector<ZoneArea>& zones);

}  // namespace sunshed
