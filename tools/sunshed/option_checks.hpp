#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace sunshed::cli {

/// Takes numbers from a range, and names the range and its unit to who gives another.
CLI::Validator between(double min, double max, const std::string& unit = "");

/// Takes what the setting of that key takes: the range, or the choices, that the project file's declaration has.
CLI::Validator as_setting(const std::string& key);

/// Takes names of files and folders, but no "-": results do not go to standard output.
CLI::Validator a_file_name();

/// --allow-remote, for commands without a project file ([security] remote there).
void add_allow_remote(CLI::App& app);

}  // namespace sunshed::cli
