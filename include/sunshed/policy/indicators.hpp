#pragma once

#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/economy/standard_coal.hpp"
#include "sunshed/policy/indicator.hpp"
#include "sunshed/policy/statistics.hpp"
#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

struct PolicyOptions {
    int new_since = 2021;                  ///< first year of a "new" building
    double coverage_target_pct = 50.0;     ///< by 2025, new public institutions and factories
    double substitution_target_pct = 8.0;  ///< by 2025, urban buildings
    double electricity_target_2025_pct = 55.0;
    double electricity_target_2030_pct = 65.0;
    bool factories_in_substitution = false;  ///< factories are not civil buildings
    bool rural_in_substitution = false;      ///< the target is about urban buildings
    bool onsite_renewables_in_use = true;    ///< count them in the energy use that they replace a share of
    double on_track_share = 0.8;             ///< of the target from which a gap is called "on track"
    std::string target_scope = "provincial target applied";
    CoalFactors coal;
};

/// Indicators of every zone and of the whole, against the plans' expected targets (a gap is not a violation).
///
/// Coverage counts new public-institution buildings and factories and tells what the modules that fit would cover, in
/// the four readings C1 to C4; existing PV stands apart. Substitution and the electricity share need statistics, are
/// given in both standard-coal conventions, and say "no data" with what is missing where those are not there.
std::vector<Indicator> compute_indicators(const std::vector<BuildingRecord>& buildings,
                                          const std::vector<ZoneInfo>& zones,
                                          const std::vector<StatisticsRow>& statistics, const PolicyOptions& options);

}  // namespace sunshed
