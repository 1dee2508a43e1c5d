#include "sunshed/policy/scenario.hpp"

#include <algorithm>
#include <cmath>

#include "area_rows.hpp"
#include "electrify.hpp"
#include "missing.hpp"
#include "sunshed/core/share.hpp"

namespace sunshed {

namespace {

ElectrifiedUse use_then(const EnergyUse& today, const Scenario& scenario, double share_of_whole,
                        const ReplacementFactors& factors) {
    ElectrifiedUse use{today};
    const double new_floor_m2 = scenario.new_floor_area_m2 * share_of_whole;
    const double retrofit_m2 = scenario.retrofit_area_m2 * share_of_whole;
    use.electricity_kwh += new_floor_m2 * scenario.new_electricity_kwh_m2;
    use.heat_gj += new_floor_m2 * scenario.new_heat_gj_m2;
    use.heat_gj = std::max(0.0, use.heat_gj - retrofit_m2 * scenario.retrofit_saves_gj_m2);
    electrify(use, {scenario.electrify_heat_pct, scenario.electrify_gas_pct, scenario.electrify_coal_pct},
              scenario.heat_pump_performance, factors);
    return use;
}

/// One scenario in one area.
class AreaScenario {
public:
    AreaScenario(const Area& area, const Scenario& scenario, double share_of_whole, const PolicyOptions& options)
        : area_(area), scenario_(scenario), share_of_whole_(share_of_whole), options_(options) {}

    ScenarioResult compute() {
        result_.scenario = scenario_.name;
        result_.year = scenario_.year;
        result_.zone = area_.zone;
        const double adopted = scenario_.adoption_pct / 100.0;
        const BuildingSums all = sum_where(area_, [](const BuildingRecord&) { return true; });
        const double old_kwp = all.amounts.capacity_kwp * adopted * scenario_.module_power_factor;
        const double old_kwh = all.amounts.energy_ac_kwh * adopted * scenario_.module_power_factor;
        const double new_kwp = capacity_of_new_roofs(all);
        const double new_kwh =
            all.amounts.capacity_kwp > 0.0 ? new_kwp * all.amounts.energy_ac_kwh / all.amounts.capacity_kwp : 0.0;
        result_.capacity_kwp = old_kwp + new_kwp;
        result_.energy_kwh = old_kwh + new_kwh;
        result_.pv_carbon_avoided_t = known(avoided_co2_t(result_.energy_kwh, options_.emissions.electricity_kg_kwh));
        add_coverage(adopted);
        add_energy(area_.account.pv.potential_kwh * adopted * scenario_.module_power_factor + new_kwh);
        return std::move(result_);
    }

private:
    /// Their arrays are as dense as those on today's roofs.
    [[nodiscard]] double capacity_of_new_roofs(const BuildingSums& today) const {
        const double array_m2 = scenario_.new_floor_area_m2 * share_of_whole_ / scenario_.new_floors *
                                scenario_.new_roof_coverage_pct / 100.0;
        return today.amounts.array_area_m2 > 0.0
                   ? array_m2 * today.amounts.capacity_kwp / today.amounts.array_area_m2 * scenario_.module_power_factor
                   : 0.0;
    }

    void add_coverage(double adopted) {
        const BuildingSums sums = sum_where(area_, counts_for_coverage_target);
        if (sums.footprint_area_m2 > 0.0) {
            result_.coverage_c1_pct = share_pct(adopted * sums.amounts.array_area_m2, sums.footprint_area_m2);
        }
    }

    void add_energy(double pv_kwh) {
        const AreaAccount& account = area_.account;
        if (!account.missing.empty()) {
            result_.missing.emplace_back(reason::MissingStatistics{named(account.missing)});
            return;
        }
        const ElectrifiedUse use = use_then(account.use, scenario_, share_of_whole_, options_.replacement);
        const CoalUse calorific = in_standard_coal(use, CoalConvention::calorific, account.coal);
        const CoalUse equivalent = in_standard_coal(use, CoalConvention::coal_equivalent, account.coal);
        add_ungiven(use);
        result_.energy_use_calorific_tce = known(calorific.total_tce);
        result_.operation_carbon_t = known(carbon_t(use, options_.emissions));
        result_.electricity_share_calorific_pct = known(calorific.electricity_pct());
        result_.electricity_share_coal_equivalent_pct = known(equivalent.electricity_pct());
        const auto share = counted_pv_share(account, options_);
        if (!share) {
            result_.missing.emplace_back(reason::MissingStatistics{named({"pv_self_consumption_share"})});
            return;
        }
        const double counted_kwh = pv_kwh * *share;
        result_.substitution_calorific_pct = substitution(CoalConvention::calorific, use, calorific, counted_kwh);
        result_.substitution_coal_equivalent_pct =
            substitution(CoalConvention::coal_equivalent, use, equivalent, counted_kwh);
    }

    void add_ungiven(const ElectrifiedUse& use) {
        // The coal-equivalent lacks all that the calorific lacks, and its rate.
        auto keys = ungiven_coal_factors(use, CoalConvention::coal_equivalent, area_.account.coal);
        const auto emissions = ungiven_emission_factors(use, options_.emissions);
        keys.insert(keys.end(), emissions.begin(), emissions.end());
        if (!keys.empty()) {
            result_.missing.emplace_back(reason::NotGiven{keys});
        }
    }

    static std::optional<double> known(double percent) {
        return std::isnan(percent) ? std::nullopt : std::optional(percent);
    }

    [[nodiscard]] std::optional<double> substitution(CoalConvention convention, const ElectrifiedUse& use,
                                                     const CoalUse& total, double pv_kwh) const {
        const double pumps_tce = std::max(0.0, replaced_by_heat_pump_tce(use.pumped_heat_gj, use.pump_electricity_kwh,
                                                                         options_.replacement.heating_source_efficiency,
                                                                         convention, area_.account.coal));
        const double replaced = area_.account.replaced_tce(pv_kwh, convention) + pumps_tce;
        return known(substitution_pct(replaced, total.total_tce, options_.onsite_renewables_in_use));
    }

    const Area& area_;
    const Scenario& scenario_;
    double share_of_whole_;
    const PolicyOptions& options_;
    ScenarioResult result_;
};

/// As far as it is reported, though other items are missing.
double electricity_of(const Area& area) {
    return area.statistics.value("electricity", area.account.year.value_or(0)).value_or(0.0);
}

}  // namespace

std::vector<ScenarioResult> compute_scenarios(const PolicyInput& input, const std::vector<Scenario>& scenarios,
                                              const PolicyOptions& options) {
    const auto areas = scenarios.empty() ? std::vector<Area>() : areas_of(input, options);
    std::vector<ScenarioResult> results;
    for (const Scenario& scenario : scenarios) {
        for (const Area& area : areas) {
            const double whole = electricity_of(areas.back());
            const double share = &area == &areas.back() ? 1.0 : whole > 0.0 ? electricity_of(area) / whole : 0.0;
            results.push_back(AreaScenario(area, scenario, share, options).compute());
        }
    }
    return results;
}

}  // namespace sunshed
