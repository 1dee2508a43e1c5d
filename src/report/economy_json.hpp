#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

/// Money, carbon and spread of each zone and of the whole ("all"): every column of the economy, and the flows year by
/// year (element 0 is today): cash_cny, cumulative_cash_cny, carbon_t.
nlohmann::ordered_json economy_json(const std::vector<ZoneSummary>& zones);

/// Load, own use and exchange with the grid of each zone and the whole, by class, and typical days
/// typical_day.{generation_kw, load_kw, self_consumed_kw}[month][hour on the local clock].
nlohmann::ordered_json load_balance_json(const std::vector<ZoneSummary>& zones);

/// lcoe_cny_kwh, cumulative_mw, cumulative_gwh of the whole project's supply curve, thinned to at most 500 points that
/// keep the first and the last.
nlohmann::ordered_json supply_curve_json(const std::vector<BuildingRecord>& buildings);

}  // namespace sunshed
