#pragma once

#include <optional>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/catalogue/caution.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// What stays empty in the results because a figure of the place was not given, with the keys that give it; nothing
/// where all are. @param classes  of the buildings there are; figures of other classes are not missed
std::optional<caution::FiguresNotGiven> figures_not_given(const ProjectConfig& config,
                                                          const std::vector<BuildingClass>& classes);

}  // namespace sunshed
