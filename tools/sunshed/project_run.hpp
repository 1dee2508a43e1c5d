#pragma once

#include <functional>

#include "command.hpp"
#include "sunshed/project/project.hpp"

namespace sunshed::cli {

/// The options of a run from those of the command line.
RunOptions run_options(const CommonOptions& common);

/// Does what leaves a result in the output folder, and prints its findings and where the results are.
int print_run(const CommonOptions& common,
              const std::function<RunSummary(const RunOptions& options, Progress& progress)>& run);

/// Runs a project into the output folder, and prints its findings and where the results are.
int run_project(const Project& project, const CommonOptions& common);

}  // namespace sunshed::cli
