#include "report_json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "catalogue_json.hpp"
#include "economy_json.hpp"
#include "policy_json.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

/// JSON has no NaN.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}
Json number(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}

struct CellAsJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(double value) const { return number(value); }
    Json operator()(std::int64_t value) const { return value; }
};

Json sums_json(const BuildingSums& sums) {
    return {
        {"building_count", sums.building_count},       {"buildings_with_modules", sums.buildings_with_modules},
        {"footprint_area_m2", sums.footprint_area_m2}, {"roof_area_m2", sums.amounts.roof_area_m2},
        {"array_area_m2", sums.amounts.array_area_m2}, {"module_area_m2", sums.amounts.module_area_m2},
        {"module_count", sums.amounts.module_count},   {"capacity_kwp", sums.amounts.capacity_kwp},
        {"energy_ac_kwh", sums.amounts.energy_ac_kwh}, {"energy_ac_monthly_kwh", sums.amounts.energy_ac_monthly_kwh},
        {"existing_pv_m2", sums.existing_pv_m2},       {"co2_t", sums.co2_t}};
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

Json indicator_json(const Indicator& row) {
    return {{"zone_id", row.zone_id},
            {"zone_name", row.zone_name},
            {"year", row.year},
            {"indicator", to_string(row.indicator)},
            {"value", number(row.value)},
            {"unit", to_string(row.unit())},
            {"target", number(row.target)},
            {"gap", number(row.gap)},
            {"status", to_string(row.status)},
            {"numerator", number(row.numerator)},
            {"denominator", number(row.denominator)},
            {"basis", to_string(row.basis)},
            {"note", row.note},
            {"definition", row.definition().id},
            {"group", to_string(row.indicator.group)}};
}

Json losses_json(const std::vector<BuildingRecord>& buildings) {
    std::vector<LossItem> sums;
    for (const BuildingRecord& record : buildings) {
        for (std::size_t i = 0; i < record.yield.losses.size(); ++i) {
            if (sums.size() <= i) {
                sums.push_back({record.yield.losses[i].name, 0.0});
            }
            sums[i].energy_kwh += record.yield.losses[i].energy_kwh;
        }
    }
    Json json = Json::array();
    for (const LossItem& item : sums) {
        json.push_back({{"name", item.name}, {"energy_kwh", item.energy_kwh}});
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

/// One text in an encoding that nobody declared must not cost the city its report: its odd bytes become U+FFFD.
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
    json["language"] = content.language;
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
                                       {"meaning", a.meaning}});
    }
    json["notes"] = content.notes;
    json["hourly_profiles"] = Json::array();
    for (const HourlyProfile& profile : content.hourly_profiles) {
        json["hourly_profiles"].push_back(profile_json(profile));
    }
    return json;
}

namespace {

Json building_json(const BuildingRecord& record) {
    Json row;
    for (const auto& column : building_columns()) {
        row[column.name] = std::visit(CellAsJson{}, column.value(record));
    }
    row["class_text"] = record.facts.class_text;
    row["load_basis"] = record.economy.load_basis;
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
