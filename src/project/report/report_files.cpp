#include "project/report/report_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include "project/read/zones.hpp"
#include "project/settings/given_paths.hpp"
#include "project/settings/ungiven.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/policy/indicators.hpp"
#include "sunshed/policy/zone_summary.hpp"
#include "sunshed/report/policy_files.hpp"
#include "sunshed/report/waterfall_csv.hpp"
#include "sunshed/report/yearly_report.hpp"

namespace sunshed {

namespace {

std::vector<ZoneOutline> zone_outlines(const std::vector<ZoneArea>& zones) {
    std::vector<ZoneOutline> outlines;
    for (const ZoneArea& zone : zones) {
        outlines.push_back({zone.id, zone.geometry});
    }
    return outlines;
}

/// A value as a project file would have it, files without their folders.
std::string value_without_folders(Field field) {
    if (!names_file(field)) {
        return value_as_toml(field);
    }
    std::string name = shown_name(*std::get<std::string*>(field.target));
    field.target = &name;
    return value_as_toml(field);
}

/// All but what changes no result.
std::vector<Assumption> assumptions_of(const std::vector<Field>& fields) {
    std::vector<Assumption> assumptions;
    for (const Field& field : fields) {
        if (field.key == block_size_key) {
            continue;
        }
        assumptions.push_back({field.key, value_without_folders(field), field.unit, to_string(field.origin),
                               field.source, field.help, is_placeholder(field)});
    }
    return assumptions;
}

/// The keys whose values are placeholders; tables by class by their name alone.
std::vector<std::string> placeholders_of(const std::vector<Field>& fields) {
    std::vector<std::string> names;
    for (const Field& field : fields) {
        const auto first_dot = field.key.find('.');
        const std::string name = field.key.substr(0, field.key.find('.', first_dot + 1));
        if (is_placeholder(field) && (names.empty() || names.back() != name)) {
            names.push_back(name);
        }
    }
    return names;
}

/// The most important notes come first.
std::vector<Caution> cautions_of(const ReportInput& input) {
    std::vector<Caution> cautions;
    if (std::vector<std::string> placeholders = placeholders_of(input.fields); !placeholders.empty()) {
        cautions.emplace_back(caution::Placeholders{std::move(placeholders)});
    }
    std::vector<BuildingClass> classes;
    for (const BuildingRecord& building : input.run.buildings) {
        classes.push_back(building.facts.building_class);
    }
    if (auto not_given = figures_not_given(input.config, classes)) {
        cautions.emplace_back(std::move(*not_given));
    }
    for (const auto& notes : {input.run.notes, input.policy.notes}) {
        for (const std::string& note : notes) {
            cautions.emplace_back(caution::OfInput{without_folders(note, input.fields)});
        }
    }
    const auto homeless = std::count_if(input.run.buildings.begin(), input.run.buildings.end(),
                                        [](const BuildingRecord& b) { return b.facts.zone_id.empty(); });
    if (homeless > 0 && !input.run.zones.empty()) {
        cautions.emplace_back(caution::OutsideZones{static_cast<int>(homeless)});
    }
    return cautions;
}

using Writing = std::function<void()>;

/// A table of roofs and energy, which no statistics and no target change.
struct RoofTable {
    const char* name;
    void (*write)(const std::string& path, const std::vector<BuildingRecord>& buildings);
};

// The longest first.
constexpr std::array<RoofTable, 3> roof_tables{{
    {"waterfall_buildings.csv", write_building_waterfall_csv},
    {"flat_roof_options.csv", write_flat_options_csv},
    {"waterfall.csv",
     [](const std::string& path, const std::vector<BuildingRecord>& buildings) {
         write_waterfall_csv(path, waterfalls(buildings));
     }},
}};

void write_small_tables(const std::string& folder, const ReportInput& input, const PolicyAnswer& answer) {
    write_indicators_csv(folder + "/indicators.csv", answer.indicators);
    write_definitions_csv(folder + "/definitions.csv");
    write_supply_curve_csv(folder + "/supply_curve.csv", input.run.buildings);
    write_load_balance_csv(folder + "/load_balance.csv", answer.summaries);
    write_target_plans_csv(folder + "/targets.csv", answer.plans);
    write_target_buildings_csv(folder + "/target_buildings.csv", answer.plans, answer.rank_by, input.run.buildings);
    write_scenarios_csv(folder + "/scenarios.csv", answer.scenarios);
    write_class_words_csv(folder + "/unmapped_classes.csv", input.run.buildings);
    write_without_zone_csv(folder + "/without_zone.csv", input.run.buildings);
    write_left_out_csv(folder + "/left_out.csv", input.run.buildings, input.run.unread);
}

/// Brings the tables of roofs over from the report that was there; false where one is missing.
bool copy_roof_tables(const std::string& from, const std::string& folder) {
    if (from.empty()) {
        return false;
    }
    return std::all_of(roof_tables.begin(), roof_tables.end(), [&](const RoofTable& table) {
        std::error_code fault;
        std::filesystem::copy_file(fmt::format("{}/{}", from, table.name), fmt::format("{}/{}", folder, table.name),
                                   fault);
        return !fault;
    });
}

}  // namespace

FileTags result_tags(const std::string& weather_source, bool synthetic) {
    FileTags tags{{"SOFTWARE", "sunshed " SUNSHED_VERSION}, {"WEATHER", weather_source}};
    if (synthetic) {
        tags["SYNTHETIC"] = "the weather is synthetic, made from monthly means";
    }
    return tags;
}

PolicyAnswer answer_policy(const ReportInput& input) {
    const auto zones = zone_infos(input.run.zones);
    const PolicyInput policy{input.run.buildings, zones, input.policy.statistics, input.policy.targets};
    PolicyOptions options = input.config.policy;
    options.year = input.config.year;
    options.placeholders = placeholders_of(input.fields);
    PolicyAnswer answer;
    answer.summaries = summarise_zones(input.run.buildings, zones);
    for (std::size_t i = 0; i < input.run.load_balances.size(); ++i) {
        answer.summaries[i].balance = input.run.load_balances[i];
    }
    answer.outlines = zone_outlines(input.run.zones);
    answer.indicators = compute_indicators(policy, options);
    answer.plans = solve_targets(policy, options);
    answer.rank_by = input.config.rank_by;
    std::copy_if(answer.plans.begin(), answer.plans.end(), std::back_inserter(answer.own_plans),
                 [&](const TargetPlan& plan) { return plan.rank_by == answer.rank_by; });
    answer.scenarios = compute_scenarios(policy, input.policy.scenarios, options);
    return answer;
}

PolicyLayers policy_layers(const ReportInput& input, const PolicyAnswer& answer) {
    return {input.run.buildings, answer.summaries, answer.outlines,
            answer.indicators,   answer.own_plans, input.config.language};
}

QgisProjectText qgis_project_text(const ReportInput& input) {
    const std::string& name = input.config.name;
    const FinishedRun& run = input.run;
    const std::string program = "sunshed " SUNSHED_VERSION;
    const std::string zh = fmt::format("计算：{}。气象：{}。坐标系：{}。", program, run.weather_source, run.crs_name);
    const std::string en =
        fmt::format("Computed by {}. Weather: {}. CRS: {}.", program, run.weather_source, run.crs_name);
    return {.title = name.empty() ? "sunshed" : name,
            .sources = input.config.language == Language::zh ? zh : en,
            .crs_wkt = run.crs_wkt,
            .language = input.config.language};
}

void update_results_geopackage(const std::string& path, const ReportInput& input, const PolicyAnswer& answer,
                               bool with_buildings) {
    update_geopackage(path, policy_layers(input, answer), with_buildings);
}

void write_report_folder(const std::string& folder, const ReportInput& input, const PolicyAnswer& answer,
                         const std::string& last_report, const std::function<void()>& beside, Threads threads) {
    const FinishedRun& run = input.run;
    const ReportContent content{.project_name = input.config.name,
                                .year = input.config.year,
                                .program = "sunshed " SUNSHED_VERSION,
                                .weather_source = run.weather_source,
                                .synthetic_weather = run.synthetic_weather,
                                .latitude_deg = run.latitude_deg,
                                .longitude_deg = run.longitude_deg,
                                .town_clock = run.town_clock,
                                .crs_name = run.crs_name,
                                .crs_wkt = run.crs_wkt,
                                .buildings = run.buildings,
                                .zones = answer.summaries,
                                .zone_outlines = answer.outlines,
                                .indicators = answer.indicators,
                                .assumptions = assumptions_of(input.fields),
                                .cautions = cautions_of(input),
                                .hourly_profiles = run.hourly_profiles,
                                .plans = answer.plans,
                                .rank_by = answer.rank_by,
                                .scenarios = answer.scenarios,
                                .language = input.config.language};
    const int year = input.config.year;
    // The longest first.
    std::vector<Writing> all{[&] { write_report_xlsx(folder + "/report.xlsx", content); },
                             beside,
                             [&] { write_report_json(folder + "/report.json", content); },
                             [&] { write_report_html(folder + "/index.html", content); },
                             [&] { write_small_tables(folder, input, answer); },
                             [&] {
                                 write_yearly_report(fmt::format("{}/october_{}.html", folder, year), content,
                                                     YearlyReport::october, input.config.october_freeze);
                                 write_yearly_report(fmt::format("{}/november_{}.html", folder, year), content,
                                                     YearlyReport::november, input.config.november_freeze);
                             }};
    if (!copy_roof_tables(last_report, folder)) {
        for (const RoofTable& table : roof_tables) {
            all.emplace_back([&] { table.write(fmt::format("{}/{}", folder, table.name), run.buildings); });
        }
    }
    parallel_for(all.size(), threads, [&](std::size_t begin, std::size_t end) {
        std::for_each(all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end),
                      [](const Writing& write) { write(); });
    });
}

}  // namespace sunshed
