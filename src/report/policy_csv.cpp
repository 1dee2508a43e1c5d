#include "csv_tables.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/csv_table.hpp"
#include "sunshed/report/left_out.hpp"
#include "sunshed/report/policy_files.hpp"

namespace sunshed {

void write_target_plans_csv(const std::string& path, const std::vector<TargetPlan>& plans) {
    write_text_file(path, csv_text(target_columns(), plans));
}

void write_target_buildings_csv(const std::string& path, const std::vector<TargetPlan>& plans, RankBy rank_by,
                                const std::vector<BuildingRecord>& buildings) {
    std::string text = csv_head(chosen_columns());
    for (const TargetPlan& plan : plans) {
        for (std::size_t i = 0; plan.rank_by == rank_by && i < plan.chosen.size(); ++i) {
            text += csv_line(chosen_columns(), {&plan, &buildings[plan.chosen[i]], i + 1});
        }
    }
    write_text_file(path, text);
}

void write_scenarios_csv(const std::string& path, const std::vector<ScenarioResult>& scenarios) {
    write_text_file(path, csv_text(scenario_columns(), scenarios));
}

void write_class_words_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    write_text_file(path, csv_text(unmapped_class_columns(), unmapped_words(buildings)));
}

void write_without_zone_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    std::string text = csv_head(without_zone_columns());
    for (const BuildingRecord& building : buildings) {
        text += building.facts.zone_id.empty() ? csv_line(without_zone_columns(), building) : std::string();
    }
    write_text_file(path, text);
}

void write_left_out_csv(const std::string& path, const std::vector<BuildingRecord>& buildings,
                        const std::vector<UnreadValue>& unread) {
    std::vector<LeftOutRow> rows;
    for (const BuildingRecord& b : buildings) {
        if (b.roof.status != BuildingStatus::ok) {
            rows.push_back({b.facts.building_id, BuildingOutcome::not_assessed, b.roof.status, "", "",
                            b.roof.reason ? sentence_of(*b.roof.reason).en : ""});
        }
    }
    for (const UnreadValue& one : unread) {
        rows.push_back({one.building_id, BuildingOutcome::assessed_without_it, std::nullopt, one.field, one.value,
                        "it is not " + one.what});
    }
    write_text_file(path, csv_text(left_out_columns(), rows));
}

}  // namespace sunshed
