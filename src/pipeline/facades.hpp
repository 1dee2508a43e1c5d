#pragma once

#include <vector>

#include "sunshed/building/facade.hpp"
#include "sunshed/building/module_sun.hpp"
#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

/// The walls of all buildings, in their order.
std::vector<FacadeRecord> assess_all_facades(const CityScene& scene, const SceneLight& light,
                                             const CityOptions& options, Progress& progress);

}  // namespace sunshed
