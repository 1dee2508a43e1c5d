#pragma once

#include "command.hpp"
#include "sunshed/project/project.hpp"

namespace sunshed::cli {

/// Runs a project into the output folder, and prints its findings and where the results are.
int run_project(const Project& project, const CommonOptions& common);

}  // namespace sunshed::cli
