#include "zone_balances.hpp"

#include <algorithm>

#include "sunshed/catalogue/whole.hpp"
#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

ZoneBalances::ZoneBalances(const std::vector<ZoneArea>& zones, const EconomyModel& model) : zones_(zones) {
    std::map<std::string, std::size_t> place;
    std::vector<ZoneInfo> infos;
    for (const ZoneArea& zone : zones) {
        place[zone.id] = infos.size();
        infos.push_back({zone.id, zone.name, zone.parent});
    }
    for (const ZoneArea& zone : zones) {
        for (const std::string& id : zone_and_parents(zone.id, infos)) {
            around_[zone.id].push_back(place[id]);
        }
        sums_.emplace_back(zone.id, model.clock(), model.interval_h());
    }
    sums_.emplace_back(whole_id, model.clock(), model.interval_h());
}

void ZoneBalances::add(const BuildingRecord& record) {
    if (const auto around = around_.find(record.facts.zone_id); around != around_.end()) {
        for (const std::size_t zone : around->second) {
            sums_[zone].add(record);
        }
    }
    sums_.back().add(record);
}

std::vector<LoadBalance> ZoneBalances::results(std::optional<double> export_limit_kw) const {
    constexpr double none = EconomyResult::none;
    std::vector<LoadBalance> balances;
    for (std::size_t i = 0; i < zones_.size(); ++i) {
        const bool innermost = std::none_of(zones_.begin(), zones_.end(),
                                            [&](const ZoneArea& other) { return other.parent == zones_[i].id; });
        const double of_all = innermost ? export_limit_kw.value_or(none) : none;
        balances.push_back(sums_[i].result(zones_[i].export_limit_kw.value_or(of_all)));
    }
    balances.push_back(sums_.back().result(zones_.empty() ? export_limit_kw.value_or(none) : none));
    return balances;
}

}  // namespace sunshed
