#include <fmt/format.h>

#include <filesystem>

#include "commands.hpp"
#include "print_note.hpp"
#include "shared_options.hpp"
#include "sunshed/project/export.hpp"

namespace sunshed::cli {

namespace {

class ExportCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "export"; }
    [[nodiscard]] std::string summary() const override { return "a finished run in other programs' forms"; }

    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::quiet};
    }
    void set_up(CLI::App& app) override {
        app.add_option("kind", kind_, "form: see below")->required();
        app.add_option("folder", folder_, "folder that sunshed run left")->required();
        std::string forms = "Forms:\n";
        for (const ExportKind& kind : export_kinds()) {
            forms += fmt::format("  {:<12}{}\n", kind.name, kind.meaning);
        }
        app.footer(forms);
    }

    int run(const CommonOptions& common) override {
        need_output(common, "say where the " + kind_ + " goes");
        export_result(kind_, folder_, common.output, common.overwrite, print_unless_quiet(common));
        if (!common.quiet) {
            fmt::print("{}: {}\n", kind_, std::filesystem::absolute(common.output).lexically_normal().string());
        }
        return exit_done;
    }

private:
    std::string kind_;
    std::string folder_;
};

}  // namespace

std::unique_ptr<Command> make_export_command() {
    return std::make_unique<ExportCommand>();
}

}  // namespace sunshed::cli
