#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>

#include "commands.hpp"
#include "environment.hpp"
#include "shared_options.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "usage.hpp"

namespace {

using namespace sunshed;
using namespace sunshed::cli;

int report(const char* words, int code) {
    fmt::print(stderr, "sunshed: error: {}\n", words);
    return code;
}

/// Runs a subcommand; the only place that turns exceptions into words and exit codes.
int run_command(Command& command, const CommonOptions& common) {
    try {
        return command.run(common);
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
        return asked_for ? app.exit(error) : report(usage_words(app, error).c_str(), exit_usage);
    }
    return run_command(*chosen, common);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        keep_own_environment();
        silence_gdal();
        return parse_and_run(argc, argv);
    } catch (...) {
        std::fputs("sunshed: error: an unknown failure; this is a defect of sunshed, please report it\n", stderr);
        return exit_failed;
    }
}
