#include "sunshed/policy/indicators.hpp"

#include <algorithm>
#include <map>

#include "area_rows.hpp"
#include "sunshed/catalogue/whole.hpp"

namespace sunshed {

std::vector<Area> areas_of(const PolicyInput& input, const PolicyOptions& options) {
    const auto statistics = statistics_by_area(input.statistics, input.zones);
    const auto of_area = [&](const std::string& id) {
        const auto found = statistics.find(id);
        return found == statistics.end() ? AreaStatistics() : found->second;
    };
    std::vector<Area> areas;
    std::map<std::string, std::size_t> place;
    std::map<std::string, std::vector<std::string>> around;
    for (const ZoneInfo& zone : input.zones) {
        place[zone.id] = areas.size();
        around[zone.id] = zone_and_parents(zone.id, input.zones);
        areas.push_back({zone, {zone.id}, {}, of_area(zone.id), {}});
    }
    areas.push_back({{whole_id, "全部 All"}, {whole_id}, {}, of_area(whole_id), {}});
    if (!options.area_code.empty()) {
        areas.back().codes.push_back(options.area_code);
    }
    for (const BuildingRecord& building : input.buildings) {
        for (const std::string& id : around[building.facts.zone_id]) {
            areas[place[id]].buildings.push_back(&building);
        }
        areas.back().buildings.push_back(&building);
    }
    for (Area& area : areas) {
        area.account = account_of(area.statistics, area.buildings, options);
    }
    return areas;
}

TargetTable all_targets(const PolicyInput& input, const PolicyOptions& options) {
    std::vector<Target> targets = input.own_targets;
    const auto headline = headline_targets(options.targets);
    targets.insert(targets.end(), headline.begin(), headline.end());
    if (options.plan == heilongjiang_plan) {
        const auto plan = heilongjiang_targets();
        targets.insert(targets.end(), plan.begin(), plan.end());
    }
    return TargetTable(std::move(targets));
}

namespace {

/// The level of a zone, 1 outermost; of the whole the deepest.
int levels_of(const ZoneInfo& area, const std::vector<ZoneInfo>& zones) {
    if (!is_whole(area.id)) {
        return static_cast<int>(zone_and_parents(area.id, zones).size());
    }
    std::size_t deepest = 0;
    for (const ZoneInfo& zone : zones) {
        deepest = std::max(deepest, zone_and_parents(zone.id, zones).size());
    }
    return static_cast<int>(deepest);
}

}  // namespace

std::vector<Indicator> compute_indicators(const PolicyInput& input, const PolicyOptions& options) {
    const TargetTable table = all_targets(input, options);
    std::vector<Indicator> all;
    for (const Area& area : areas_of(input, options)) {
        AreaRows rows(area, table, options);
        add_coverage_rows(area, options, rows);
        add_energy_rows(area, options, rows);
        add_carbon_rows(area, options, rows);
        add_potential_rows(area, options, rows);
        add_tracked_rows(area, rows);
        rows.add_value(rows.of_buildings(IndicatorId::zone_levels, FigureKind::actual, EvidenceTag::derived),
                       levels_of(area.zone, input.zones));
        const auto part = rows.release();
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace sunshed
