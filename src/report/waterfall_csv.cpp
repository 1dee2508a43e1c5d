#include "sunshed/report/waterfall_csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sunshed/catalogue/whole.hpp"
#include "sunshed/io/csv_text.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace {

/// A link's name as a column's: "light-induced degradation" becomes light_induced_degradation.
std::string column_name(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    return name;
}

}  // namespace

void write_waterfall_csv(const std::string& path, const std::vector<ScopedWaterfall>& waterfalls) {
    std::string text = "zone_id,class,step,lost_kwh,lost_pct,left_kwh\n";
    const auto word = [](const std::string& scope) { return scope.empty() ? std::string(whole_id) : csv_field(scope); };
    for (const ScopedWaterfall& one : waterfalls) {
        for (const WaterfallStep& step : one.steps) {
            text += fmt::format("{},{},{},{:.3f},{:.4f},{:.3f}\n", word(one.zone_id), word(one.building_class),
                                column_name(step.name), step.lost_kwh, step.lost_pct, step.left_kwh);
        }
    }
    write_text_file(path, text);
}

void write_building_waterfall_csv(const std::string& path, const std::vector<BuildingRecord>& buildings) {
    TextWriter file(path);
    bool has_head = false;
    for (const BuildingRecord& building : buildings) {
        Waterfall waterfall;
        waterfall.add(building.losses);
        const auto steps = waterfall.steps();
        if (steps.empty()) {
            continue;
        }
        std::string text;
        if (!has_head) {
            text = "building_id";
            for (const WaterfallStep& step : steps) {
                text += fmt::format(",{0}_left_kwh,{0}_lost_pct", column_name(step.name));
            }
            text += '\n';
            has_head = true;
        }
        text += csv_field(building.building_id);
        for (const WaterfallStep& step : steps) {
            text += fmt::format(",{:.3f},{:.4f}", step.left_kwh, step.lost_pct);
        }
        file.write(text + '\n');
    }
    file.write(has_head ? "" : "building_id\n");
    file.close();
}

}  // namespace sunshed
