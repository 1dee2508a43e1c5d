#include "sunshed/policy/standing.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sunshed {

namespace {

const Indicator*& place_of(FigureKind kind, Standing& standing) {
    switch (kind) {
        case FigureKind::actual:
            return standing.actual;
        case FigureKind::potential_p50:
            return standing.potential_p50;
        case FigureKind::potential_p90:
            return standing.potential_p90;
        case FigureKind::required:
            break;
    }
    return standing.required;
}

}  // namespace

std::vector<Standing> standings_of(const std::vector<Indicator>& rows, const std::string& zone_id) {
    std::vector<Standing> standings;
    std::map<std::pair<IndicatorKey, int>, std::size_t> places;
    for (const Indicator& row : rows) {
        if (row.zone_id != zone_id || row.is_alternative) {
            continue;
        }
        const auto [place, is_new] =
            places.emplace(std::pair(row.indicator, row.target_year.value_or(0)), standings.size());
        if (is_new) {
            standings.emplace_back();
        }
        place_of(row.kind, standings[place->second]) = &row;
    }
    std::erase_if(standings, [](const Standing& s) { return s.actual == nullptr && s.potential_p50 == nullptr; });
    return standings;
}

}  // namespace sunshed
