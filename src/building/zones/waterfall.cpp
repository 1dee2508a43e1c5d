#include "sunshed/building/waterfall.hpp"

#include <map>
#include <utility>

#include "sunshed/core/error.hpp"

namespace sunshed {

void Waterfall::add(const std::vector<LossItem>& losses) {
    if (sums_.empty()) {
        sums_ = losses;
        return;
    }
    expects(losses.empty() || losses.size() == sums_.size(), "waterfalls that are added have the same links");
    for (std::size_t i = 0; i < losses.size(); ++i) {
        sums_[i].energy_kwh += losses[i].energy_kwh;
    }
}

std::vector<WaterfallStep> Waterfall::steps() const {
    std::vector<WaterfallStep> steps;
    double before_kwh = 0.0;
    for (const LossItem& item : sums_) {
        const bool first = steps.empty();
        const double lost_kwh = first ? 0.0 : item.energy_kwh;
        const double left_kwh = first ? item.energy_kwh : before_kwh - lost_kwh;
        steps.push_back({item.link, lost_kwh, before_kwh > 0.0 ? 100.0 * lost_kwh / before_kwh : 0.0, left_kwh});
        before_kwh = left_kwh;
    }
    return steps;
}

std::vector<ScopedWaterfall> waterfalls(const std::vector<BuildingRecord>& buildings) {
    using Scope = std::pair<std::string, std::string>;  // zone, class
    std::map<Scope, Waterfall> sums;
    for (const BuildingRecord& building : buildings) {
        if (building.yield.losses.empty()) {
            continue;
        }
        const std::string word = to_string(building.facts.building_class);
        sums[{"", ""}].add(building.yield.losses);
        sums[{"", word}].add(building.yield.losses);
        if (!building.facts.zone_id.empty()) {
            sums[{building.facts.zone_id, ""}].add(building.yield.losses);
            sums[{building.facts.zone_id, word}].add(building.yield.losses);
        }
    }
    std::vector<ScopedWaterfall> all;
    for (const auto& [scope, waterfall] : sums) {
        all.push_back({scope.first, scope.second, waterfall.steps()});
    }
    return all;
}

}  // namespace sunshed
