#include "project/read/policy_files.hpp"

#include <fmt/format.h>

#include "project/read/scenario_file.hpp"
#include "project/read/statistics_file.hpp"

namespace sunshed {

namespace {

void add_statistics(PolicyFiles& files, const ProjectConfig& config, const KnownZones& zones) {
    StatisticsFile statistics = read_statistics(config.energy_path, zones);
    files.statistics = std::move(statistics.rows);
    const auto later = std::erase_if(files.statistics, [&](const auto& row) { return row.year > config.year; });
    if (later > 0) {
        files.notes.push_back(fmt::format("{}: {} figures are of years after project.year {} and are left out",
                                          config.energy_path, later, config.year));
    }
    files.inputs.push_back({"energy.path", config.energy_path});
    for (const std::string& note : statistics.notes) {
        files.notes.push_back(fmt::format("{}: {}", config.energy_path, note));
    }
}

}  // namespace

PolicyFiles read_policy_files(const ProjectConfig& config, const KnownZones& zones, const Attempts& attempt) {
    PolicyFiles files;
    if (!config.energy_path.empty()) {
        attempt([&] { add_statistics(files, config, zones); });
    }
    if (!config.targets_path.empty()) {
        attempt([&] { files.targets = read_targets(config.targets_path, zones); });
        files.inputs.push_back({"policy.targets", config.targets_path});
    }
    if (!config.scenarios_path.empty()) {
        attempt([&] { files.scenarios = read_scenarios(config.scenarios_path, config.pv.module.power_w); });
        files.inputs.push_back({"policy.scenarios", config.scenarios_path});
    }
    return files;
}

}  // namespace sunshed
