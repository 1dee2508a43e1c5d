#include "sunshed/policy/zone_summary.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/catalogue/whole.hpp"

namespace sunshed {

void BuildingSums::add(const BuildingRecord& record) {
    ++building_count;
    footprint_area_m2 += record.facts.footprint_area_m2;
    amounts += record.amounts;
    if (!std::isnan(record.facts.existing_pv_m2)) {
        existing_pv_m2 += record.facts.existing_pv_m2;
        ++buildings_with_known_pv;
    }
    co2_t += record.economy.co2_t;
    if (record.amounts.module_count > 0) {
        ++buildings_with_modules;
        footprint_area_with_modules_m2 += record.facts.footprint_area_m2;
    }
}

std::vector<std::string> zone_and_parents(const std::string& zone_id, const std::vector<ZoneInfo>& zones) {
    std::vector<std::string> ids;
    std::string next = zone_id;
    while (!next.empty() && ids.size() <= zones.size()) {
        const auto zone = std::find_if(zones.begin(), zones.end(), [&](const ZoneInfo& z) { return z.id == next; });
        if (zone == zones.end()) {
            break;
        }
        ids.push_back(zone->id);
        next = zone->parent;
    }
    return ids;
}

std::vector<ZoneSummary> summarise_zones(const std::vector<BuildingRecord>& buildings,
                                         const std::vector<ZoneInfo>& zones) {
    std::vector<ZoneSummary> summaries;
    std::map<std::string, std::size_t> place;
    std::map<std::string, std::vector<std::string>> around;
    for (const ZoneInfo& zone : zones) {
        place[zone.id] = summaries.size();
        around[zone.id] = zone_and_parents(zone.id, zones);
        summaries.push_back({zone, {}, {}});
    }
    summaries.push_back({{whole_id, "全部 All"}, {}, {}});
    std::vector<EconomySum> economies(summaries.size());
    const auto add = [&](std::size_t i, const BuildingRecord& record) {
        summaries[i].total.add(record);
        summaries[i].by_class[record.facts.building_class].add(record);
        economies[i].add(record);
    };
    for (const BuildingRecord& record : buildings) {
        for (const std::string& id : around[record.facts.zone_id]) {
            add(place[id], record);
        }
        add(summaries.size() - 1, record);
    }
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        summaries[i].economy = economies[i].result();
    }
    return summaries;
}

}  // namespace sunshed
