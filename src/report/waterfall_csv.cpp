#include "sunshed/report/waterfall_csv.hpp"

#include "csv_tables.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/csv_table.hpp"

namespace sunshed {

void write_waterfall_csv(const std::string& path, const std::vector<ScopedWaterfall>& waterfalls) {
    std::string text = csv_head(waterfall_columns());
    for (const ScopedWaterfall& one : waterfalls) {
        for (const WaterfallStep& step : one.steps) {
            text += csv_line(waterfall_columns(), {&one, &step});
        }
    }
    write_text_file(path, text);
}

void write_building_waterfall_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    const auto& columns = building_waterfall_columns();
    TextWriter file(path);
    file.write(csv_head(columns));
    for (const BuildingRecord& building : buildings) {
        Waterfall waterfall;
        waterfall.add(building.yield.losses);
        if (const auto steps = waterfall.steps(); !steps.empty()) {
            file.write(csv_line(columns, {&building, steps}));
        }
    }
    file.close();
}

}  // namespace sunshed
