#pragma once

#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// A word of the input that no class is known for.
struct UnmappedWord {
    std::string text;  ///< empty: the building has no class at all
    int count = 0;
};

/// Words of buildings of unknown class, the most frequent first.
std::vector<UnmappedWord> unmapped_words(const std::vector<BuildingRecord>& buildings);

}  // namespace sunshed
