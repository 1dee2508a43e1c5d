#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/economy/carbon.hpp"
#include "sunshed/economy/standard_coal.hpp"
#include "sunshed/policy/energy_replaced.hpp"
#include "sunshed/policy/solar_thermal.hpp"
#include "sunshed/policy/target.hpp"

namespace sunshed {

/// Name of the plans of Heilongjiang whose targets are known.
inline constexpr const char* heilongjiang_plan = "heilongjiang";

struct PolicyOptions {
    int year = 2025;   ///< that the report is about, and of which the buildings are
    std::string plan;  ///< whose targets count beside the headline ones: heilongjiang_plan; empty = none
    HeadlineTargets targets;
    bool factories_in_substitution = false;   ///< factories are not civil buildings
    bool rural_in_substitution = false;       ///< the target is about urban buildings
    bool exported_pv_in_substitution = true;  ///< count all PV energy, not only what the building uses itself
    bool onsite_renewables_in_use = true;     ///< count them in the energy use that they replace a share of
    std::string target_scope = "target of the project";
    std::string area_code;  ///< adcode of the whole project, e.g. 230100; empty = a part of a city
    CoalFactors coal;
    bool coal_rate_by_year = false;  ///< take 等价 of the statistics' year from coal_rates()
    ReplacementFactors replacement;
    HotWaterOptions hot_water;
    EmissionFactors emissions;
    std::vector<std::string> placeholders;  ///< keys of the project file whose values only stand for others
};

/// The coal factors for statistics of a year; those of the options where there are no statistics.
CoalFactors coal_factors_of(const PolicyOptions& options, std::optional<int> year);

/// Whether the PV of a building counts for the substitution rate of urban civil buildings.
bool counts_for_substitution(const BuildingRecord& building, const PolicyOptions& options);
/// Whether a building is one of those that the coverage target is about: a new public institution or new factory.
bool counts_for_coverage_target(const BuildingRecord& building);

}  // namespace sunshed
