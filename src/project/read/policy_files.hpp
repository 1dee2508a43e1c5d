#pragma once

#include <string>
#include <vector>

#include "project/read/statistics_file.hpp"
#include "project/report/run_record.hpp"
#include "sunshed/policy/scenario.hpp"
#include "sunshed/policy/statistics.hpp"
#include "sunshed/policy/target.hpp"
#include "sunshed/project/attempts.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// What people edit between reports: statistics, targets of their own, scenarios.
struct PolicyFiles {
    std::vector<StatisticsRow> statistics;
    std::vector<Target> targets;
    std::vector<Scenario> scenarios;
    std::vector<InputFile> inputs;
    std::vector<std::string> notes;  ///< "<file>: <what looks odd>"
};

/// Reads those that the configuration names.
PolicyFiles read_policy_files(const ProjectConfig& config, const KnownZones& zones,
                              const Attempts& attempt = Attempts());

}  // namespace sunshed
