#pragma once

#include <string>
#include <vector>

#include "sunshed/io/text_file.hpp"
#include "sunshed/policy/scenario.hpp"
#include "sunshed/project/field.hpp"

namespace sunshed {

/// The keys of a scenario, declared, read and checked as those of the project file.
std::vector<Field> scenario_fields(Scenario& scenario, double& module_power_w);

/// Reads a TOML file with a list [[scenario]]; keys as in docs/policy.md.
/// @param module_power_w  of the project's module, which `module_power_w` of a scenario is held against
/// @throws Error naming file and line: syntax, unknown key, wrong type, out of range, a name that is there twice
std::vector<Scenario> read_scenarios(const std::string& path, double module_power_w);
std::vector<Scenario> read_scenarios(FileText file, double module_power_w);

}  // namespace sunshed
