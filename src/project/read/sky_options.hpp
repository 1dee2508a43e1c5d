#pragma once

#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// The options of the sky, with the model that the configuration names.
SkyOptions sky_options(const ProjectConfig& config);

}  // namespace sunshed
