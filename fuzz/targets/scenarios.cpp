// A list of scenarios.

#include "checks.hpp"
#include "project/read/scenario_file.hpp"

using namespace sunshed;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        for (const Scenario& scenario : read_scenarios(fuzz::file_of(data, size), 550.0)) {
            check(!scenario.name.empty() && scenario.year >= 2020 && scenario.year <= 2100,
                  "a scenario has name and year");
            check(scenario.adoption_pct >= 0.0 && scenario.adoption_pct <= 100.0, "a share is one");
            check(scenario.module_power_factor > 0.0 && scenario.module_power_factor < 4.0, "a module is possible");
            check(scenario.new_floor_area_m2 >= 0.0 && scenario.retrofit_area_m2 >= 0.0, "an area is one");
            check(scenario.heat_pump_performance >= 1.0, "a heat pump gives heat");
        }
    });
    return 0;
}
