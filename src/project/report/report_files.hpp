#pragma once

#include <functional>
#include <string>
#include <vector>

#include "project/read/policy_files.hpp"
#include "project/report/finished_run.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/policy/target_plan.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/geopackage.hpp"
#include "sunshed/report/qgis_project.hpp"

namespace sunshed {

/// What a report is made of.
struct ReportInput {
    const ProjectConfig& config;
    const std::vector<Field>& fields;
    const FinishedRun& run;
    const PolicyFiles& policy;
};

/// Results of buildings and statistics together.
struct PolicyAnswer {
    std::vector<ZoneSummary> summaries;
    std::vector<ZoneOutline> outlines;
    std::vector<Indicator> indicators;
    std::vector<TargetPlan> plans;      ///< under every ranking
    std::vector<TargetPlan> own_plans;  ///< under the project's own
    RankBy rank_by = RankBy::yield;
    std::vector<ScenarioResult> scenarios;
};
PolicyAnswer answer_policy(const ReportInput& input);

/// What of results.gpkg statistics and targets decide.
PolicyLayers policy_layers(const ReportInput& input, const PolicyAnswer& answer);
/// What the project for QGIS says of the run.
QgisProjectText qgis_project_text(const ReportInput& input);
/// Only the layers that statistics and targets decide: zones, project_total and target_buildings; with_buildings, where
/// prices changed, buildings too.
void update_results_geopackage(const std::string& path, const ReportInput& input, const PolicyAnswer& answer,
                               bool with_buildings);

/// Everything in the report folder, which is there.
/// @param last_report  folder of a report on the same run, whose tables of roofs still hold; empty = none
/// @param beside  other work on the same run, done meanwhile
void write_report_folder(const std::string& folder, const ReportInput& input, const PolicyAnswer& answer,
                         const std::string& last_report, const std::function<void()>& beside, Threads threads);

/// Tags of every file of a run: the program, the weather, and whether that is synthetic.
FileTags result_tags(const std::string& weather_source, bool synthetic);

}  // namespace sunshed
