#pragma once

#include <string>
#include <vector>

#include "config/field.hpp"

namespace sunshed::cli {

/// Fills the fields from a project file and its `profile`, then from key=value overrides.
/// Paths become absolute; `${data}` in a path becomes data_folder.
/// @throws Error naming file and line: syntax, unknown key (with the nearest known one), wrong type, out of range.
void load_project(std::vector<Field>& fields, const std::string& project_path,
                  const std::vector<std::string>& overrides, const std::string& data_folder);

/// Applies key=value overrides alone, for commands without a project file.
void apply_overrides(std::vector<Field>& fields, const std::vector<std::string>& overrides);

/// Every field as TOML, with unit, range, where the value came from and its source in comments.
std::string print_config(const std::vector<Field>& fields);

}  // namespace sunshed::cli
