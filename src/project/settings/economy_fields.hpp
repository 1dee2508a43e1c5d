#pragma once

#include <vector>

#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// The keys of [load], [battery], [economics], [carbon] and [uncertainty]. Tables by class have a key a class, and
/// take one number for all classes too: `economics.capex_cny_w = 2.8`.
std::vector<Field> economy_fields(ProjectConfig& config);

/// Puts the published factor that carbon.grid names where carbon.grid_factor_kg_kwh is kept.
/// @throws Error where the project gives both
void apply_grid_choice(std::vector<Field>& fields);

}  // namespace sunshed
