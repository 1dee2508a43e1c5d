#include "zone_balances.hpp"

namespace sunshed {

ZoneBalances::ZoneBalances(const std::vector<ZoneArea>& zones, const EconomyModel& model) : zones_(zones) {
    for (const ZoneArea& zone : zones) {
        sums_.emplace_back(zone.id, model.clock(), model.interval_h());
    }
    sums_.emplace_back("all", model.clock(), model.interval_h());
}

void ZoneBalances::add(const BuildingRecord& record) {
    for (std::size_t i = 0; i < zones_.size(); ++i) {
        if (!record.zone_id.empty() && zones_[i].id == record.zone_id) {
            sums_[i].add(record);
        }
    }
    sums_.back().add(record);
}

std::vector<LoadBalance> ZoneBalances::results(std::optional<double> export_limit_kw) const {
    constexpr double none = EconomyResult::none;
    std::vector<LoadBalance> balances;
    for (std::size_t i = 0; i < zones_.size(); ++i) {
        balances.push_back(sums_[i].result(zones_[i].export_limit_kw.value_or(export_limit_kw.value_or(none))));
    }
    balances.push_back(sums_.back().result(zones_.empty() ? export_limit_kw.value_or(none) : none));
    return balances;
}

}  // namespace sunshed
