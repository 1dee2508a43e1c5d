#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "csv_tables.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/rasters.hpp"
#include "sunshed/report/table.hpp"
#include "zone_shares.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

const char* type_name(ColumnType type) {
    return type == ColumnType::text ? "text" : type == ColumnType::integer ? "integer" : "real";
}

Json field(const std::string& name, const std::string& zh, ColumnType type, Unit unit, const std::string& meaning) {
    return {
        {"name", name}, {"name_zh", zh}, {"type", type_name(type)}, {"unit", to_string(unit)}, {"meaning", meaning}};
}

template <class Record>
Json fields_json(const std::vector<TableColumn<Record>>& columns) {
    Json fields = Json::array();
    for (const auto& column : columns) {
        fields.push_back(field(column.name, column.zh, column.type, column.unit, column.meaning));
    }
    return fields;
}

Json zone_fields_json(const std::vector<Indicator>& indicators) {
    Json fields = fields_json(zone_columns());
    for (const ZoneShare& share : zone_shares(indicators)) {
        fields.push_back(field(share.name, share.zh, ColumnType::real, Unit::percent, share.meaning));
    }
    return fields;
}

/// Of one class in one zone, by the hour.
Json hourly_fields_json() {
    return Json::array(
        {field("zone_id", "区域编号", ColumnType::text, Unit::none, "zone; empty for buildings in none"),
         field("class", "类别", ColumnType::text, Unit::none, "class of building"),
         field("timestamp", "时刻", ColumnType::text, Unit::utc, "start of the hour"),
         field("ac_kw", "交流功率", ColumnType::real, Unit::kw, "mean AC power of all modules that fit")});
}

Json hourly_netcdf_fields_json() {
    return Json::array({field("ac_power", "交流功率", ColumnType::real, Unit::kw,
                              "(series, time) as in zone_hourly.csv, after CF-1.8"),
                        field("zone_id", "区域编号", ColumnType::text, Unit::none, "of each series"),
                        field("class", "类别", ColumnType::text, Unit::none, "of each series")});
}

/// The members of a list whose "path" is in the folder.
Json those_written(const Json& list, const std::string& folder) {
    Json there = Json::array();
    for (const Json& one : list) {
        if (std::filesystem::exists(folder + "/" + one["path"].get<std::string>())) {
            there.push_back(one);
        }
    }
    return there;
}

Json rasters_json() {
    Json files = Json::array();
    const ResultRasters rasters = all_kinds_of_rasters();
    for (const RasterFileSpec& file : raster_files(rasters)) {
        Json bands = Json::array();
        for (const RasterBand& band : file.bands) {
            bands.push_back(
                {{"name", band.name}, {"type", "Float32"}, {"unit", band.unit}, {"meaning", band.long_name}});
        }
        files.push_back({{"path", "rasters/" + file.file}, {"nodata", raster_nodata}, {"bands", bands}});
    }
    return files;
}

Json tables_json() {
    return Json::array(
        {{{"path", "report/indicators.csv"}, {"fields", fields_json(indicator_columns())}},
         {{"path", "report/definitions.csv"}, {"fields", fields_json(definition_columns())}},
         {{"path", "report/targets.csv"}, {"fields", fields_json(target_columns())}},
         {{"path", "report/target_buildings.csv"}, {"fields", fields_json(chosen_columns())}},
         {{"path", "report/scenarios.csv"}, {"fields", fields_json(scenario_columns())}},
         {{"path", "report/supply_curve.csv"}, {"fields", fields_json(supply_columns())}},
         {{"path", "report/load_balance.csv"}, {"fields", fields_json(balance_columns())}},
         {{"path", "report/waterfall.csv"}, {"fields", fields_json(waterfall_columns())}},
         {{"path", "report/waterfall_buildings.csv"}, {"fields", fields_json(building_waterfall_columns())}},
         {{"path", "report/flat_roof_options.csv"}, {"fields", fields_json(flat_option_columns())}},
         {{"path", "report/left_out.csv"}, {"fields", fields_json(left_out_columns())}},
         {{"path", "report/unmapped_classes.csv"}, {"fields", fields_json(unmapped_class_columns())}},
         {{"path", "report/without_zone.csv"}, {"fields", fields_json(without_zone_columns())}},
         {{"path", "series/zone_hourly.csv"}, {"fields", hourly_fields_json()}},
         {{"path", "series/zone_hourly.nc"}, {"fields", hourly_netcdf_fields_json()}}});
}

Json documents_json(int year) {
    const auto file = [](const std::string& path, const char* meaning) {
        return Json{{"path", path}, {"meaning", meaning}};
    };
    return Json::array(
        {file("report/index.html", "the page, which works offline"),
         file("report/report.json", "the page's numbers for programs"), file("report/report.xlsx", "the workbook"),
         file(fmt::format("report/october_{}.html", year), "yearly report on the carbon-peak plan"),
         file(fmt::format("report/november_{}.html", year), "yearly report on energy conservation and green building"),
         file("records.bin", "what `sunshed report` makes the report of again")});
}

Json layers_json(const WrittenResult& result) {
    Json layers = Json::array({{{"name", "buildings"}, {"fields", fields_json(building_columns())}},
                               {{"name", "roof_segments"}, {"fields", fields_json(segment_columns())}},
                               {{"name", "obstacles"}, {"fields", fields_json(obstacle_columns())}},
                               {{"name", "usable_area"}, {"fields", fields_json(usable_area_columns())}},
                               {{"name", "modules"}, {"fields", fields_json(module_columns())}},
                               {{"name", "target_buildings"}, {"fields", fields_json(target_building_columns())}},
                               {{"name", "zones"}, {"fields", zone_fields_json(result.indicators)}},
                               {{"name", "flat_roof_options"},
                                {"fields", fields_json(flat_option_columns())},
                                {"note", "no geometry; also as report/flat_roof_options.csv"}}});
    if (result.has_facades) {
        layers.push_back({{"name", "facades"}, {"fields", fields_json(facade_columns())}});
    }
    return layers;
}

}  // namespace

void write_schema_json(const WrittenResult& result, const FileTags& tags) {
    Json files = those_written(documents_json(result.year), result.folder);
    files.push_back({{"path", "schema.json"}, {"meaning", "this file"}});
    files.push_back({{"path", "run.json"}, {"meaning", "inputs, settings with their sources, warnings, times"}});
    files.push_back(
        {{"path", "sunshed-result.json"}, {"meaning", "marks the folder as a result; what --overwrite replaces"}});
    const Json json{{"results", tags},
                    {"rasters", those_written(rasters_json(), result.folder)},
                    {"geopackage", {{"path", "results.gpkg"}, {"layers", layers_json(result)}}},
                    {"tables", those_written(tables_json(), result.folder)},
                    {"files", files}};
    write_text_file(result.folder + "/schema.json", json.dump(1) + "\n");
}

}  // namespace sunshed
