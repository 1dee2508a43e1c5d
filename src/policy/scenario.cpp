#include "sunshed/policy/scenario.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "area_rows.hpp"

namespace sunshed {

namespace {

/// Natural gas, MJ a m3, and raw coal, MJ a kg (GB/T 2589-2020).
constexpr double gas_mj_m3 = 35.588;
constexpr double coal_mj_kg = 20.908;

/// Energy use of an area a year.
struct Use {
    double electricity_kwh = 0.0;
    double heat_gj = 0.0;
    double gas_m3 = 0.0;
    double coal_t = 0.0;
    double lpg_t = 0.0;
    double pumped_heat_gj = 0.0;        ///< useful heat that heat pumps took over
    double pump_electricity_kwh = 0.0;  ///< in electricity_kwh too
};

Use use_of(const AreaStatistics& statistics, int year) {
    const auto value = [&](const char* item) { return statistics.value(item, year).value_or(0.0); };
    return {value("electricity"), value("heat"), value("gas"), value("coal"), value("lpg")};
}

/// Heat pumps take over a share of a source of heat.
void electrify(Use& use, double& amount, double share_pct, double useful_gj_per_unit, double performance) {
    const double taken = amount * share_pct / 100.0;
    const double heat_gj = taken * useful_gj_per_unit;
    amount -= taken;
    use.pumped_heat_gj += heat_gj;
    use.pump_electricity_kwh += heat_gj / 3.6e-3 / performance;
    use.electricity_kwh += heat_gj / 3.6e-3 / performance;
}

Use use_then(Use use, const Scenario& scenario, double share_of_whole, const ReplacementFactors& factors) {
    const double new_floor_m2 = scenario.new_floor_area_m2 * share_of_whole;
    const double retrofit_m2 = scenario.retrofit_area_m2 * share_of_whole;
    use.electricity_kwh += new_floor_m2 * scenario.new_electricity_kwh_m2;
    use.heat_gj += new_floor_m2 * scenario.new_heat_gj_m2;
    use.heat_gj = std::max(0.0, use.heat_gj - retrofit_m2 * scenario.retrofit_saves_gj_m2);
    const double performance = scenario.heat_pump_performance;
    electrify(use, use.heat_gj, scenario.electrify_heat_pct, 1.0, performance);
    electrify(use, use.gas_m3, scenario.electrify_gas_pct, gas_mj_m3 * 1e-3 * factors.hot_water_source_efficiency,
              performance);
    electrify(use, use.coal_t, scenario.electrify_coal_pct, coal_mj_kg * factors.heating_source_efficiency,
              performance);
    return use;
}

EnergyUse in_coal(const Use& use, CoalConvention convention, const CoalFactors& coal) {
    EnergyUse result;
    result.electricity_tce = electricity_tce(use.electricity_kwh, convention, coal);
    result.total_tce = result.electricity_tce +
                       (use.heat_gj * coal.heat_kgce_gj + use.gas_m3 * coal.gas_kgce_m3) / 1000.0 +
                       use.coal_t * coal.coal_kgce_kg + use.lpg_t * coal.lpg_kgce_kg;
    return result;
}

double carbon_t(const Use& use, const EmissionFactors& e) {
    return (use.electricity_kwh * e.electricity_kg_kwh + use.heat_gj * e.heat_kg_gj + use.gas_m3 * e.gas_kg_m3) /
               1000.0 +
           use.coal_t * e.coal_kg_kg + use.lpg_t * e.lpg_kg_kg;
}

/// One scenario in one area.
class AreaScenario {
public:
    AreaScenario(const Area& area, const Scenario& scenario, double share_of_whole, const PolicyOptions& options)
        : area_(area),
          scenario_(scenario),
          share_of_whole_(share_of_whole),
          options_(options),
          year_(area.statistics.latest_year_with(energy_use_items()).value_or(0)),
          coal_(coal_factors_of(options, year_)) {}

    ScenarioResult compute() {
        result_.scenario = scenario_.name;
        result_.year = scenario_.year;
        result_.zone = area_.zone;
        const double adopted = scenario_.adoption_pct / 100.0;
        const BuildingSums all = sum_where(area_, [](const BuildingRecord&) { return true; });
        const BuildingSums urban =
            sum_where(area_, [&](const BuildingRecord& r) { return counts_for_substitution(r, options_); });
        const double old_kwp = all.capacity_kwp * adopted * scenario_.module_power_factor;
        const double old_kwh = all.energy_ac_kwh * adopted * scenario_.module_power_factor;
        const double new_kwp = capacity_of_new_roofs(all);
        const double new_kwh = all.capacity_kwp > 0.0 ? new_kwp * all.energy_ac_kwh / all.capacity_kwp : 0.0;
        result_.capacity_kwp = old_kwp + new_kwp;
        result_.energy_kwh = old_kwh + new_kwh;
        result_.pv_carbon_avoided_t = avoided_co2_t(result_.energy_kwh, options_.emissions.electricity_kg_kwh);
        add_coverage(adopted);
        add_energy(urban.energy_ac_kwh * adopted * scenario_.module_power_factor + new_kwh);
        return std::move(result_);
    }

private:
    /// Their arrays are as dense as those on today's roofs.
    [[nodiscard]] double capacity_of_new_roofs(const BuildingSums& today) const {
        const double array_m2 = scenario_.new_floor_area_m2 * share_of_whole_ / scenario_.new_floors *
                                scenario_.new_roof_coverage_pct / 100.0;
        return today.array_area_m2 > 0.0
                   ? array_m2 * today.capacity_kwp / today.array_area_m2 * scenario_.module_power_factor
                   : 0.0;
    }

    void add_coverage(double adopted) {
        const BuildingSums sums = sum_where(area_, counts_for_coverage_target);
        if (sums.footprint_area_m2 > 0.0) {
            result_.coverage_c1_pct = 100.0 * adopted * sums.array_area_m2 / sums.footprint_area_m2;
        }
    }

    void add_energy(double pv_kwh) {
        const auto missing = energy_use(area_.statistics, year_, CoalConvention::calorific, coal_).missing;
        if (!missing.empty()) {
            result_.missing = fmt::format("{}", fmt::join(missing, ", "));
            return;
        }
        const Use use = use_then(use_of(area_.statistics, year_), scenario_, share_of_whole_, options_.replacement);
        const EnergyUse calorific = in_coal(use, CoalConvention::calorific, coal_);
        const EnergyUse equivalent = in_coal(use, CoalConvention::coal_equivalent, coal_);
        result_.energy_use_calorific_tce = calorific.total_tce;
        result_.operation_carbon_t = carbon_t(use, options_.emissions);
        result_.electricity_share_calorific_pct = percent(calorific.electricity_tce, calorific.total_tce);
        result_.electricity_share_coal_equivalent_pct = percent(equivalent.electricity_tce, equivalent.total_tce);
        result_.substitution_calorific_pct = substitution(CoalConvention::calorific, use, calorific, pv_kwh);
        result_.substitution_coal_equivalent_pct =
            substitution(CoalConvention::coal_equivalent, use, equivalent, pv_kwh);
    }

    static std::optional<double> percent(double part, double whole) {
        return whole > 0.0 ? std::optional(100.0 * part / whole) : std::nullopt;
    }

    [[nodiscard]] std::optional<double> substitution(CoalConvention convention, const Use& use, const EnergyUse& total,
                                                     double pv_kwh) const {
        const double pumps_tce =
            std::max(0.0, replaced_by_heat_pump_tce(use.pumped_heat_gj, use.pump_electricity_kwh,
                                                    options_.replacement.heating_source_efficiency, convention, coal_));
        const double replaced =
            electricity_tce(pv_kwh, convention, coal_) + pumps_tce +
            other_renewables(area_.statistics, year_, convention, coal_, options_.replacement).total_tce();
        return percent(replaced, total.total_tce + (options_.onsite_renewables_in_use ? replaced : 0.0));
    }

    const Area& area_;
    const Scenario& scenario_;
    double share_of_whole_;
    const PolicyOptions& options_;
    int year_;
    CoalFactors coal_;
    ScenarioResult result_;
};

double electricity_of(const Area& area) {
    const auto year = area.statistics.latest_year_with(energy_use_items());
    return year ? area.statistics.value("electricity", *year).value_or(0.0) : 0.0;
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
