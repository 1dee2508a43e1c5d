#pragma once

#include "command.hpp"
#include "sunshed/project/project.hpp"

namespace sunshed::cli {

/// Runs a project into the output folder, and says what was found and where it is.
int run_project(const Project& project, const CommonOptions& common);

}  // namespace sunshed::cli
