#pragma once

#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// How the note of figures that nobody gave begins.
inline constexpr const char* ungiven_prefix = "not given: ";

/// What stays empty in the results because a figure of the place was not given, with the keys that give it; empty where
/// nothing does. @param classes  of the buildings there are; figures of other classes are not missed
std::string ungiven_note(const ProjectConfig& config, const std::vector<BuildingClass>& classes);

}  // namespace sunshed
