#pragma once

#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// The options of the energy chain, with the module of the library that the configuration names.
/// @throws Error where the library or its module cannot be read
PvOptions pv_options(const ProjectConfig& config);

}  // namespace sunshed
