#include <fmt/format.h>

#include <iterator>

#include "sunshed/core/raster.hpp"
#include "sunshed/io/csv_text.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/table.hpp"
#include "whole_hours.hpp"

namespace sunshed {

void write_indicators_csv(const std::string& path, const std::vector<Indicator>& indicators) {
    const auto number = [](const std::optional<double>& value) { return csv_number(value.value_or(missing_d)); };
    std::string text =
        "zone_id,zone_name,year,indicator,value,unit,target,status,numerator,denominator,basis,definition\n";
    for (const Indicator& row : indicators) {
        text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(row.zone_id), csv_field(row.zone_name),
                            row.year > 0 ? std::to_string(row.year) : "", to_string(row.indicator), number(row.value),
                            to_string(row.unit()), number(row.target), to_string(row.status), number(row.numerator),
                            number(row.denominator), to_string(row.basis),
                            "definitions.csv#" + std::string(row.definition().id));
    }
    write_text_file(path, text);
}

void write_flat_options_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    const auto& columns = flat_option_columns();
    std::string text;
    for (const auto& column : columns) {
        text += (text.empty() ? "" : ",") + column.name;
    }
    struct CellText {
        std::string operator()(std::monostate) const { return ""; }
        std::string operator()(const std::string& value) const { return csv_field(value); }
        std::string operator()(double value) const { return csv_number(value); }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
    };
    for (const BuildingRecord& building : buildings) {
        for (const FlatRoofOption& option : building.flat_options) {
            char before = '\n';
            for (const auto& column : columns) {
                text += before + std::visit(CellText{}, column.value({&building, &option}));
                before = ',';
            }
        }
    }
    write_text_file(path, text + "\n");
}

void write_definitions_csv(const std::string& path) {
    std::string text = "indicator,name_zh,name_en,unit,kind,definition,source\n";
    for (const IndicatorDefinition& d : indicator_definitions()) {
        text += fmt::format("{},{},{},{},{},{},{}\n", d.id, csv_field(d.name_zh), csv_field(d.name_en),
                            to_string(d.unit), to_string(d.kind), csv_field(d.formula), csv_field(d.source));
    }
    text +=
        "# S0: 黑建科〔2022〕15号 黑龙江省“十四五”建筑节能与绿色建筑发展规划; S2: 黑龙江省城乡建设领域碳达峰实施方案\n";
    write_text_file(path, text);
}

void write_zone_series_csv(const std::string& path, const std::vector<UtcTime>& begins, double duration_h,
                           const std::vector<PowerSeries>& series) {
    std::string text = "zone_id,class,timestamp,ac_kw\n";
    auto out = std::back_inserter(text);
    const WholeHours hours(begins, duration_h);
    std::vector<std::string> stamps;
    for (const UtcTime& begin : hours.begins()) {
        stamps.push_back(format_iso8601(begin));
    }
    for (const PowerSeries& one : series) {
        const std::string zone = csv_field(one.zone_id);
        const std::vector<double> ac_kw = hours.means(one.ac_kw);
        for (std::size_t i = 0; i < stamps.size(); ++i) {
            fmt::format_to(out, "{},{},{},{:.3f}\n", zone, one.building_class, stamps[i], ac_kw[i]);
        }
    }
    write_text_file(path, text);
}

}  // namespace sunshed
