#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/policy/indicators.hpp"

namespace sunshed {

/// What may change until a year; the sun and the roofs stay as they were computed.
struct Scenario {
    std::string name;
    int year = 2030;
    double adoption_pct = 100.0;           ///< of the capacity that fits, over all buildings alike
    double module_power_factor = 1.0;      ///< power a module of then / a module of the project
    double new_floor_area_m2 = 0.0;        ///< built until then, of the whole; shared out by electricity use
    double new_floors = 6.0;               ///< storeys of new buildings: their roof is the floor area over this
    double new_roof_coverage_pct = 50.0;   ///< of new roofs under arrays
    double new_electricity_kwh_m2 = 45.0;  ///< that new floor uses a year
    double new_heat_gj_m2 = 0.25;          ///< central heat of new floor area
    double retrofit_area_m2 = 0.0;         ///< until then, of the whole
    double retrofit_saves_gj_m2 = 0.15;    ///< central heat a year
    double electrify_heat_pct = 0.0;       ///< of central heat that heat pumps take over
    double electrify_gas_pct = 0.0;        ///< of gas
    double electrify_coal_pct = 0.0;       ///< of coal
    double heat_pump_performance = 2.5;    ///< useful heat over electricity of what takes over
};

/// The result of a scenario in one area. A value that needs statistics which are not there is nothing, never 0.
struct ScenarioResult {
    std::string scenario;
    int year = 0;
    ZoneInfo zone;
    double capacity_kwp = 0.0;
    double energy_kwh = 0.0;
    std::optional<double> coverage_c1_pct;  ///< of new public institutions and factories that stand today
    std::optional<double> substitution_calorific_pct;
    std::optional<double> substitution_coal_equivalent_pct;
    std::optional<double> electricity_share_calorific_pct;
    std::optional<double> electricity_share_coal_equivalent_pct;
    std::optional<double> energy_use_calorific_tce;
    std::optional<double> operation_carbon_t;
    std::optional<double> pv_carbon_avoided_t;
    std::vector<Reason> missing;  ///< why not all of them are there
};

/// Every scenario for every zone and the whole. Only sums over finished buildings are used: the sun is not computed
/// again. New floor and retrofit of the whole are shared out to zones by their part of its electricity use.
std::vector<ScenarioResult> compute_scenarios(const PolicyInput& input, const std::vector<Scenario>& scenarios,
                                              const PolicyOptions& options);

}  // namespace sunshed
