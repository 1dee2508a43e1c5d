#pragma once

#include <string>
#include <vector>

#include "sunshed/policy/indicator.hpp"

namespace sunshed {

/// Why an indicator has no value, then what it rests on.
Bilingual note_of(const Indicator& indicator);

/// Reasons one after another; empty where there are none.
Bilingual words_of(const std::vector<Reason>& reasons);

}  // namespace sunshed
