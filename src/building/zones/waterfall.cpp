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

namespace {

/// In the alphabetical order of their ids, all of them first.
struct Scope {
    std::string zone_id;
    std::optional<BuildingClass> building_class;

    bool operator<(const Scope& other) const {
        return std::pair(zone_id, class_id()) < std::pair(other.zone_id, other.class_id());
    }

private:
    [[nodiscard]] std::string class_id() const { return building_class ? to_string(*building_class) : std::string(); }
};

}  // namespace

std::vector<ScopedWaterfall> waterfalls(const std::vector<BuildingRecord>& buildings) {
    std::map<Scope, Waterfall> sums;
    for (const BuildingRecord& building : buildings) {
        if (building.yield.losses.empty()) {
            continue;
        }
        const BuildingFacts& facts = building.facts;
        sums[{"", std::nullopt}].add(building.yield.losses);
        sums[{"", facts.building_class}].add(building.yield.losses);
        if (!facts.zone_id.empty()) {
            sums[{facts.zone_id, std::nullopt}].add(building.yield.losses);
            sums[{facts.zone_id, facts.building_class}].add(building.yield.losses);
        }
    }
    std::vector<ScopedWaterfall> all;
    for (const auto& [scope, waterfall] : sums) {
        all.push_back({scope.zone_id, scope.building_class, waterfall.steps()});
    }
    return all;
}

}  // namespace sunshed
