#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>
#include <sstream>

#include "commands.hpp"
#include "environment.hpp"
#include "interrupts.hpp"
#include "shared_options.hpp"
#include "standard_streams.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/thread_limit.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"
#include "usage.hpp"

namespace {

using namespace sunshed;
using namespace sunshed::cli;

/// The library that shares work among threads cannot do with fewer than it was promised.
void check_threads_can_be_had(int threads) {
    const int wanted = resolved({threads});
    // One more than the other threads: the system counts those that have ended a little longer.
    if (wanted > 1 && threads_to_be_had(wanted) < wanted) {
        throw Error(ErrorCode::io_failure, "--threads", fmt::format("{} threads cannot be started", wanted),
                    "give fewer, end other programs, or raise the limit on processes (ulimit -u)");
    }
}

/// Prints how the command ended. A process that was asked to stop has failed for no other reason.
int report(const char* words, int code) {
    claim_the_last_word();
    if (code == exit_interrupted || interrupted()) {
        report_interrupted();
        return exit_interrupted;
    }
    fmt::print(stderr, "sunshed: error: {}\n", with_final_names(words));
    return code;
}

/// A command whose output could not all be written has failed.
int report_done(int code) {
    claim_the_last_word();
    if (!standard_output_arrived()) {
        fmt::print(stderr, "sunshed: error: standard output cannot be written; check the space where it goes\n");
        return code == exit_done ? exit_failed : code;
    }
    return code;
}

/// @param read  the settings that the command reads; nothing = all
void refuse_other_settings(const std::vector<std::string>& overrides,
                           const std::optional<std::vector<std::string>>& read) {
    if (read) {
        ProjectConfig config;
        refuse_other_settings(overrides, fields_of(config), *read);
    }
}

/// Runs a subcommand; the only place that turns exceptions into words and exit codes.
int run_command(Command& command, const CommonOptions& common) {
    try {
        refuse_other_settings(common.set, command.settings());
        check_threads_can_be_had(common.threads);
        return report_done(command.run(common));
    } catch (const UsageError& error) {
        return report(error.what(), exit_usage);
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
        add_shared_options(*sub, command->shared_options(), common);
        command->set_up(*sub);
        sub->callback([&chosen, raw = command.get()] { chosen = raw; });
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked_for = error.get_exit_code() == 0;  // --help, --version
        if (!asked_for) {
            return report(usage_words(app, error).c_str(), exit_usage);
        }
        std::ostringstream words;
        app.exit(error, words, words);
        fmt::print("{}", words.str());
        return report_done(exit_done);
    }
    return run_command(*chosen, common);
}

}  // namespace

int main(int argc, char** argv) {
    prepare_standard_streams();
    try {
        install_interrupt_handlers();
        use_own_environment();
        silence_gdal();
        return parse_and_run(argc, argv);
    } catch (const Error& error) {
        return report(error.what(), exit_failed);
    } catch (...) {
        std::fputs("sunshed: error: an unknown failure; this is a defect of sunshed, please report it\n", stderr);
        return exit_failed;
    }
}
