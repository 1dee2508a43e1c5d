#pragma once

#include <string>
#include <vector>

#include "sunshed/project/field.hpp"

namespace sunshed {

/// The JSON schema (draft 2020-12) of a project file with these fields, for editors and programs that write one: kind,
/// range, choices, default and meaning of every key. What has no place in a schema stands as x-unit, x-source and
/// x-affects. A table by class takes one number too.
std::string project_schema(const std::vector<Field>& fields);

/// docs/settings.md: every key of a project file with kind, unit, range, default, meaning, source, and the first stage
/// that it takes part in.
std::string settings_page(const std::vector<Field>& fields);

}  // namespace sunshed
