#include <fmt/format.h>

#include <iterator>

#include "sunshed/core/raster.hpp"
#include "sunshed/io/csv_text.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/policy/unmapped.hpp"
#include "sunshed/report/policy_files.hpp"

namespace sunshed {

namespace {

std::string optional_text(const std::optional<double>& value) {
    return csv_number(value.value_or(missing_d));
}

}  // namespace

void write_target_plans_csv(const std::string& path, const std::vector<TargetPlan>& plans) {
    std::string text =
        "zone_id,zone_name,target,year,rank_by,outcome,target_pct,today_pct,reached_pct,unit,needed,available,"
        "shortfall,"
        "buildings,candidates,module_area_m2,capacity_kwp,energy_kwh,sentence_zh,sentence_en\n";
    for (const TargetPlan& p : plans) {
        const bool known = p.outcome != TargetPlan::Outcome::no_data;
        const auto number = [&](double value) { return known ? csv_number(value) : std::string(); };
        text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(p.zone.id),
                            csv_field(p.zone.name), to_string(p.target), p.year, to_string(p.rank_by),
                            to_string(p.outcome), number(p.target_pct), number(p.today_pct), number(p.reached_pct),
                            to_string(p.unit), number(p.needed), number(p.available), number(p.shortfall),
                            number(static_cast<double>(p.chosen.size())), p.candidates, number(p.module_area_m2),
                            number(p.capacity_kwp), number(p.energy_kwh), csv_field(p.sentence_zh),
                            csv_field(p.sentence_en));
    }
    write_text_file(path, text);
}

void write_target_buildings_csv(const std::string& path, const std::vector<TargetPlan>& plans, RankBy rank_by,
                                const std::vector<BuildingRecord>& buildings) {
    std::string text =
        "zone_id,target,rank_by,rank,building_id,building_zone_id,class,capacity_kwp,module_area_m2,energy_ac_kwh,"
        "yield_kwh_kwp\n";
    auto out = std::back_inserter(text);
    for (const TargetPlan& plan : plans) {
        if (plan.rank_by != rank_by) {
            continue;
        }
        for (std::size_t i = 0; i < plan.chosen.size(); ++i) {
            const BuildingRecord& b = buildings[plan.chosen[i]];
            fmt::format_to(out, "{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(plan.zone.id), to_string(plan.target),
                           to_string(rank_by), i + 1, csv_field(b.building_id), csv_field(b.zone_id),
                           to_string(b.building_class), csv_number(b.capacity_kwp), csv_number(b.module_area_m2),
                           csv_number(b.energy_ac_kwh), csv_number(b.yield_kwh_kwp));
        }
    }
    write_text_file(path, text);
}

void write_scenarios_csv(const std::string& path, const std::vector<ScenarioResult>& scenarios) {
    std::string text =
        "scenario,year,zone_id,zone_name,capacity_kwp,energy_kwh,coverage_c1_pct,substitution_calorific_pct,"
        "substitution_coal_equivalent_pct,electricity_share_calorific_pct,electricity_share_coal_equivalent_pct,"
        "energy_use_calorific_tce,operation_carbon_t,pv_carbon_avoided_t,missing\n";
    for (const ScenarioResult& s : scenarios) {
        text += fmt::format(
            "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(s.scenario), s.year, csv_field(s.zone.id),
            csv_field(s.zone.name), csv_number(s.capacity_kwp), csv_number(s.energy_kwh),
            optional_text(s.coverage_c1_pct), optional_text(s.substitution_calorific_pct),
            optional_text(s.substitution_coal_equivalent_pct), optional_text(s.electricity_share_calorific_pct),
            optional_text(s.electricity_share_coal_equivalent_pct), optional_text(s.energy_use_calorific_tce),
            optional_text(s.operation_carbon_t), optional_text(s.pv_carbon_avoided_t), csv_field(s.missing));
    }
    write_text_file(path, text);
}

void write_class_words_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    std::string text = "value,buildings\n";
    for (const UnmappedWord& word : unmapped_words(buildings)) {
        text += fmt::format("{},{}\n", csv_field(word.text), word.count);
    }
    write_text_file(path, text);
}

void write_without_zone_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    std::string text = "building_id,class,footprint_area_m2,capacity_kwp\n";
    for (const BuildingRecord& b : buildings) {
        if (b.zone_id.empty()) {
            text += fmt::format("{},{},{},{}\n", csv_field(b.building_id), to_string(b.building_class),
                                csv_number(b.footprint_area_m2), csv_number(b.capacity_kwp));
        }
    }
    write_text_file(path, text);
}

}  // namespace sunshed
