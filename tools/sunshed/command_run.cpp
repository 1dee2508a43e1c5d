#include <fmt/format.h>

#include "commands.hpp"
#include "elevation_options.hpp"
#include "project_run.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"

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
        app.add_flag("--hourly-buildings", hourly_buildings_,
                     "write the hourly power of every building too (series/building_hourly, output.hourly_buildings)");
        app.add_flag("--print-config", print_config_,
                     "print every key with its value and where it comes from, and stop");
    }

    int run(const CommonOptions& given) override {
        CommonOptions common = given;
        common.set = with_vertical_unit(common.set, vertical_unit_);
        if (print_config_) {
            ProjectConfig config;
            std::vector<Field> fields = fields_of(config);
            if (project_.empty()) {
                apply_overrides(fields, common.set);
            } else {
                load_project(fields, project_, common.set, data_);
            }
            fmt::print("{}", print_config(fields));
            return exit_done;
        }
        if (project_.empty()) {
            throw UsageError("run", "no project file was given", "sunshed run PROJECT.toml -o FOLDER");
        }
        return run_project(project_, data_, common, hourly_buildings_);
    }

private:
    std::string project_;
    std::string data_;
    std::string vertical_unit_;
    bool hourly_buildings_ = false;
    bool print_config_ = false;
};

}  // namespace

std::unique_ptr<Command> make_run_command() {
    return std::make_unique<RunCommand>();
}

}  // namespace sunshed::cli
