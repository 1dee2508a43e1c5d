#include "zone_shares.hpp"

#include <fmt/format.h>

#include <set>

namespace sunshed {

std::string zone_share_name(const Indicator& indicator) {
    const bool plain = indicator.year == 0 || indicator.year == 2025;
    const std::string id = to_string(indicator.indicator);
    return plain ? id : fmt::format("{}_{}", id, indicator.year);
}

std::vector<ZoneShare> zone_shares(std::span<const Indicator> indicators) {
    std::vector<ZoneShare> shares;
    std::set<std::string> seen;
    for (const Indicator& indicator : indicators) {
        const std::string name = zone_share_name(indicator);
        if (indicator.unit() == Unit::percent && seen.insert(name).second) {
            const std::string year = indicator.year > 0 ? fmt::format(" {}", indicator.year) : "";
            shares.push_back(
                {name, name_zh(indicator.indicator) + year,
                 fmt::format("{}{}: {}", name_en(indicator.indicator), year, indicator.definition().formula)});
        }
    }
    return shares;
}

}  // namespace sunshed
