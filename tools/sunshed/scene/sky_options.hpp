#pragma once

#include "config/project_config.hpp"

namespace sunshed::cli {

/// The options of the sky, with the model that the configuration names.
SkyOptions sky_options(const ProjectConfig& config);

}  // namespace sunshed::cli
