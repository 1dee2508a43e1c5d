#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "sunshed/policy/area_account.hpp"

namespace sunshed {

// Why an indicator has no value.

/// @param items  of the statistics that it needs
inline std::string missing_statistics(const std::vector<std::string>& items) {
    return fmt::format("missing statistics: {}", fmt::join(items, ", "));
}

/// @param keys  of the project file, of figures of the place that nobody gave
inline std::string not_given_words(const std::vector<std::string>& keys) {
    return fmt::format("not given: {}", fmt::join(keys, ", "));
}

/// What the energy use of an area lacks to be told in standard coal; empty where nothing.
/// @param statistics  that are missing
inline std::string missing_for_coal(const std::vector<std::string>& statistics, const AreaAccount& account,
                                    CoalConvention convention) {
    if (!statistics.empty()) {
        return missing_statistics(statistics);
    }
    const auto keys = ungiven_coal_factors(account.use, convention, account.coal);
    return keys.empty() ? "" : not_given_words(keys);
}

}  // namespace sunshed
