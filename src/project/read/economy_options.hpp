#pragma once

#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// Prices, loads and factors as the configuration has them, without the user's own hours of use.
EconomyOptions economy_options(const ProjectConfig& config);

}  // namespace sunshed
