#pragma once

#include <string>
#include <vector>

#include "sunshed/policy/scenario.hpp"

namespace sunshed::cli {

/// Reads a TOML file with a list [[scenario]]; keys as in docs/policy.md.
/// @param module_power_w  of the project's module, which `module_power_w` of a scenario is held against
/// @throws Error naming file and line: syntax, unknown key, wrong type, out of range, a name that is there twice
std::vector<Scenario> read_scenarios(const std::string& path, double module_power_w);

}  // namespace sunshed::cli
