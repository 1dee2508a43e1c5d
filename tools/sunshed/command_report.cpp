#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "command_output.hpp"
#include "commands.hpp"
#include "project/read/economy_options.hpp"
#include "project/read/policy_files.hpp"
#include "project/read/statistics_file.hpp"
#include "project/read/zones.hpp"
#include "project/report/finished_run.hpp"
#include "project/report/report_files.hpp"
#include "project/report/run_record.hpp"
#include "project/settings/kept_inputs.hpp"
#include "project/settings/told_paths.hpp"
#include "say_note.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/economy/standard_coal.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed::cli {

namespace {

namespace fs = std::filesystem;

/// A new first year of what is new needs no new sun.
void date_buildings(FinishedRun& run, int new_since) {
    for (BuildingRecord& building : run.buildings) {
        if (building.year_built) {
            building.vintage = *building.year_built >= new_since ? Vintage::new_building : Vintage::existing;
        }
    }
}

/// Money and carbon of each building again, from the own use that the run found.
void settle_economies(FinishedRun& run, const ProjectConfig& config) {
    const EconomyOptions options = economy_options(config);
    for (BuildingRecord& building : run.buildings) {
        settle_economy(building, options);
        building.co2_t = avoided_co2_t(building.energy_ac_kwh, config.grid_factor_kg_kwh);
    }
}

void refuse_if_modules_follow_money(const ProjectConfig& config, const std::vector<std::string>& overrides) {
    if (concerns_buildings(overrides) && config.worth.max_payback_years < WorthOptions::any_payback_years) {
        throw UsageError("--set", "layout.worth_payback_years chooses modules by what they earn, which would change",
                         "run sunshed run again with it");
    }
}

std::vector<std::string> told_notes(std::vector<std::string> notes, const std::vector<Field>& fields) {
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

class ReportCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "report"; }
    [[nodiscard]] std::string summary() const override {
        return "indicators and report again from a finished run, without computing the sun again";
    }

    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::threads, Shared::quiet, Shared::set};
    }
    void set_up(CLI::App& app) override {
        app.add_option("folder", folder_, "folder that sunshed run left")->required();
        app.add_option("--energy", energy_, "statistics: CSV with zone_id,year,item,value,unit,source");
        app.add_option("--targets", targets_, "targets of your own: CSV with zone_id,indicator,year,target,source");
        app.add_option("--scenarios", scenarios_, "scenarios: TOML with a list [[scenario]]");
        app.add_option("--lang", language_, "language that the report opens in")->check(CLI::IsMember({"zh", "en"}));
        app.add_flag("--template", template_,
                     "write a statistics file to fill in (to -o, else to the folder) and stop");
    }

    int run(const CommonOptions& common) override {
        if (!common.output.empty() && !template_) {
            throw UsageError("--output", "a report goes into the folder of its run",
                             "leave it out, or copy the folder first and report on the copy");
        }
        refuse_links_in(folder_);
        return template_ ? write_template(common) : report_again(common);
    }

private:
    /// What the folder holds, with other factors.
    struct Finished {
        FinishedRun run;
        ProjectConfig config;
        std::vector<Field> fields;
    };

    void read(Finished& finished, const CommonOptions& common) const {
        finished.run = read_finished_run(folder_ + "/records.bin");
        finished.fields = fields_of(finished.config);
        load_finished_config(finished.fields, folder_ + "/run.json");
        apply_report_overrides(finished.fields, overrides(common));
        refuse_if_modules_follow_money(finished.config, overrides(common));
    }

    [[nodiscard]] int report_again(const CommonOptions& common) const {
        const auto begin = std::chrono::steady_clock::now();
        CommandOutput output(folder_, AtomicOutput::Kind::entries, common, {});
        const std::string fresh = output.working_path().string();
        Finished finished;
        read(finished, common);
        FinishedRun& run = finished.run;
        const ProjectConfig& config = finished.config;
        date_buildings(run, config.policy.new_since);
        settle_economies(run, config);
        const PolicyFiles policy = read_policy_files(config, zone_infos(run.zones));
        say(common, policy.notes);
        const ReportInput input{config, finished.fields, run, policy};
        const PolicyAnswer answer = answer_policy(input);
        keep_report_inputs(finished.fields, fresh);
        fs::create_directory(fresh + "/report");
        const auto update_layers = [&] {
            copy_geopackage(folder_ + "/results.gpkg", fresh + "/results.gpkg");
            update_results_geopackage(fresh + "/results.gpkg", input, answer, concerns_buildings(overrides(common)));
        };
        write_report_folder(fresh + "/report", input, answer, folder_ + "/report", update_layers, {common.threads});
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        output.commit(record_report(fresh, finished.fields, policy, seconds.count()));
        say_answer(common, config, answer, seconds.count());
        return exit_done;
    }

    [[nodiscard]] std::vector<std::string> overrides(const CommonOptions& common) const {
        std::vector<std::string> all = common.set;
        const auto add = [&](const char* key, const std::string& value) {
            if (!value.empty()) {
                all.push_back(fmt::format("{}={}", key, value));
            }
        };
        add("energy.path", energy_);
        add("policy.targets", targets_);
        add("policy.scenarios", scenarios_);
        add("output.language", language_);
        return all;
    }

    [[nodiscard]] int write_template(const CommonOptions& common) const {
        const std::string path = common.output.empty() ? folder_ + "/statistics_template.csv" : common.output;
        Finished finished;
        read(finished, common);
        CommandOutput output(path, AtomicOutput::Kind::file, common, {});
        write_text_file(output.working_path().string(),
                        statistics_template(zone_infos(finished.run.zones), finished.config.year - 1));
        output.commit();
        fmt::print("{}\n", path);
        return exit_done;
    }

    static void say(const CommonOptions& common, const std::vector<std::string>& notes) {
        for (const std::string& note : notes) {
            if (!common.quiet) {
                say_note(note);
            }
        }
    }

    void say_answer(const CommonOptions& common, const ProjectConfig& config, const PolicyAnswer& answer,
                    double seconds) const {
        if (common.quiet) {
            return;
        }
        for (const TargetPlan& plan : answer.own_plans) {
            if (is_whole(plan.zone.id)) {
                fmt::print("{}\n", config.language == "en" ? plan.sentence_en : plan.sentence_zh);
            }
        }
        fmt::print("report: {} ({:.1f} s)\n",
                   (fs::absolute(folder_) / "report" / "index.html").lexically_normal().string(), seconds);
    }

    /// run.json tells which statistics, targets and factors the report was made from last. @returns the run's id now
    [[nodiscard]] std::string record_report(const std::string& fresh, const std::vector<Field>& fields,
                                            const PolicyFiles& policy, double seconds) const {
        std::ifstream stream(folder_ + "/run.json");
        auto json = nlohmann::ordered_json::parse(stream);
        RunRecord record;
        record.project_folder = project_folder_of(json, folder_);
        record.result_folder = folder_;
        record.fields = fields;
        record.inputs = policy.inputs;
        const auto now = run_json(record);
        json["configuration"] = now["configuration"];
        json["report"] = {{"inputs", now["inputs"]}, {"seconds", seconds}, {"notes", told_notes(policy.notes, fields)}};
        write_text_file(fresh + "/run.json", json_text(json) + "\n");
        return run_id(json);
    }

    std::string folder_;
    std::string energy_;
    std::string targets_;
    std::string scenarios_;
    std::string language_;
    bool template_ = false;
};

}  // namespace

std::unique_ptr<Command> make_report_command() {
    return std::make_unique<ReportCommand>();
}

}  // namespace sunshed::cli
