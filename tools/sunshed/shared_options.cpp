#include "shared_options.hpp"

#include "choice_option.hpp"
#include "option_checks.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed::cli {

namespace {

void add_progress(CLI::App& app, ProgressChoice& progress) {
    add_choice<ProgressChoice>(app, "--progress", progress,
                               {{ProgressChoice::automatic, "auto"},
                                {ProgressChoice::bar, "bar"},
                                {ProgressChoice::json, "json"},
                                {ProgressChoice::none, "none"}},
                               "progress on standard error");
}

void add(CLI::App& app, Shared option, CommonOptions& common) {
    switch (option) {
        case Shared::output:
            app.add_option("-o,--output", common.output, "where the results go")->check(a_file_name());
            break;
        case Shared::overwrite:
            app.add_flag("--overwrite", common.overwrite, "replace an output that exists");
            break;
        case Shared::creation_options:
            app.add_option("--co", common.creation_options, "creation option KEY=VALUE of a raster output");
            break;
        case Shared::threads:
            app.add_option("--threads", common.threads, "threads to use (default: all cores)")->check(between(1, 1024));
            break;
        case Shared::memory:
            app.add_option("--memory", common.memory,
                           "how much memory to use, e.g. 2GiB: work is cut to fit, or refused where it cannot be");
            break;
        case Shared::quiet:
            app.add_flag("-q,--quiet", common.quiet, "say nothing but errors");
            break;
        case Shared::progress:
            add_progress(app, common.progress);
            break;
        case Shared::set:
            app.add_option("--set", common.set, "override a key of the project file: key=value");
            break;
    }
}

}  // namespace

void add_shared_options(CLI::App& app, const std::vector<Shared>& taken, CommonOptions& common) {
    for (const Shared option : taken) {
        add(app, option, common);
    }
}

void need_output(const CommonOptions& common, const std::string& mend) {
    if (common.output.empty()) {
        throw UsageError("-o/--output", "it is missing", mend);
    }
}

}  // namespace sunshed::cli
