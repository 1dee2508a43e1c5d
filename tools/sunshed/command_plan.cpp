#include <fmt/format.h>

#include "commands.hpp"
#include "project_run.hpp"
#include "shared_options.hpp"
#include "sunshed/project/blocks.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

class PlanCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "plan"; }
    [[nodiscard]] std::string summary() const override {
        return "cut a project into blocks that processes and machines can work on by themselves";
    }
    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::threads, Shared::memory,
                Shared::quiet,  Shared::progress,  Shared::set};
    }
    void set_up(CLI::App& app) override {
        app.add_option("project", project_, "project file (TOML)")->required();
        app.add_option("--data", data_, "folder that ${data} in the project's paths stands for");
    }

    int run(const CommonOptions& common) override {
        need_output(common, "say where the plan and its blocks go");
        TerminalProgress progress(progress_style(common));
        const PlanSummary plan =
            plan_blocks(Project::load(project_, common.set, data_), common.output, run_options(common), progress);
        progress.finish();
        if (!common.quiet) {
            fmt::print("{} buildings in {} blocks: sunshed run --work {} --block 1..{}, then sunshed merge {} -o DIR\n",
                       plan.buildings, plan.blocks, common.output, plan.blocks, common.output);
        }
        return exit_done;
    }

private:
    std::string project_;
    std::string data_;
};

}  // namespace

std::unique_ptr<Command> make_plan_command() {
    return std::make_unique<PlanCommand>();
}

}  // namespace sunshed::cli
