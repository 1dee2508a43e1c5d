#include "project/settings/economy_fields.hpp"

#include <fmt/format.h>

#include "project/settings/field_makers.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/given.hpp"

namespace sunshed {

namespace {

/// A table with a key a class.
std::vector<Field> class_table(const std::string& key, ByClass<double>& table, const std::string& help,
                               const std::string& unit, double min, double max, const std::string& source = "") {
    std::vector<Field> fields;
    for (std::size_t i = 0; i < building_class_count; ++i) {
        const auto of = static_cast<BuildingClass>(i);
        fields.push_back(number_field(key + "." + to_string(of), table[of], help, unit, min, max, source));
    }
    return fields;
}

std::vector<Field> to_give(std::vector<Field> table) {
    for (Field& field : table) {
        field = to_give(std::move(field));
    }
    return table;
}

std::vector<Field> load_fields(ProjectConfig& c) {
    std::vector<Field> fields{
        path_field("load.path", c.load_path,
                   "CSV of your own with hour and one column a class: kWh per m2 of floor in each of 8760 hours"),
        number_field("load.export_limit_kw", c.export_limit_kw,
                     "power that the transformer or feeder of each zone takes back; none = no limit", "kW", 0, 1e7)};
    append(fields, to_give(class_table("load.use_kwh_m2", c.economy.use_kwh_m2,
                                       "electricity used a year and m2 of floor", "kWh m-2", 0, 2000)));
    return fields;
}

std::vector<Field> battery_fields(ProjectConfig& c) {
    const std::string guess = "engineering guess [P]";
    EconomyOptions& e = c.economy;
    return {
        number_field("battery.kwh_per_kwp", e.battery_kwh_per_kwp, "battery behind the meter, for each kWp; 0 = none",
                     "kWh per kWp", 0, 20),
        number_field("battery.kw_per_kwh", e.battery_kw_per_kwh, "its power for each kWh", "kW per kWh", 0.01, 10,
                     guess),
        number_field("battery.efficiency", e.battery_efficiency, "of what goes in, that comes out again", "1", 0.1, 1,
                     "lithium iron phosphate with its inverter, engineering guess [P]"),
        affecting(Stage::money, to_give(number_field("battery.cost_cny_kwh", e.terms.battery_cost_cny_kwh,
                                                     "cost of a battery", "CNY per kWh", 0, 1e5))),
        affecting(Stage::money, number_field("battery.life_years", e.terms.battery_life_years, "until it is renewed",
                                             "years", 1, 100, guess)),
    };
}

std::vector<Field> class_price_fields(ProjectConfig& c) {
    EconomyOptions& e = c.economy;
    std::vector<Field> fields = to_give(
        class_table("economics.tariff_cny_kwh", e.tariff_cny_kwh, "price of bought electricity", "CNY per kWh", 0, 20));
    append(fields, to_give(class_table("economics.capex_cny_w", e.capex_cny_w, "cost of a system of 100 kWp",
                                       "CNY per W", 0, 100)));
    append(fields, class_table("economics.income_tax_pct", e.income_tax_pct,
                               "income tax of the owner; 0 = none is counted", "%", 0, 90));
    return fields;
}

std::vector<Field> finance_fields(ProjectConfig& c) {
    const std::string guess = "engineering guess [P]";
    FinanceTerms& t = c.economy.terms;
    return {
        to_give(number_field("economics.export_cny_kwh", c.economy.export_cny_kwh, "price of energy that is sold",
                             "CNY per kWh", 0, 20)),
        number_field("economics.time_of_use", c.economy.time_of_use,
                     "factor on bought electricity in each hour of the day, for all but households", "1", 0, 10,
                     "flat: give your grid's table [P]"),
        number_field("economics.size_saving_pct", t.size_saving_pct, "that a tenfold size saves of the cost", "%", 0,
                     50, guess),
        to_give(number_field("economics.om_cny_w", t.om_cny_w, "operation and maintenance a year", "CNY per W", 0, 10)),
        number_field("economics.life_years", t.life_years, "life of the system", "years", 1, 60,
                     "GB 55015-2021: modules last 25 years and more [W]"),
        number_field("economics.discount_rate_pct", t.discount_rate_pct, "real discount rate", "%", 0, 50, guess),
        number_field("economics.first_year_degradation_pct", t.first_year_degradation_pct,
                     "loss of the first year beside pv.light_induced_pct", "%", 0, 20),
        number_field("economics.degradation_pct", t.degradation_pct, "loss of each later year", "%", 0, 5,
                     "TOPCon data sheets (2023) [W]"),
        to_give(number_field("economics.inverter_cost_cny_w", t.inverter_cost_cny_w, "cost of a new inverter",
                             "CNY per W", 0, 10)),
        number_field("economics.inverter_life_years", t.inverter_life_years, "until it is renewed", "years", 1, 100,
                     guess),
        number_field("economics.capex_subsidy_cny_w", t.capex_subsidy_cny_w, "subsidy on building it", "CNY per W", 0,
                     100),
        number_field("economics.energy_subsidy_cny_kwh", t.energy_subsidy_cny_kwh, "subsidy on all energy",
                     "CNY per kWh", 0, 20),
        number_field("economics.energy_subsidy_years", t.energy_subsidy_years, "years that it is paid", "years", 0, 60),
        number_field("economics.depreciation_years", t.depreciation_years, "straight-line, for income tax", "years", 1,
                     60, guess),
    };
}

std::vector<Field> carbon_fields(ProjectConfig& c) {
    std::vector<std::string> grids{""};
    for (const GridFactor& factor : grid_factors()) {
        grids.emplace_back(factor.name);
    }
    return {
        text_field("carbon.grid", c.carbon_grid,
                   "a published factor by region and year, instead of a number in grid_factor_kg_kwh", grids),
        to_give(number_field("carbon.grid_factor_kg_kwh", c.policy.emissions.electricity_kg_kwh,
                             "average emission of the grid that PV energy avoids", "kg CO2 per kWh", 0, 3)),
        number_field("carbon.grid_decline_pct", c.economy.carbon.grid_decline_pct,
                     "scenario: fall of that factor each year of the system's life", "%", 0, 50,
                     "0 = the grid stays as it is, an upper bound [P]"),
        number_field("carbon.embodied_kg_kwp", c.economy.carbon.embodied_kg_kwp,
                     "emission of making and taking away a system; 0 = not counted", "kg CO2 per kWp", 0, 10000),
    };
}

std::vector<Field> uncertainty_fields(ProjectConfig& c) {
    const std::string study = "Thevenard & Pelland (2013), Solar Energy 91 [S]";
    const std::string guess = "engineering guess [P]";
    UncertaintyOptions& u = c.economy.uncertainty;
    const auto deviation = [](std::string name, double& target, const std::string& of_what, const std::string& source) {
        return number_field("uncertainty." + std::move(name), target, "standard deviation: " + of_what, "%", 0, 100,
                            source);
    };
    return {
        deviation("weather_year_pct", u.weather_year_pct, "one year's irradiation against another's", study),
        deviation("weather_data_pct", u.weather_data_pct, "long-term irradiation in the weather file", study),
        deviation("transposition_pct", u.transposition_pct, "light onto the plane of the modules", study),
        deviation("module_rating_pct", u.module_rating_pct, "power of modules against their rating", study),
        deviation("soiling_pct", u.soiling_pct, "dirt", study),
        deviation("other_losses_pct", u.other_losses_pct, "other losses, models of module and inverter", study),
        deviation("snow_share_pct", u.snow_share_pct, "snow, in per cent of the energy lost to it", guess),
        deviation("shade_share_pct", u.shade_share_pct,
                  "heights of surroundings, in per cent of the irradiation lost to them", guess),
        deviation("roof_plane_pct", u.roof_plane_pct, "tilt and azimuth of roofs found in a surface model", guess),
        deviation("roof_estimated_pct", u.roof_estimated_pct,
                  "instead, where roofs are guessed from footprints; beside it, times 1 - roof_confidence, where they "
                  "are found",
                  guess),
        number_field("uncertainty.years", u.years, "P75 and P90 are of the mean over so many years", "years", 1, 60),
    };
}

}  // namespace

std::vector<Field> economy_fields(ProjectConfig& config) {
    std::vector<Field> fields = affecting(Stage::energy, load_fields(config));
    append(fields, affecting(Stage::energy, battery_fields(config)));
    for (const auto& group : {finance_fields, class_price_fields, carbon_fields, uncertainty_fields}) {
        append(fields, affecting(Stage::money, group(config)));
    }
    return fields;
}

void apply_grid_choice(std::vector<Field>& fields) {
    const Field& choice = *find_field(fields, "carbon.grid");
    const GridFactor* factor = find_grid_factor(*std::get<std::string*>(choice.target));
    if (factor == nullptr) {
        return;
    }
    Field& number = *find_field(fields, "carbon.grid_factor_kg_kwh");
    if (is_users_own(number)) {
        throw Error(ErrorCode::bad_input, "carbon",
                    fmt::format("grid is \"{}\" and grid_factor_kg_kwh is given too", factor->name),
                    "leave one of them out");
    }
    *std::get<PlaceFigure>(number.target).value = factor->kg_kwh;
    number.origin = choice.origin;
    number.origin.by_grid_name = true;
    number.source = factor->source;
}

}  // namespace sunshed
