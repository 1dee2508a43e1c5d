#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sunshed/core/finding.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/io/text_file.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/project/attempts.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// Receives notes while work goes on, one line at a time: "<input>: <what was done or looks odd>".
using NoteSink = std::function<void(const std::string& note)>;

/// What a run may use of the machine, and how it leaves its result.
struct RunOptions {
    Threads threads;
    std::string memory;                         ///< e.g. "2GiB": work is cut to fit; empty = 2 GiB
    std::vector<std::string> creation_options;  ///< KEY=VALUE of raster files, as GDAL has them
    bool overwrite = false;                     ///< replace a result that is there
    NoteSink on_note = [](const std::string& /*note*/) {};
};

/// What a run found, in short.
struct RunSummary {
    std::size_t buildings = 0;
    std::size_t assessed = 0;
    std::size_t zones = 0;
    double capacity_kwp = 0.0;        ///< of the modules that fit and are worth it
    double energy_kwh = 0.0;          ///< AC energy of a year
    double energy_sd_pct = 0.0;       ///< its standard deviation
    std::string why_nothing{};        ///< why no roof yields anything; empty where one does
    std::vector<Finding> refusals{};  ///< what must be mended before the results mean anything
    double seconds = 0.0;
};

/// What `check` found.
struct ProjectCheck {
    std::vector<Finding> findings;  ///< each kind once, the weightiest first
    std::vector<std::string> notes;
    std::size_t buildings = 0;
    std::size_t assessed = 0;  ///< of the buildings, by a run
    /// Whether a run would be refused or its results might be wrong.
    [[nodiscard]] bool has_problems() const;
};

/// A project: settings by value, with where each came from. It is checked, run with a sink or into a folder, and what
/// a run left is reported on again (sunshed/project/report.hpp).
class Project {
public:
    /// All defaults.
    Project();

    /// Reads a project file and its profile, then key=value overrides.
    /// @param data_folder  what ${data} in paths means
    /// @param attempt  how to go on after a key that cannot be used
    /// @throws Error naming file and line, as load_project()
    static Project load(const std::string& path, const std::vector<std::string>& overrides = {},
                        const std::string& data_folder = "", const Attempts& attempt = Attempts());
    /// The same of a file that was read already.
    static Project load(FileText file, const std::vector<std::string>& overrides = {},
                        const std::string& data_folder = "", const Attempts& attempt = Attempts());

    /// The settings that a run or a plan wrote down, with the files as they lie seen from there.
    /// @param record  a run.json or plan.json
    /// @param path  of the project's file, which is not read
    static Project load_finished(const std::string& record, const std::string& path);

    /// A project without a file: key=value each, as `--set` has them; paths are seen from the working directory.
    /// @throws UsageError naming the key: not known (with the nearest that is), of another kind, out of range;
    ///         Error where settings cannot stand together
    static Project of_values(const std::vector<std::string>& values);

    [[nodiscard]] const ProjectConfig& config() const { return *config_; }
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
    /// The project file; empty where there is none.
    [[nodiscard]] const std::string& path() const { return path_; }

    /// Reads every input and plans every roof as a run would; changes nothing.
    [[nodiscard]] ProjectCheck check(Threads threads = {}) const;

    /// Runs the whole pipeline without writing anything: buildings and rasters go to the sink as they come.
    /// @returns the sums of zones and classes; nothing where the project has statistics alone
    /// @throws Error for the first thing that makes a run impossible; Error{cancelled} where progress is cancelled
    CitySums run(CitySink& sink, const RunOptions& options, Progress& progress) const;

    /// Runs the whole pipeline and leaves the result as a folder, which is there as a whole or not at all.
    /// @throws Error as above, and where the folder is there and may not be replaced
    RunSummary run(const std::string& folder, const RunOptions& options, Progress& progress) const;

private:
    std::unique_ptr<ProjectConfig> config_;  ///< where the fields keep their values, wherever this moves
    std::vector<Field> fields_;
    std::string path_;
};

}  // namespace sunshed
