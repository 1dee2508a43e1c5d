#include "commands.hpp"
#include "project_run.hpp"
#include "shared_options.hpp"
#include "sunshed/project/blocks.hpp"

namespace sunshed::cli {

namespace {

class MergeCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "merge"; }
    [[nodiscard]] std::string summary() const override { return "the result of a plan whose blocks are all finished"; }
    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::creation_options, Shared::threads,
                Shared::memory, Shared::quiet,     Shared::progress};
    }
    void set_up(CLI::App& app) override { app.add_option("work", work_, "folder that sunshed plan left")->required(); }

    int run(const CommonOptions& common) override {
        return print_run(common, [&](const RunOptions& options, Progress& progress) {
            return merge_blocks(work_, common.output, options, progress);
        });
    }

private:
    std::string work_;
};

}  // namespace

std::unique_ptr<Command> make_merge_command() {
    return std::make_unique<MergeCommand>();
}

}  // namespace sunshed::cli
