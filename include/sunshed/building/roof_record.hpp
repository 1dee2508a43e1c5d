#pragma once

#include <optional>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/site.hpp"
#include "sunshed/pv/module_product.hpp"

namespace sunshed {

/// Roofs of less confidence are called doubtful.
inline constexpr double least_sure_confidence = 0.7;

/// How far a building's result can be trusted: measured, with what limits it, or estimated; nothing where it was not
/// assessed.
std::vector<RoofQuality> quality_of(const BuildingInput& building, const RoofPlan& plan);

/// New where it was built in `new_since` or later.
Vintage vintage_of(std::optional<int> year_built, int new_since);

/// What segments add up to, in their order.
Additive sum_of(const std::vector<SegmentRecord>& segments);

/// What a building's facts depend on beside its input.
struct FactOptions {
    int new_since = 2021;          ///< a building built in this year or later is new
    double storey_height_m = 3.0;  ///< for floor areas that are not given
};

/// A building as far as its roof goes: facts, segments and modules. Without a yield: its energies stay 0.
/// @param plan  laid at the site, of this module
BuildingRecord roof_record(const BuildingInput& building, RoofPlan plan, const Site& site, const ModuleProduct& module,
                           const FactOptions& options);

}  // namespace sunshed
