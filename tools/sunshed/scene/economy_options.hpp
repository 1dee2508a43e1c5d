#pragma once

#include "config/project_config.hpp"

namespace sunshed::cli {

/// Prices, loads and factors as the configuration has them, without the user's own hours of use.
EconomyOptions economy_options(const ProjectConfig& config);

}  // namespace sunshed::cli
