#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sunshed::cli {

enum ExitCode { exit_done = 0, exit_failed = 1, exit_usage = 2, exit_problems_found = 3, exit_interrupted = 130 };

/// Options that several subcommands share.
enum class Shared { output, overwrite, creation_options, threads, memory, quiet, progress, set };

/// How progress is printed on standard error.
enum class ProgressChoice {
    automatic,  ///< a bar on a terminal, nothing elsewhere
    bar,
    json,
    none,
};

/// Values of the shared options; those that a subcommand does not have keep their defaults.
struct CommonOptions {
    std::string output;
    bool overwrite = false;
    std::vector<std::string> creation_options;  ///< KEY=VALUE, as GDAL's -co
    int threads = 0;                            ///< 0 = all cores
    std::string memory;                         ///< e.g. "2GiB"; empty = no limit asked
    bool quiet = false;
    ProgressChoice progress = ProgressChoice::automatic;
    std::vector<std::string> set;  ///< key=value overrides of the project file
};

/// One subcommand. set_up() declares its options and touches no file; run() does the work.
class Command {
public:
    virtual ~Command() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    [[nodiscard]] virtual std::string summary() const = 0;
    /// Which of the shared options it takes; any other is wrong usage.
    [[nodiscard]] virtual std::vector<Shared> shared_options() const = 0;
    /// The settings of a project that it reads: keys, and tables of keys by a name that ends in a dot; any other is
    /// wrong usage. Nothing = all there are.
    [[nodiscard]] virtual std::optional<std::vector<std::string>> settings() const { return std::nullopt; }
    virtual void set_up(CLI::App& app) = 0;
    /// @returns an exit code; throws Error for bad input or failed work.
    virtual int run(const CommonOptions& common) = 0;
};

}  // namespace sunshed::cli
