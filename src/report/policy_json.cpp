#include "policy_json.hpp"

#include <nlohmann/json.hpp>

#include "csv_tables.hpp"
#include "json_table.hpp"
#include "sunshed/policy/unmapped.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

/// @param with_buildings  the places of the chosen ones in the list of buildings
Json plan_json(const TargetPlan& plan, bool with_buildings) {
    Json json = json_row(target_columns(), plan);
    json["untold_existing_pv"] = plan.untold_existing_pv;
    json["is_coverage"] = plan.target == TargetKind::coverage;
    json["is_reachable"] = plan.outcome == PlanOutcome::reachable;
    json["is_open"] = plan.outcome == PlanOutcome::reachable || plan.outcome == PlanOutcome::out_of_reach;
    if (with_buildings) {
        json["chosen"] = plan.chosen;
    }
    return json;
}

}  // namespace

nlohmann::ordered_json targets_json(const ReportContent& content) {
    Json json = Json::array();
    for (const TargetPlan& plan : content.plans) {
        json.push_back(plan_json(plan, plan.rank_by == content.rank_by));
    }
    return json;
}

nlohmann::ordered_json scenarios_json(const std::vector<ScenarioResult>& scenarios) {
    Json json = Json::array();
    for (const ScenarioResult& scenario : scenarios) {
        json.push_back(json_row(scenario_columns(), scenario));
    }
    return json;
}

nlohmann::ordered_json unmapped_classes_json(const std::vector<BuildingRecord>& buildings) {
    Json json = Json::array();
    for (const UnmappedWord& word : unmapped_words(buildings)) {
        json.push_back({{"value", word.text}, {"count", word.count}});
    }
    return json;
}

nlohmann::ordered_json without_zone_json(const std::vector<BuildingRecord>& buildings) {
    Json json = Json::array();
    for (const BuildingRecord& building : buildings) {
        if (building.facts.zone_id.empty()) {
            json.push_back(building.facts.building_id);
        }
    }
    return json;
}

}  // namespace sunshed
