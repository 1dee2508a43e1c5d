#include "commands.hpp"

namespace sunshed::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(make_demo_command());
    commands.push_back(make_run_command());
    commands.push_back(make_plan_command());
    commands.push_back(make_merge_command());
    commands.push_back(make_check_command());
    commands.push_back(make_surface_command());
    commands.push_back(make_horizon_command());
    commands.push_back(make_irradiance_command());
    commands.push_back(make_point_command());
    commands.push_back(make_report_command());
    commands.push_back(make_export_command());
    commands.push_back(make_roofs_command());
    commands.push_back(make_weather_command());
    commands.push_back(make_eval_command());
    commands.push_back(make_selftest_command());
    return commands;
}

}  // namespace sunshed::cli
