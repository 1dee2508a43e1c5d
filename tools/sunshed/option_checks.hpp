#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace sunshed::cli {

/// Accepts numbers of a range; the message on another number names the range and its unit.
CLI::Validator between(double min, double max, const std::string& unit = "");

/// Takes names of files and folders, but no "-": results do not go to standard output.
CLI::Validator a_file_name();

}  // namespace sunshed::cli
