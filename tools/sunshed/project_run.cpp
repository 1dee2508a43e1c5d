#include "project_run.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "print_note.hpp"
#include "shared_options.hpp"
#include "sunshed/economy/uncertainty.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

void print_result(const CommonOptions& common, const RunSummary& found) {
    if (found.buildings == 0) {
        fmt::print("statistics of {} zones, no roofs ({:.1f} s)\n", found.zones, found.seconds);
    } else {
        const double gwh = found.energy_kwh / 1e6;
        const double deviation_gwh = found.capacity_kwp > 0.0 ? gwh * found.energy_sd_pct / 100.0 : 0.0;
        fmt::print("{} of {} buildings assessed: {:.1f} MW of modules fit, {:g} +- {:.2g} GWh a year ({:.1f} s)\n",
                   found.assessed, found.buildings, found.capacity_kwp / 1e3, rounded_to_known(gwh, deviation_gwh),
                   deviation_gwh, found.seconds);
    }
    fmt::print("report: {}\n",
               (std::filesystem::absolute(common.output) / "report" / "index.html").lexically_normal().string());
}

}  // namespace

RunOptions run_options(const CommonOptions& common) {
    RunOptions options;
    options.threads = {common.threads};
    options.memory = common.memory;
    options.creation_options = common.creation_options;
    options.overwrite = common.overwrite;
    options.on_note = print_unless_quiet(common);
    return options;
}

int print_run(const CommonOptions& common,
              const std::function<RunSummary(const RunOptions& options, Progress& progress)>& run) {
    need_output(common, "say where the results go");
    TerminalProgress progress(progress_style(common));
    const RunSummary found = run(run_options(common), progress);
    progress.finish();
    if (!common.quiet) {
        print_result(common, found);
    }
    if (!found.why_nothing.empty()) {
        print_note(found.why_nothing);
    }
    for (const Finding& finding : found.refusals) {
        fmt::print(stderr, "sunshed: error: {}\n", line_of(finding));
    }
    return !found.refusals.empty() ? exit_problems_found : exit_done;
}

int run_project(const Project& project, const CommonOptions& common) {
    return print_run(common, [&](const RunOptions& options, Progress& progress) {
        return project.run(common.output, options, progress);
    });
}

}  // namespace sunshed::cli
