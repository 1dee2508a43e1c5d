#include "sunshed/policy/zone_summary.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

void BuildingSums::add(const BuildingRecord& record) {
    ++building_count;
    footprint_area_m2 += record.footprint_area_m2;
    roof_area_m2 += record.roof_area_m2;
    usable_ground_area_m2 += record.usable_ground_area_m2;
    array_area_m2 += record.array_area_m2;
    module_plan_area_m2 += record.module_plan_area_m2;
    module_area_m2 += record.module_area_m2;
    module_count += record.module_count;
    capacity_kwp += record.capacity_kwp;
    energy_ac_kwh += record.energy_ac_kwh;
    for (std::size_t month = 0; month < 12; ++month) {
        energy_ac_monthly_kwh[month] += record.energy_ac_monthly_kwh[month];
    }
    if (!std::isnan(record.existing_pv_m2)) {
        existing_pv_m2 += record.existing_pv_m2;
        ++buildings_with_known_pv;
    }
    co2_t += record.co2_t;
    if (record.module_count > 0) {
        ++buildings_with_modules;
        footprint_area_with_modules_m2 += record.footprint_area_m2;
    }
}

std::vector<ZoneSummary> summarise_zones(const std::vector<BuildingRecord>& buildings,
                                         const std::vector<ZoneInfo>& zones) {
    std::vector<ZoneSummary> summaries;
    for (const ZoneInfo& zone : zones) {
        summaries.push_back({zone, {}, {}});
    }
    summaries.push_back({{"all", "全部 All"}, {}, {}});
    std::vector<EconomySum> economies(summaries.size());
    for (const BuildingRecord& record : buildings) {
        for (std::size_t i = 0; i < summaries.size(); ++i) {
            ZoneSummary& summary = summaries[i];
            if (&summary == &summaries.back() || (!record.zone_id.empty() && summary.zone.id == record.zone_id)) {
                summary.total.add(record);
                summary.by_class[record.building_class].add(record);
                economies[i].add(record);
            }
        }
    }
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        summaries[i].economy = economies[i].result();
    }
    return summaries;
}

}  // namespace sunshed
