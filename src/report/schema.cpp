#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "csv_tables.hpp"
#include "result_layer.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/geopackage.hpp"
#include "sunshed/report/rasters.hpp"
#include "sunshed/report/series_file.hpp"
#include "sunshed/report/shading_tables.hpp"
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

Json fields_json(const std::vector<SeriesColumn>& columns) {
    Json fields = Json::array();
    for (const SeriesColumn& column : columns) {
        fields.push_back(field(column.name, column.zh, column.type, column.unit, column.meaning));
    }
    return fields;
}

namespace fs = std::filesystem;

/// The folder with the file or folder that a path in a result begins with; empty where there is none.
fs::path home_of(const fs::path& path, const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
        if (fs::exists(folder / *path.begin())) {
            return folder;
        }
    }
    return {};
}

/// @param path  of a file; or of all that are in a folder, "folder/*.csv"
bool is_written(const fs::path& path, const std::vector<std::string>& folders) {
    const fs::path home = home_of(path, folders);
    const bool is_of_many = path.stem() == "*";
    return !home.empty() &&
           (is_of_many ? fs::exists(home / path.parent_path()) && !fs::is_empty(home / path.parent_path())
                       : fs::exists(home / path));
}

/// The members of a list whose "path" was written.
Json those_written(const Json& list, const std::vector<std::string>& folders) {
    Json there = Json::array();
    for (const Json& one : list) {
        if (is_written(one["path"].get<std::string>(), folders)) {
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
    for (const MaskFileSpec& file : hourly_shade_files()) {
        Json bands = Json::array();
        for (const std::string& band : file.bands) {
            bands.push_back({{"name", band}, {"type", "UInt32"}, {"unit", "1"}, {"meaning", file.meaning}});
        }
        files.push_back({{"path", "rasters/" + file.file}, {"bands", bands}});
    }
    return files;
}

template <class Fields>
Json table_json(const std::string& path, const Fields& columns) {
    return {{"path", path}, {"fields", fields_json(columns)}};
}

Json tables_json() {
    const SeriesHead zones = zone_series_head();
    const SeriesHead buildings = building_series_head();
    return Json::array({table_json("report/indicators.csv", indicator_columns()),
                        table_json("report/definitions.csv", definition_columns()),
                        table_json("report/targets.csv", target_columns()),
                        table_json("report/target_buildings.csv", chosen_columns()),
                        table_json("report/scenarios.csv", scenario_columns()),
                        table_json("report/supply_curve.csv", supply_columns()),
                        table_json("report/load_balance.csv", balance_columns()),
                        table_json("report/waterfall.csv", waterfall_columns()),
                        table_json("report/waterfall_buildings.csv", building_waterfall_columns()),
                        table_json("report/flat_roof_options.csv", flat_option_columns()),
                        table_json("report/left_out.csv", left_out_columns()),
                        table_json("report/unmapped_classes.csv", unmapped_class_columns()),
                        table_json("report/without_zone.csv", without_zone_columns()),
                        table_json("series/zone_hourly.csv", zone_hour_columns()),
                        table_json("series/zone_hourly.nc", series_netcdf_variables(zones)),
                        table_json("series/building_hourly.parquet", series_table_columns(buildings)),
                        table_json("series/building_hourly.nc", series_netcdf_variables(buildings)),
                        table_json("series/segment_shading.csv", segment_shading_columns()),
                        table_json("series/building_horizons.csv", horizon_columns()),
                        table_json("series/sam/*.csv", sam_shading_columns())});
}

Json file(const std::string& path, const char* meaning) {
    return {{"path", path}, {"meaning", meaning}};
}

Json documents_json(int year) {
    return Json::array(
        {file("project.qgz",
              "the result as a project of QGIS: layers in groups with their styles, and a sheet to print"),
         file("report/index.html", "the page, which works offline"),
         file("report/report.json", "the page's numbers for programs"), file("report/report.xlsx", "the workbook"),
         file(fmt::format("report/october_{}.html", year), "yearly report on the carbon-peak plan"),
         file(fmt::format("report/november_{}.html", year), "yearly report on energy conservation and green building"),
         file("records.bin", "what `sunshed report` makes the report of again")});
}

/// Styles for QGIS beside the rasters.
Json raster_styles_json() {
    Json files = Json::array();
    const ResultRasters rasters = all_kinds_of_rasters();
    for (const RasterFileSpec& raster : raster_files(rasters)) {
        files.push_back(file("rasters/" + fs::path(raster.file).replace_extension(".qml").string(),
                             "how QGIS draws the raster of that name"));
    }
    return files;
}

/// Copies that a report reads again, where the project's own files are gone.
Json kept_inputs_json(const std::vector<std::string>& folders) {
    const fs::path inputs("inputs");
    const fs::path home = home_of(inputs, folders);
    std::set<std::string> names;
    if (!home.empty()) {
        for (const auto& entry : fs::directory_iterator(home / inputs)) {
            names.insert((inputs / entry.path().filename()).generic_string());
        }
    }
    Json files = Json::array();
    for (const std::string& name : names) {
        files.push_back(file(name, "an input as it was when the report was made of it last"));
    }
    return files;
}

Json layer_json(ResultLayer layer, Json fields) {
    const Word<ResultLayer>& word = word_of(layer);
    return {{"name", word.id}, {"name_zh", word.zh}, {"meaning", word.meaning}, {"fields", std::move(fields)}};
}

Json layers_json(const WrittenResult& result) {
    using L = ResultLayer;
    Json layers = Json::array({layer_json(L::buildings, fields_json(building_columns())),
                               layer_json(L::roof_segments, fields_json(segment_columns())),
                               layer_json(L::obstacles, fields_json(obstacle_columns())),
                               layer_json(L::usable_area, fields_json(usable_area_columns())),
                               layer_json(L::modules, fields_json(module_columns())),
                               layer_json(L::target_buildings, fields_json(target_building_columns())),
                               layer_json(L::zones, zone_fields_json(result.indicators)),
                               layer_json(L::project_total, zone_fields_json(result.indicators)),
                               layer_json(L::flat_roof_options, fields_json(flat_option_columns())),
                               layer_json(L::indicators, fields_json(indicator_columns()))});
    const fs::path geopackage("results.gpkg");
    if (const fs::path home = home_of(geopackage, result.folders);
        !home.empty() && has_facades((home / geopackage).string())) {
        layers.push_back(layer_json(L::facades, fields_json(facade_columns())));
    }
    return layers;
}

}  // namespace

void write_schema_json(const std::string& folder, const WrittenResult& result, const FileTags& tags) {
    Json files = those_written(documents_json(result.year), result.folders);
    for (const Json& style : those_written(raster_styles_json(), result.folders)) {
        files.push_back(style);
    }
    for (const Json& kept : kept_inputs_json(result.folders)) {
        files.push_back(kept);
    }
    files.push_back(file("schema.json", "this file"));
    files.push_back(file("run.json", "inputs, settings with their sources, warnings, times"));
    files.push_back(file("sunshed-result.json", "marks the folder as a result; what --overwrite replaces"));
    const Json json{{"results", tags},
                    {"rasters", those_written(rasters_json(), result.folders)},
                    {"geopackage", {{"path", "results.gpkg"}, {"layers", layers_json(result)}}},
                    {"tables", those_written(tables_json(), result.folders)},
                    {"files", files}};
    write_text_file(folder + "/schema.json", json.dump(1) + "\n");
}

}  // namespace sunshed
