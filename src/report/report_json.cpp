#include "report_json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "catalogue_json.hpp"
#include "csv_tables.hpp"
#include "economy_json.hpp"
#include "json_table.hpp"
#include "note_words.hpp"
#include "policy_json.hpp"
#include "sum_columns.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) {
    return value ? json_cell(real_cell(*value)) : Json(nullptr);
}

Json sums_json(const BuildingSums& sums) {
    Json json;
    for (const SumColumn& sum : sum_columns()) {
        json[sum.column.name] = json_cell(sum.column.value(sums));
    }
    json["energy_ac_monthly_kwh"] = sums.amounts.energy_ac_monthly_kwh;
    return json;
}

Json zone_json(const ZoneSummary& zone) {
    Json json{{"id", zone.zone.id}, {"name", zone.zone.name}, {"parent", zone.zone.parent}};
    json.update(sums_json(zone.total));
    json["by_class"] = Json::array();
    for (const auto& [building_class, sums] : zone.by_class) {
        Json entry{{"class", to_string(building_class)}};
        entry.update(sums_json(sums));
        json["by_class"].push_back(std::move(entry));
    }
    return json;
}

Json sentence_json(const Sentence& sentence) {
    return {{"id", sentence.id}, {"zh", sentence.zh}, {"en", sentence.en}};
}

/// With its keys one by one, so that programs need not parse the sentence.
Json caution_json(const Caution& caution) {
    Json json = sentence_json(sentence_of(caution));
    if (const auto* placeholders = std::get_if<caution::Placeholders>(&caution)) {
        json["placeholders"] = placeholders->keys;
    }
    if (const auto* not_given = std::get_if<caution::FiguresNotGiven>(&caution)) {
        for (const auto& [answer, keys] : not_given->parts) {
            json["not_given"][to_string(answer)] = keys;
        }
    }
    return json;
}

Json indicator_json(const Indicator& row) {
    Json json = json_row(indicator_columns(), row);
    json["gap"] = number(row.gap);
    json["reason"] = row.reason ? sentence_json(sentence_of(*row.reason)) : Json(nullptr);
    json["definition"] = row.definition().id;  // a key of "definitions" beside it
    json["group"] = to_string(row.indicator.group);
    json["is_alternative"] = row.is_alternative;
    json["switch_states"] = Json::array();
    for (const SwitchState& state : row.switches) {
        json["switch_states"].push_back({{"id", to_string(state.which)}, {"is_on", state.is_on}});
    }
    return json;
}

Json losses_json(const std::vector<BuildingRecord>& buildings) {
    Waterfall sum;
    for (const BuildingRecord& record : buildings) {
        sum.add(record.yield.losses);
    }
    Json json = Json::array();
    for (const LossItem& item : sum.losses()) {
        json.push_back({{"name", to_string(item.link)}, {"energy_kwh", item.energy_kwh}});
    }
    return json;
}

Json monthly_json(const std::vector<BuildingRecord>& buildings) {
    MonthArray<double> sums{};
    for (const BuildingRecord& record : buildings) {
        for (std::size_t month = 0; month < 12; ++month) {
            sums[month] += record.amounts.energy_ac_monthly_kwh[month];
        }
    }
    return sums;
}

/// To a watt: the page would only grow.
Json profile_json(const HourlyProfile& profile) {
    Json months = Json::array();
    for (const auto& day : profile.ac_kw) {
        Json hours = Json::array();
        for (const double kw : day) {
            hours.push_back(std::round(kw * 1e3) / 1e3);
        }
        months.push_back(std::move(hours));
    }
    return {{"zone_id", profile.zone_id}, {"building_class", profile.building_class}, {"ac_kw", std::move(months)}};
}

/// A text in an undeclared encoding must not cost the report: bytes that are no UTF-8 become U+FFFD.
std::string text_of(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

nlohmann::ordered_json report_head_json(const ReportContent& content) {
    Json json{{"project", content.project_name},
              {"year", content.year},
              {"program", content.program},
              {"weather", {{"source", content.weather_source}, {"synthetic", content.synthetic_weather}}},
              {"place",
               {{"latitude_deg", content.latitude_deg},
                {"longitude_deg", content.longitude_deg},
                {"clock", content.town_clock},
                {"crs", content.crs_name}}}};
    json["zones"] = Json::array();
    for (const ZoneSummary& zone : content.zones) {
        json["zones"].push_back(zone_json(zone));
    }
    json["indicators"] = Json::array();
    for (const Indicator& row : content.indicators) {
        json["indicators"].push_back(indicator_json(row));
    }
    json["language"] = to_string(content.language);
    json["catalogue"] = catalogue_json();
    json["definitions"] = definitions_json();
    json["targets"] = targets_json(content);
    json["scenarios"] = scenarios_json(content.scenarios);
    json["unmapped_classes"] = unmapped_classes_json(content.buildings);
    json["without_zone"] = without_zone_json(content.buildings);
    json["monthly_kwh"] = monthly_json(content.buildings);
    json["losses"] = losses_json(content.buildings);
    json["economy"] = economy_json(content.zones);
    json["load_balance"] = load_balance_json(content.zones);
    json["supply_curve"] = supply_curve_json(content.buildings);
    json["assumptions"] = Json::array();
    for (const Assumption& a : content.assumptions) {
        json["assumptions"].push_back({{"key", a.key},
                                       {"value", a.value},
                                       {"unit", a.unit},
                                       {"origin", a.origin},
                                       {"source", a.source},
                                       {"meaning", a.meaning},
                                       {"is_placeholder", a.is_placeholder}});
    }
    json["notes"] = Json::array();
    for (const Caution& caution : content.cautions) {
        json["notes"].push_back(caution_json(caution));
    }
    json["hourly_profiles"] = Json::array();
    for (const HourlyProfile& profile : content.hourly_profiles) {
        json["hourly_profiles"].push_back(profile_json(profile));
    }
    return json;
}

namespace {

Json building_json(const BuildingRecord& record) {
    Json row = json_row(building_columns(), record);
    row["class_text"] = record.facts.class_text;
    row["load_basis"] = to_string(record.economy.load_basis);
    row["status"] = to_string(record.roof.status);
    row["energy_ac_monthly_kwh"] = record.amounts.energy_ac_monthly_kwh;
    return row;
}

/// Text of JSON as it stands so many levels deep in another.
std::string indented(const std::string& text, std::size_t levels) {
    std::string deeper;
    for (const char c : text) {
        deeper += c;
        deeper.append(c == '\n' ? levels : 0, ' ');
    }
    return deeper;
}

}  // namespace

void write_report_json(const std::string& path, const ReportContent& content) {
    TextWriter file(path);
    std::string head = text_of(report_head_json(content), 1);
    head.resize(head.size() - std::string_view("\n}").size());  // the buildings are its last member, one at a time
    file.write(head + ",\n \"buildings\": [");
    const char* before = "\n  ";
    for (const BuildingRecord& record : content.buildings) {
        file.write(before + indented(text_of(building_json(record), 1), 2));
        before = ",\n  ";
    }
    file.write(content.buildings.empty() ? "]\n}\n" : "\n ]\n}\n");
    file.close();
}

}  // namespace sunshed
