#pragma once

#include <string>

#include "command.hpp"

namespace sunshed::cli {

/// The whole pipeline on a project file: reads, assesses, writes the results folder, says where it is.
/// @param data_folder  what ${data} in paths means
/// @param hourly_buildings  write every building's hours, whatever the project file says
int run_project(const std::string& project_path, const std::string& data_folder, const CommonOptions& common,
                bool hourly_buildings = false);

}  // namespace sunshed::cli
