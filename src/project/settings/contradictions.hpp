#pragma once

#include <vector>

#include "sunshed/project/attempts.hpp"
#include "sunshed/project/field.hpp"

namespace sunshed {

/// Refuses settings that are each in their range but cannot stand together, naming them.
/// @param attempt  how to go on after one
/// @throws Error naming the keys
void refuse_contradictions(const std::vector<Field>& fields, const Attempts& attempt);

}  // namespace sunshed
