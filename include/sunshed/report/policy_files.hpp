#pragma once

#include <string>
#include <vector>

#include "sunshed/policy/scenario.hpp"
#include "sunshed/policy/target_plan.hpp"

namespace sunshed {

/// targets.csv: what each zone has to do for each target, under each ranking, with a sentence.
void write_target_plans_csv(const std::string& path, const std::vector<TargetPlan>& plans);

/// target_buildings.csv: the chosen buildings of each plan under one ranking, in their rank.
void write_target_buildings_csv(const std::string& path, const std::vector<TargetPlan>& plans, RankBy rank_by,
                                const std::vector<BuildingRecord>& buildings);

/// scenarios.csv: one row a scenario and zone.
void write_scenarios_csv(const std::string& path, const std::vector<ScenarioResult>& scenarios);

/// unmapped_classes.csv: words that no class is known for, with counts.
void write_class_words_csv(const std::string& path, const std::vector<BuildingRecord>& buildings);

/// without_zone.csv: buildings that lie in no zone.
void write_without_zone_csv(const std::string& path, const std::vector<BuildingRecord>& buildings);

}  // namespace sunshed
