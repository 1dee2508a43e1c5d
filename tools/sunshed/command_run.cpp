#include <fmt/format.h>

#include "commands.hpp"
#include "elevation_options.hpp"
#include "project_run.hpp"
#include "setting_options.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/project/blocks.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/settings_text.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

class RunCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "run"; }
    [[nodiscard]] std::string summary() const override { return "the whole pipeline on a project file"; }

    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::creation_options, Shared::threads,
                Shared::memory, Shared::quiet,     Shared::progress,         Shared::set};
    }
    void set_up(CLI::App& app) override {
        app.add_option("project", project_, "project file (TOML)");
        app.add_option("--data", data_, "folder that ${data} in the project's paths stands for");
        add_vertical_unit(app, vertical_unit_);
        SettingOptions(app, declared_)
            .add_override("--hourly-buildings", "output.hourly_buildings", options_,
                          "write the hourly power of every building too (series/building_hourly)");
        app.add_option("--work", work_, "folder that sunshed plan left: work on a block of it, instead of a project");
        app.add_option("--block", block_, "number of the block, from 1")->needs("--work");
        app.add_flag("--print-config", print_config_,
                     "print every key with its value and where it comes from, and stop");
        app.add_flag("--print-schema", print_schema_, "print the JSON schema of a project file, and stop");
    }

    int run(const CommonOptions& common) override {
        if (print_schema_) {
            fmt::print("{}", project_schema(Project().fields()));
            return exit_done;
        }
        if (!work_.empty()) {
            return run_planned(common);
        }
        if (project_.empty() && !print_config_) {
            throw UsageError("run", "no project file was given", "sunshed run PROJECT.toml -o FOLDER");
        }
        const Project project = project_.empty() ? Project::of_values(overrides(common))
                                                 : Project::load(project_, overrides(common), data_);
        if (print_config_) {
            fmt::print("{}", print_config(project.fields()));
            return exit_done;
        }
        return run_project(project, common);
    }

private:
    /// The plan has fixed everything else.
    int run_planned(const CommonOptions& common) const {
        if (!project_.empty() || !common.output.empty() || !overrides(common).empty() || common.overwrite ||
            !common.creation_options.empty() || print_config_) {
            throw UsageError("--work", "a block takes no project, output or settings but those of its plan",
                             "sunshed run --work WORK --block NUMBER");
        }
        if (block_ == 0) {
            throw UsageError("--work", "the block is missing", "sunshed run --work WORK --block NUMBER");
        }
        TerminalProgress progress(progress_style(common));
        const bool worked = run_block(work_, block_, run_options(common), progress);
        progress.finish();
        if (!common.quiet) {
            fmt::print("block {} {}\n", block_, worked ? "is finished" : "was finished already");
        }
        return exit_done;
    }

    [[nodiscard]] std::vector<std::string> overrides(const CommonOptions& common) const {
        std::vector<std::string> all = with_vertical_unit(common.set, vertical_unit_);
        all.insert(all.end(), options_.begin(), options_.end());
        return all;
    }

    std::string project_;
    std::string data_;
    std::string vertical_unit_;
    std::string work_;
    std::size_t block_ = 0;
    ProjectConfig declared_;            ///< what the options are declared by
    std::vector<std::string> options_;  ///< as overrides
    bool print_config_ = false;
    bool print_schema_ = false;
};

}  // namespace

std::unique_ptr<Command> make_run_command() {
    return std::make_unique<RunCommand>();
}

}  // namespace sunshed::cli
