#include "sunshed/policy/unmapped.hpp"

#include <algorithm>
#include <map>

namespace sunshed {

std::vector<UnmappedWord> unmapped_words(const std::vector<BuildingRecord>& buildings) {
    std::map<std::string, int> counts;
    for (const BuildingRecord& building : buildings) {
        if (building.facts.building_class == BuildingClass::unknown) {
            ++counts[building.facts.class_text];
        }
    }
    std::vector<UnmappedWord> words;
    for (const auto& [text, count] : counts) {
        words.push_back({text, count});
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const UnmappedWord& a, const UnmappedWord& b) { return a.count > b.count; });
    return words;
}

}  // namespace sunshed
