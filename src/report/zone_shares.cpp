#include "zone_shares.hpp"

#include <fmt/format.h>

#include <set>

namespace sunshed {

namespace {

/// Of what is required there is one a target's year; what stands and what could be is the same against every target.
std::string year_of(const Indicator& indicator) {
    return indicator.kind == FigureKind::required && indicator.target_year ? fmt::format("{}", *indicator.target_year)
                                                                           : std::string();
}

}  // namespace

bool is_zone_share(const Indicator& indicator) {
    const bool is_path = indicator.indicator == IndicatorKey(both_electricity_share_path.calorific) ||
                         indicator.indicator == IndicatorKey(both_electricity_share_path.coal_equivalent);
    return indicator.unit() == Unit::percent && !indicator.is_alternative && !is_path;
}

std::string zone_share_name(const Indicator& indicator) {
    const std::string year = year_of(indicator);
    return fmt::format("{}_{}{}{}", to_string(indicator.indicator), to_string(indicator.kind), year.empty() ? "" : "_",
                       year);
}

std::vector<ZoneShare> zone_shares(std::span<const Indicator> indicators) {
    std::vector<ZoneShare> shares;
    std::set<std::string> seen;
    for (const Indicator& indicator : indicators) {
        const std::string name = zone_share_name(indicator);
        if (is_zone_share(indicator) && seen.insert(name).second) {
            const Word<FigureKind>& kind = word_of(indicator.kind);
            const std::string year = year_of(indicator);
            shares.push_back({name, fmt::format("{} {} {}", name_zh(indicator.indicator), kind.zh, year),
                              fmt::format("{}, {} {}: {}", name_en(indicator.indicator), kind.en, year,
                                          indicator.definition().formula)});
        }
    }
    return shares;
}

}  // namespace sunshed
