#include "project/read/scenario_file.hpp"

#include <fmt/format.h>

#include <deque>
#include <set>
#include <utility>

#include "project/settings/toml_text.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/project/field.hpp"
#include "sunshed/project/load.hpp"

namespace sunshed {

namespace {

Field number(const char* key, double& target, const char* help, const char* unit, double min, double max) {
    Field field{key, &target, help};
    field.unit = unit;
    field.min = min;
    field.max = max;
    return field;
}

}  // namespace

std::vector<Field> scenario_fields(Scenario& s, double& module_power_w) {
    Field year{"year", &s.year, "year that the scenario is about"};
    year.min = 2020;
    year.max = 2100;
    return {
        {"name", &s.name, "name for the table"},
        year,
        number("adoption_pct", s.adoption_pct, "of the capacity that fits", "%", 0, 100),
        number("module_power_w", module_power_w, "rated power of a module of the project's size then", "W", 10, 1500),
        number("new_floor_area_m2", s.new_floor_area_m2, "built until then", "m2", 0, 1e10),
        number("new_floors", s.new_floors, "storeys of new buildings", "1", 1, 100),
        number("new_roof_coverage_pct", s.new_roof_coverage_pct, "of new roofs under arrays", "%", 0, 100),
        number("new_electricity_kwh_m2", s.new_electricity_kwh_m2, "electricity of new floor", "kWh per m2", 0, 1000),
        number("new_heat_gj_m2", s.new_heat_gj_m2, "central heat of new floor", "GJ per m2", 0, 5),
        number("retrofit_area_m2", s.retrofit_area_m2, "retrofitted until then", "m2", 0, 1e10),
        number("retrofit_saves_gj_m2", s.retrofit_saves_gj_m2, "central heat that retrofit saves", "GJ per m2", 0, 5),
        number("electrify_heat_pct", s.electrify_heat_pct, "of central heat that heat pumps take over", "%", 0, 100),
        number("electrify_gas_pct", s.electrify_gas_pct, "of gas that they take over", "%", 0, 100),
        number("electrify_coal_pct", s.electrify_coal_pct, "of coal that they take over", "%", 0, 100),
        number("heat_pump_performance", s.heat_pump_performance, "their useful heat over electricity", "1", 1, 10),
    };
}

std::vector<Scenario> read_scenarios(const std::string& path, double module_power_w) {
    return read_scenarios(read_file_text(path, largest_toml_bytes), module_power_w);
}

std::vector<Scenario> read_scenarios(FileText file, double module_power_w) {
    const std::string path = file.path;
    std::deque<std::pair<Scenario, double>> entries;  // the fields point into it while it grows
    EachStep each;
    const bool is_read = each([&] {
        load_list(std::move(file), "scenario", [&] {
            auto& [scenario, power_w] = entries.emplace_back(Scenario{}, module_power_w);
            return scenario_fields(scenario, power_w);
        });
    });
    std::vector<Scenario> scenarios;
    std::set<std::pair<std::string, int>> seen;
    const auto add = [&](Scenario& scenario, double power_w) {
        scenario.module_power_factor = power_w / module_power_w;
        scenarios.push_back(scenario);
        const bool taken = !seen.emplace(scenario.name, scenario.year).second;
        if (is_read && (scenario.name.empty() || taken)) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:scenario {}", path, scenarios.size()),
                        scenario.name.empty() ? "it has no name" : "its name and year are there already",
                        "give each a name and year of its own");
        }
    };
    for (auto& [scenario, power_w] : entries) {
        each([&, &of = scenario, power = power_w] { add(of, power); });
    }
    each.finish();
    return scenarios;
}

}  // namespace sunshed
