#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>
#include <sstream>

#include "commands.hpp"
#include "interrupts.hpp"
#include "option_checks.hpp"
#include "standard_streams.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/thread_limit.hpp"

namespace {

using namespace sunshed;
using namespace sunshed::cli;

void add_common_options(CLI::App& app, CommonOptions& common) {
    app.add_option("-o,--output", common.output, "where the results go");
    app.add_flag("--overwrite", common.overwrite, "replace an output that exists");
    app.add_option("--co", common.creation_options, "creation option KEY=VALUE of a raster output");
    app.add_option("--threads", common.threads, "threads to use (default: all cores)")->check(more_than_nothing());
    app.add_option("--memory", common.memory,
                   "how much memory to use, e.g. 2GiB: work is cut to fit, or refused where it cannot be");
    app.add_flag("-q,--quiet", common.quiet, "say nothing but errors");
    app.add_option("--progress", common.progress, "progress on standard error")
        ->check(CLI::IsMember({"auto", "bar", "json", "none"}))
        ->capture_default_str();
    app.add_option("--set", common.set, "override a key of the project file: key=value");
}

/// The library that shares work among threads cannot do with fewer than it was promised.
void check_threads_can_be_had(int threads) {
    const int wanted = resolved({threads});
    // One more than the other threads: the system counts those that have ended a little longer.
    if (wanted > 1 && threads_to_be_had(wanted) < wanted) {
        throw Error(ErrorCode::io_failure, "--threads", fmt::format("{} threads cannot be started", wanted),
                    "give fewer, end other programs, or raise the limit on processes (ulimit -u)");
    }
}

/// Tells how the command ended. A process that was asked to stop has failed for no other reason.
int report(const char* words, int code) {
    claim_the_last_word();
    if (code == exit_interrupted || interrupted()) {
        tell_interrupted();
        return exit_interrupted;
    }
    fmt::print(stderr, "sunshed: error: {}\n", words);
    return code;
}

/// A command whose words could not all be written has not done all that it was asked.
int report_done(int code) {
    claim_the_last_word();
    if (!standard_output_arrived()) {
        fmt::print(stderr, "sunshed: error: standard output cannot be written; check the space where it goes\n");
        return code == exit_done ? exit_failed : code;
    }
    return code;
}

/// Runs a subcommand; the only place that turns exceptions into words and exit codes.
int run_command(Command& command, const CommonOptions& common) {
    try {
        check_threads_can_be_had(common.threads);
        return report_done(command.run(common));
    } catch (const Error& error) {
        return report(error.what(), error.code() == ErrorCode::cancelled ? exit_interrupted : exit_failed);
    } catch (const std::bad_alloc&) {
        return report("out of memory; use a smaller area, a coarser raster or fewer threads", exit_failed);
    } catch (const std::exception& error) {
        return report(fmt::format("{}; this is a defect of sunshed, please report it", error.what()).c_str(),
                      exit_failed);
    }
}

/// Parses the arguments and runs the subcommand that they choose.
int parse_and_run(int argc, char** argv) {
    CLI::App app("sunshed: what the sun gives a city's roofs", "sunshed");
    app.set_version_flag("--version", "sunshed " SUNSHED_VERSION);
    app.require_subcommand(1);
    CommonOptions common;
    Command* chosen = nullptr;
    const auto commands = all_commands();
    for (const auto& command : commands) {
        CLI::App* sub = app.add_subcommand(command->name(), command->summary());
        add_common_options(*sub, common);
        command->set_up(*sub);
        sub->callback([&chosen, raw = command.get()] { chosen = raw; });
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = app.exit(error, out, err) == 0 ? exit_done : exit_usage;
        fmt::print("{}", out.str());
        fmt::print(stderr, "{}", err.str());
        return report_done(code);
    }
    return run_command(*chosen, common);
}

}  // namespace

int main(int argc, char** argv) {
    prepare_standard_streams();
    try {
        heed_interrupts();
        return parse_and_run(argc, argv);
    } catch (const Error& error) {
        return report(error.what(), exit_failed);
    } catch (...) {
        std::fputs("sunshed: error: an unknown failure; this is a defect of sunshed, please report it\n", stderr);
        return exit_failed;
    }
}
