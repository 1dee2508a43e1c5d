#pragma once

#include <memory>
#include <vector>

#include "command.hpp"

namespace sunshed::cli {

std::unique_ptr<Command> make_demo_command();
std::unique_ptr<Command> make_run_command();
std::unique_ptr<Command> make_plan_command();
std::unique_ptr<Command> make_merge_command();
std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_surface_command();
std::unique_ptr<Command> make_horizon_command();
std::unique_ptr<Command> make_irradiance_command();
std::unique_ptr<Command> make_point_command();
std::unique_ptr<Command> make_report_command();
std::unique_ptr<Command> make_roofs_command();
std::unique_ptr<Command> make_weather_command();
std::unique_ptr<Command> make_eval_command();
std::unique_ptr<Command> make_export_command();
std::unique_ptr<Command> make_selftest_command();

/// All subcommands, in the order of the help.
std::vector<std::unique_ptr<Command>> all_commands();

}  // namespace sunshed::cli
