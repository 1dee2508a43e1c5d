#include "project/settings/ungiven.hpp"

#include <set>
#include <utility>

namespace sunshed {

namespace {

/// Collects the keys that one kind of answer lacks.
class Keys {
public:
    explicit Keys(const std::vector<BuildingClass>& classes) : classes_(classes.begin(), classes.end()) {}

    void need(const char* key, double value) {
        if (!is_given(value)) {
            keys_.emplace_back(key);
        }
    }
    /// A table by class: its name where no class that is there has a figure, else the classes without one.
    void need(const std::string& key, const ByClass<double>& table) {
        std::vector<std::string> without;
        for (const BuildingClass of : classes_) {
            if (!is_given(table[of])) {
                without.push_back(key + "." + to_string(of));
            }
        }
        if (!without.empty() && without.size() == classes_.size()) {
            without = {key};
        }
        keys_.insert(keys_.end(), without.begin(), without.end());
    }
    /// They stand for an answer that stays empty, where there are any.
    void add_missing(Answer answer, caution::FiguresNotGiven& missing) const {
        if (!keys_.empty()) {
            missing.parts.push_back({answer, keys_});
        }
    }

private:
    std::set<BuildingClass> classes_;
    std::vector<std::string> keys_;
};

void miss_buildings(const ProjectConfig& config, const std::vector<BuildingClass>& classes,
                    caution::FiguresNotGiven& missing) {
    const EconomyOptions& economy = config.economy;
    Keys use(classes);
    if (config.load_path.empty() && config.electricity_field.empty()) {
        use.need("load.use_kwh_m2", economy.use_kwh_m2);
    }
    use.add_missing(Answer::own_use, missing);
    Keys money(classes);
    money.need("economics.capex_cny_w", economy.capex_cny_w);
    money.need("economics.tariff_cny_kwh", economy.tariff_cny_kwh);
    money.need("economics.export_cny_kwh", economy.export_cny_kwh);
    money.need("economics.om_cny_w", economy.terms.om_cny_w);
    money.need("economics.inverter_cost_cny_w", economy.terms.inverter_cost_cny_w);
    if (economy.battery_kwh_per_kwp > 0.0) {
        money.need("battery.cost_cny_kwh", economy.terms.battery_cost_cny_kwh);
    }
    money.add_missing(Answer::money, missing);
    Keys carbon(classes);
    carbon.need("carbon.grid_factor_kg_kwh", config.policy.emissions.electricity_kg_kwh);
    carbon.add_missing(Answer::carbon, missing);
}

void miss_targets(const PolicyOptions& policy, caution::FiguresNotGiven& missing) {
    Keys targets({});
    targets.need("policy.coverage_target_pct", policy.targets.coverage_pct);
    targets.need("policy.substitution_target_pct", policy.targets.substitution_pct);
    targets.need("policy.electricity_target_2025_pct", policy.targets.electricity_2025_pct);
    targets.need("policy.electricity_target_2030_pct", policy.targets.electricity_2030_pct);
    targets.add_missing(Answer::targets, missing);
}

}  // namespace

std::optional<caution::FiguresNotGiven> figures_not_given(const ProjectConfig& config,
                                                          const std::vector<BuildingClass>& classes) {
    caution::FiguresNotGiven missing;
    if (!classes.empty()) {
        miss_buildings(config, classes, missing);
    }
    if (config.targets_path.empty()) {
        miss_targets(config.policy, missing);
    }
    return missing.parts.empty() ? std::nullopt : std::optional(std::move(missing));
}

}  // namespace sunshed
