#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "project/read/economy_options.hpp"
#include "project/read/policy_files.hpp"
#include "project/read/statistics_file.hpp"
#include "project/read/zones.hpp"
#include "project/report/finished_run.hpp"
#include "project/report/report_files.hpp"
#include "project/report/run_record.hpp"
#include "project/settings/given_paths.hpp"
#include "project/settings/kept_inputs.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/report.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

/// A new first year of what is new needs no new sun.
void date_buildings(FinishedRun& run, int new_since) {
    for (BuildingRecord& building : run.buildings) {
        building.facts.vintage = vintage_of(building.facts.year_built, new_since);
    }
}

/// Money and carbon of each building again, from the own use that the run computed.
void recompute_economies(FinishedRun& run, const ProjectConfig& config) {
    const EconomyOptions options = economy_options(config);
    for (BuildingRecord& building : run.buildings) {
        building.economy = economy_at(building, options);
    }
}

void refuse_if_modules_follow_money(const ProjectConfig& config, const std::vector<Field>& fields,
                                    const std::vector<std::string>& overrides) {
    if (concerns_buildings(fields, overrides) && config.worth.max_payback_years) {
        throw UsageError("--set", "layout.worth_payback_years chooses modules by what they earn, which would change",
                         "run sunshed run again with it");
    }
}

std::vector<std::string> notes_without_folders(std::vector<std::string> notes, const std::vector<Field>& fields) {
    for (std::string& note : notes) {
        note = without_folders(note, fields);
    }
    return notes;
}

/// The GeoPackage of a run, to be changed aside.
void copy_geopackage(const std::string& from, const std::string& to) {
    std::error_code fault;
    fs::copy_file(from, to, fault);
    if (fault) {
        throw Error(ErrorCode::io_failure, from, fmt::format("it cannot be copied ({})", fault.message()),
                    "check the space on the disk, and that it is what a run wrote");
    }
}

/// What the folder of a run holds, with other factors.
struct Finished {
    Finished(const std::string& folder, const std::vector<std::string>& overrides)
        : run(read_finished_run(folder + "/records.bin")), fields(fields_of(config)) {
        load_finished_config(fields, folder + "/run.json");
        apply_report_overrides(fields, overrides);
        refuse_if_modules_follow_money(config, fields, overrides);
    }
    Finished(const Finished&) = delete;
    Finished& operator=(const Finished&) = delete;

    FinishedRun run;
    ProjectConfig config;
    std::vector<Field> fields;  ///< of the config
};

/// Updates the statistics, targets and factors in run.json to those of this report. @returns the run's id now
std::string record_report(const std::string& folder, const std::string& fresh, const std::vector<Field>& fields,
                          const PolicyFiles& policy, double seconds) {
    std::ifstream stream(folder + "/run.json");
    auto json = nlohmann::ordered_json::parse(stream);
    RunRecord record;
    record.project_folder = project_folder_of(json, folder);
    record.result_folder = folder;
    record.fields = fields;
    record.inputs = policy.inputs;
    measure(record.inputs);
    const auto now = run_json(record);
    json["configuration"] = now["configuration"];
    json["report"] = {
        {"inputs", now["inputs"]}, {"seconds", seconds}, {"notes", notes_without_folders(policy.notes, fields)}};
    write_text_file(fresh + "/run.json", json_text(json) + "\n");
    return run_id(json);
}

std::vector<std::string> sentences_of(const PolicyAnswer& answer, Language language) {
    std::vector<std::string> sentences;
    for (const TargetPlan& plan : answer.own_plans) {
        if (is_whole(plan.zone.id)) {
            sentences.push_back(language == Language::en ? plan.sentence_en : plan.sentence_zh);
        }
    }
    return sentences;
}

/// An output whose notes are printed.
class ToldOutput final : public AtomicOutput {
public:
    ToldOutput(const std::string& path, Kind kind, const ReportOptions& options)
        : AtomicOutput(path, kind, options.overwrite) {
        for (const std::string& note : notes()) {
            options.on_note(note);
        }
    }
};

}  // namespace

ReportSummary report_again(const std::string& folder, const ReportOptions& options) {
    const auto begin = std::chrono::steady_clock::now();
    refuse_links_in(folder);
    ToldOutput output(folder, AtomicOutput::Kind::entries, options);
    const std::string fresh = output.working_path().string();
    Finished finished(folder, options.overrides);
    FinishedRun& run = finished.run;
    const ProjectConfig& config = finished.config;
    date_buildings(run, config.new_since);
    recompute_economies(run, config);
    const PolicyFiles policy = read_policy_files(config, zone_infos(run.zones));
    for (const std::string& note : policy.notes) {
        options.on_note(note);
    }
    const ReportInput input{config, finished.fields, run, policy};
    const PolicyAnswer answer = answer_policy(input);
    copy_report_inputs(finished.fields, fresh);
    fs::create_directory(fresh + "/report");
    const auto update_layers = [&] {
        copy_geopackage(folder + "/results.gpkg", fresh + "/results.gpkg");
        update_results_geopackage(fresh + "/results.gpkg", input, answer,
                                  concerns_buildings(finished.fields, options.overrides));
    };
    write_report_folder(fresh + "/report", input, answer, folder + "/report", update_layers, options.threads);
    write_qgis_project(fresh, {fresh, folder}, qgis_project_text(input));
    write_schema_json(fresh, {{fresh, folder}, config.year, answer.indicators},
                      result_tags(run.weather_source, run.synthetic_weather));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    output.commit(record_report(folder, fresh, finished.fields, policy, seconds.count()));
    return {sentences_of(answer, config.language), seconds.count()};
}

void write_statistics_template(const std::string& folder, const std::string& path, const ReportOptions& options) {
    refuse_links_in(folder);
    const Finished finished(folder, options.overrides);
    ToldOutput output(path, AtomicOutput::Kind::file, options);
    write_text_file(output.working_path().string(),
                    statistics_template(zone_infos(finished.run.zones), finished.config.year - 1));
    output.commit();
}

}  // namespace sunshed
