#include "policy_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "sunshed/policy/unmapped.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

Json optional_number(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

Json plan_json(const TargetPlan& plan, bool with_buildings) {
    const bool known = plan.outcome != TargetPlan::Outcome::no_data;
    const auto if_known = [&](double value) { return known ? Json(value) : Json(nullptr); };
    Json json{{"zone_id", plan.zone.id},
              {"zone_name", plan.zone.name},
              {"target", to_string(plan.target)},
              {"year", plan.year},
              {"rank_by", to_string(plan.rank_by)},
              {"outcome", to_string(plan.outcome)},
              {"missing", plan.missing},
              {"target_pct", plan.target_pct},
              {"today_pct", if_known(plan.today_pct)},
              {"reached_pct", if_known(plan.reached_pct)},
              {"unit", to_string(plan.unit)},
              {"needed", if_known(plan.needed)},
              {"available", if_known(plan.available)},
              {"shortfall", if_known(plan.shortfall)},
              {"candidates", plan.candidates},
              {"untold_existing_pv", plan.untold_existing_pv},
              {"gap",
               {{"buildings", if_known(static_cast<double>(plan.chosen.size()))},
                {"module_area_m2", if_known(plan.module_area_m2)},
                {"capacity_kwp", if_known(plan.capacity_kwp)},
                {"energy_kwh", if_known(plan.energy_kwh)}}},
              {"sentence_zh", plan.sentence_zh},
              {"sentence_en", plan.sentence_en}};
    if (known) {
        json["gap"]["buildings"] = plan.chosen.size();
    }
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
    for (const ScenarioResult& s : scenarios) {
        json.push_back(
            {{"scenario", s.scenario},
             {"year", s.year},
             {"zone_id", s.zone.id},
             {"zone_name", s.zone.name},
             {"capacity_kwp", s.capacity_kwp},
             {"energy_kwh", s.energy_kwh},
             {"coverage_c1_pct", optional_number(s.coverage_c1_pct)},
             {"substitution_calorific_pct", optional_number(s.substitution_calorific_pct)},
             {"substitution_coal_equivalent_pct", optional_number(s.substitution_coal_equivalent_pct)},
             {"electricity_share_calorific_pct", optional_number(s.electricity_share_calorific_pct)},
             {"electricity_share_coal_equivalent_pct", optional_number(s.electricity_share_coal_equivalent_pct)},
             {"energy_use_calorific_tce", optional_number(s.energy_use_calorific_tce)},
             {"operation_carbon_t", optional_number(s.operation_carbon_t)},
             {"pv_carbon_avoided_t", optional_number(s.pv_carbon_avoided_t)},
             {"missing", s.missing}});
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
