#pragma once

#include <string>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/project/project.hpp"

namespace sunshed {

/// With what a report on a finished run is made again.
struct ReportOptions {
    std::vector<std::string> overrides;  ///< key=value of settings that take part in nothing before Stage::money
    Threads threads;
    bool overwrite = false;  ///< replace a file that is there
    NoteSink on_note = [](const std::string& /*note*/) {};
};

/// What the report says first.
struct ReportSummary {
    std::vector<std::string> sentences;  ///< of the targets of the whole, in the report's language
    double seconds = 0.0;
};

/// Indicators and report again from the folder that a run left, without computing the sun again: statistics, targets,
/// scenarios, prices and factors may be others. The new files replace the old ones all together or not at all.
/// @throws UsageError where an override takes part in what was computed for each building; Error where the folder is
///         not what a run left
ReportSummary report_again(const std::string& folder, const ReportOptions& options);

/// Writes a statistics file to fill in: every item that the indicators ask for, for every zone of a finished run.
/// @throws Error as report_again()
void write_statistics_template(const std::string& folder, const std::string& path, const ReportOptions& options);

}  // namespace sunshed
