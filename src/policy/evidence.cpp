#include "evidence.hpp"

#include <algorithm>
#include <initializer_list>

namespace sunshed {

namespace {

EvidenceTag tag_of(const PolicyOptions& options, std::initializer_list<const char*> tables) {
    const auto is_used = [&](const std::string& key) {
        return std::any_of(tables.begin(), tables.end(), [&](const char* table) { return key.starts_with(table); });
    };
    return std::any_of(options.placeholders.begin(), options.placeholders.end(), is_used) ? EvidenceTag::placeholder
                                                                                          : EvidenceTag::derived;
}

}  // namespace

EvidenceTag tag_of_areas(const PolicyOptions& options) {
    return tag_of(options, {"buildings.", "roof.", "layout."});
}

EvidenceTag tag_of_energy(const PolicyOptions& options) {
    return tag_of(options, {"buildings.", "roof.", "layout.", "pv.", "sky.", "surface.", "weather."});
}

EvidenceTag tag_of_statistics(const PolicyOptions& options) {
    return tag_of(options, {"energy.", "carbon.grid_factor", "carbon.heat"});
}

}  // namespace sunshed
