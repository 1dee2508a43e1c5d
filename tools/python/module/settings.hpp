#pragma once

#include <string>
#include <vector>

#include "sunshed/project/project.hpp"

namespace sunshed::python {

/// Settings of a project, as key=value each, of which a function reads some.
/// @param read  keys, and tables of keys by a name that ends in a dot
/// @throws UsageError for one that it does not read
Project settings_of(const std::vector<std::string>& values, const std::vector<std::string>& read);

}  // namespace sunshed::python
