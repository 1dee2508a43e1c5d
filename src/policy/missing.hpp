#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/catalogue/reason.hpp"
#include "sunshed/policy/area_account.hpp"
#include "sunshed/policy/statistics.hpp"

namespace sunshed {

/// The bilingual names of items of the statistics.
inline std::vector<Bilingual> named(const std::vector<std::string>& items) {
    std::vector<Bilingual> names;
    for (const std::string& item : items) {
        const StatisticsItem* known = find_statistics_item(item);
        names.push_back(known != nullptr ? Bilingual{known->name_zh, known->name_en} : Bilingual{item, item});
    }
    return names;
}

/// What is missing to convert an area's energy use to standard coal; nothing where all is there.
/// @param statistics  that are missing
inline std::optional<Reason> missing_for_coal(const std::vector<std::string>& statistics, const AreaAccount& account,
                                              CoalConvention convention) {
    if (!statistics.empty()) {
        return reason::MissingStatistics{named(statistics)};
    }
    const auto keys = ungiven_coal_factors(account.use, convention, account.coal);
    return keys.empty() ? std::nullopt : std::optional<Reason>(reason::NotGiven{keys});
}

}  // namespace sunshed
