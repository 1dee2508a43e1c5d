#include "commands.hpp"
#include "project_run.hpp"
#include "sunshed/project/data_folder.hpp"

namespace sunshed::cli {

namespace {

class DemoCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "demo"; }
    [[nodiscard]] std::string summary() const override { return "the whole pipeline on the embedded district"; }
    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::creation_options, Shared::threads,
                Shared::memory, Shared::quiet,     Shared::progress,         Shared::set};
    }
    void set_up(CLI::App& /*app*/) override {}
    int run(const CommonOptions& common) override {
        return run_project(Project::load(data_folder() + "/demo/project.toml", common.set), common);
    }
};

}  // namespace

std::unique_ptr<Command> make_demo_command() {
    return std::make_unique<DemoCommand>();
}

}  // namespace sunshed::cli
