#include "csv_tables.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/csv_table.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/table.hpp"
#include "whole_hours.hpp"

namespace sunshed {

void write_indicators_csv(const std::string& path, const std::vector<Indicator>& indicators) {
    write_text_file(path, csv_text(indicator_columns(), indicators));
}

void write_flat_options_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    std::string text = csv_head(flat_option_columns());
    for (const BuildingRecord& building : buildings) {
        for (const FlatRoofOption& option : building.answers.flat_options) {
            text += csv_line(flat_option_columns(), {&building, &option});
        }
    }
    write_text_file(path, text);
}

void write_definitions_csv(const std::string& path) {
    std::string text = csv_head(definition_columns());
    for (const IndicatorDefinition& definition : indicator_definitions()) {
        text += csv_line(definition_columns(), definition);
    }
    text +=
        "# S0: 黑建科〔2022〕15号 黑龙江省“十四五”建筑节能与绿色建筑发展规划; S2: 黑龙江省城乡建设领域碳达峰实施方案\n";
    write_text_file(path, text);
}

void write_zone_series_csv(const std::string& path, const std::vector<UtcTime>& begins, double duration_h,
                           const std::vector<PowerSeries>& series) {
    TextWriter file(path);
    file.write(csv_head(zone_hour_columns()));
    const WholeHours hours(begins, duration_h);
    std::vector<std::string> stamps;
    for (const UtcTime& begin : hours.begins()) {
        stamps.push_back(format_iso8601(begin));
    }
    for (const PowerSeries& one : series) {
        const std::vector<double> ac_kw = hours.means(one.ac_kw);
        std::string text;
        for (std::size_t i = 0; i < stamps.size(); ++i) {
            text += csv_line(zone_hour_columns(), {&one, &stamps[i], ac_kw[i]});
        }
        file.write(text);
    }
    file.close();
}

}  // namespace sunshed
