#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace sunshed::cli {

/// Takes numbers from a range, and names the range and its unit to who gives another.
CLI::Validator between(double min, double max, const std::string& unit = "");

/// Takes names of files and folders, but no "-": results do not go to standard output.
CLI::Validator a_file_name();

}  // namespace sunshed::cli
