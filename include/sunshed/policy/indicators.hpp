#pragma once

#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/policy/indicator.hpp"
#include "sunshed/policy/policy_options.hpp"
#include "sunshed/policy/statistics.hpp"
#include "sunshed/policy/target.hpp"
#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

/// Everything that indicators are made of.
struct PolicyInput {
    const std::vector<BuildingRecord>& buildings;
    const std::vector<ZoneInfo>& zones;
    const std::vector<StatisticsRow>& statistics;
    const std::vector<Target>& own_targets;  ///< the user's, before the plans'
};

/// Every indicator of the plans for every zone and, as "all", for the whole, against the plans' expected targets (a gap
/// is not a violation): a row for each year that has a target.
///
/// Coverage counts new public-institution buildings and factories and states what the modules that fit would cover, in
/// the four readings C1 to C4; existing PV stands apart. Substitution and the electricity share need statistics, are
/// given in both standard-coal conventions, and say "no data" with what is missing where those are not there.
std::vector<Indicator> compute_indicators(const PolicyInput& input, const PolicyOptions& options);

}  // namespace sunshed
