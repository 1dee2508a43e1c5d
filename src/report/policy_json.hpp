#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sunshed/report/documents.hpp"

namespace sunshed {

/// What to do for each target, per zone and ranking: outcome, gap in m2, kWp and buildings, the sentence in both
/// languages; under the project's own ranking also the chosen buildings as places in the list of buildings.
nlohmann::ordered_json targets_json(const ReportContent& content);

/// One row a scenario and zone.
nlohmann::ordered_json scenarios_json(const std::vector<ScenarioResult>& scenarios);

/// Words that no class is known for, with counts.
nlohmann::ordered_json unmapped_classes_json(const std::vector<BuildingRecord>& buildings);

/// Ids of the buildings that lie in no zone.
nlohmann::ordered_json without_zone_json(const std::vector<BuildingRecord>& buildings);

}  // namespace sunshed
