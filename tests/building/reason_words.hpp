#pragma once

#include <optional>
#include <string>

#include "sunshed/catalogue/building_reason.hpp"

namespace sunshed::test {

/// A reason in English; empty where there is none.
inline std::string words(const std::optional<BuildingReason>& reason) {
    return reason ? sentence_of(*reason).en : std::string();
}

}  // namespace sunshed::test
