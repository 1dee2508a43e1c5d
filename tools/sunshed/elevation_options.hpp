#pragma once

#include <string>
#include <vector>

#include "command.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed::cli {

/// --vertical-unit, of every command that reads elevations.
void add_vertical_unit(CLI::App& app, std::string& unit);

/// --vertical-unit, --crs and --allow-remote of commands without a project file.
void add_elevation_options(CLI::App& app, ProjectConfig& config);

/// Settings of a project file with --vertical-unit among them.
std::vector<std::string> with_vertical_unit(std::vector<std::string> set, const std::string& unit);

/// Applies key=value overrides to the settings that a command without a project file uses, and lets it look at remote
/// data where a setting or an option allows that.
void apply_settings(ProjectConfig& config, const std::vector<std::string>& set);

/// Prints what was done with a file or looks odd in it, unless the user wants it quiet.
void print_notes(const CommonOptions& common, const std::string& path, const std::vector<std::string>& notes);

/// How a command without a project file reads its surface.
RasterReadOptions surface_options(const ProjectConfig& config, double most_cells);

/// The same for a raster beside the surface, in its CRS and in a unit of its own.
RasterReadOptions options_beside(const ProjectConfig& config, double most_cells, const std::string& crs_wkt,
                                 const std::string& unit, const std::string& unit_option);

}  // namespace sunshed::cli
