#include <fmt/format.h>

#include <filesystem>

#include "commands.hpp"
#include "print_note.hpp"
#include "setting_options.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/project/report.hpp"

namespace sunshed::cli {

namespace {

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
        SettingOptions settings(app, declared_);
        settings.add_override("--energy", "energy.path", options_);
        settings.add_override("--targets", "policy.targets", options_);
        settings.add_override("--scenarios", "policy.scenarios", options_);
        settings.add_override("--lang", "output.language", options_);
        app.add_flag("--template", template_,
                     "write a statistics file to fill in (to -o, else to the folder) and stop");
    }

    int run(const CommonOptions& common) override {
        if (!common.output.empty() && !template_) {
            throw UsageError("--output", "a report goes into the folder of its run",
                             "leave it out, or copy the folder first and report on the copy");
        }
        ReportOptions options;
        options.overrides = overrides(common);
        options.threads = {common.threads};
        options.overwrite = common.overwrite;
        options.on_note = print_unless_quiet(common);
        return template_ ? write_template(common, options) : report(common, options);
    }

private:
    [[nodiscard]] std::vector<std::string> overrides(const CommonOptions& common) const {
        std::vector<std::string> all = common.set;
        all.insert(all.end(), options_.begin(), options_.end());
        return all;
    }

    [[nodiscard]] int report(const CommonOptions& common, const ReportOptions& options) const {
        const ReportSummary summary = report_again(folder_, options);
        if (!common.quiet) {
            for (const std::string& sentence : summary.sentences) {
                fmt::print("{}\n", sentence);
            }
            fmt::print("report: {} ({:.1f} s)\n",
                       (std::filesystem::absolute(folder_) / "report" / "index.html").lexically_normal().string(),
                       summary.seconds);
        }
        return exit_done;
    }

    [[nodiscard]] int write_template(const CommonOptions& common, const ReportOptions& options) const {
        const std::string path = common.output.empty() ? folder_ + "/statistics_template.csv" : common.output;
        write_statistics_template(folder_, path, options);
        fmt::print("{}\n", path);
        return exit_done;
    }

    std::string folder_;
    ProjectConfig declared_;            ///< what the options are declared by
    std::vector<std::string> options_;  ///< as overrides
    bool template_ = false;
};

}  // namespace

std::unique_ptr<Command> make_report_command() {
    return std::make_unique<ReportCommand>();
}

}  // namespace sunshed::cli
