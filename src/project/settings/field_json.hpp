#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sunshed/project/field.hpp"

namespace sunshed {

/// The value that a field keeps; a number that is not given is null.
nlohmann::ordered_json value_as_json(const Field& field);

}  // namespace sunshed
