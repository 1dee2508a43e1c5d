#include <nlohmann/json.hpp>

#include "sunshed/io/text_output.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/rasters.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

const char* type_name(ColumnType type) {
    return type == ColumnType::text ? "text" : type == ColumnType::integer ? "integer" : "real";
}

template <class Record>
Json fields_json(const std::vector<TableColumn<Record>>& columns) {
    Json fields = Json::array();
    for (const auto& column : columns) {
        fields.push_back({{"name", column.name},
                          {"type", type_name(column.type)},
                          {"unit", column.unit},
                          {"meaning", column.meaning}});
    }
    return fields;
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

Json column(const char* name, const char* type, const char* unit, const char* meaning) {
    return {{"name", name}, {"type", type}, {"unit", unit}, {"meaning", meaning}};
}

Json load_balance_fields() {
    return Json::array(
        {column("zone_id", "text", "", "zone, or all"),
         column("class", "text", "", "class of buildings, or all"),
         column("building_count", "integer", "1", "buildings"),
         column("buildings_with_known_load", "integer", "1", "whose load is told or estimated"),
         column("generation_kwh", "real", "kWh", "AC energy a year of all"),
         column("known_load_generation_kwh", "real", "kWh", "AC energy a year of those with a known load"),
         column("load_kwh", "real", "kWh", "use a year of those with a known load; empty where there are none"),
         column("self_consumed_kwh", "real", "kWh", "generation used behind the meter"),
         column("exported_kwh", "real", "kWh",
                "generation that leaves through a meter; all of it where no load is known"),
         column("imported_kwh", "real", "kWh", "use that comes through a meter"),
         column("self_consumption_pct", "real", "%", "self-consumed of known_load_generation_kwh"),
         column("self_sufficiency_pct", "real", "%", "self-consumed of the load"),
         column("shared_kwh", "real", "kWh", "exported and used by neighbours of the zone at once"),
         column("peak_load_kw", "real", "kW", "highest load of the zone"),
         column("peak_import_kw", "real", "kW", "highest power that the zone draws"),
         column("peak_export_kw", "real", "kW", "highest power that the zone feeds back"),
         column("peak_reduction_pct", "real", "%", "by which the highest power drawn falls"),
         column("export_limit_kw", "real", "kW", "limit of its transformer or feeder, where given"),
         column("hours_over_limit", "real", "h", "hours a year that it feeds back more"),
         column("energy_over_limit_kwh", "real", "kWh", "energy above the limit a year")});
}

Json tables_json() {
    return Json::array({
        {{"path", "report/indicators.csv"},
         {"fields",
          Json::array({column("zone_id", "text", "", "zone, or all"), column("zone_name", "text", "", "its name"),
                       column("year", "integer", "1", "year of the target; empty for plain sums"),
                       column("indicator", "text", "", "what is told, see docs/policy.md"),
                       column("value", "real", "as unit", "empty where there are no data"),
                       column("unit", "text", "", "unit of value"),
                       column("target", "real", "as unit", "expected value of the plans"),
                       column("status", "text", "", "met | on track | short | no data; empty without a target"),
                       column("numerator", "real", "m2, tce", "what is counted"),
                       column("denominator", "real", "m2, tce", "what it is held against"),
                       column("basis", "text", "", "computed | estimated | reported"),
                       column("definition", "text", "", "its row in definitions.csv")})}},
        {{"path", "report/waterfall.csv"},
         {"fields",
          Json::array({column("zone_id", "text", "", "zone, or all"),
                       column("class", "text", "", "class of building, or all"),
                       column("step", "text", "", "link of the energy chain, see docs/energy.md"),
                       column("lost_kwh", "real", "kWh", "lost at the link in a year; negative where it gains"),
                       column("lost_pct", "real", "%", "of what came to the link"),
                       column("left_kwh", "real", "kWh", "left after it; the last is AC energy")})}},
        {{"path", "report/waterfall_buildings.csv"},
         {"fields", Json::array({column("building_id", "text", "", "the input's id"),
                                 column("<step>_left_kwh", "real", "kWh", "left after each link, as in waterfall.csv"),
                                 column("<step>_lost_pct", "real", "%", "lost at it, of what came to it")})}},
        {{"path", "series/zone_hourly.nc"},
         {"fields", Json::array({column("ac_power", "real", "kW", "(series, time) as in zone_hourly.csv, after CF-1.8"),
                                 column("zone_id", "text", "", "of each series"),
                                 column("class", "text", "", "of each series")})}},
        {{"path", "report/supply_curve.csv"},
         {"fields", Json::array({column("rank", "integer", "1", "from the cheapest energy up"),
                                 column("building_id", "text", "", "whose system it is"),
                                 column("zone_id", "text", "", "its zone"), column("class", "text", "", "its class"),
                                 column("lcoe_cny_kwh", "real", "CNY/kWh", "levelised cost of its energy"),
                                 column("capacity_kwp", "real", "kWp", "rated DC power"),
                                 column("energy_ac_kwh", "real", "kWh", "AC energy a year"),
                                 column("cumulative_mw", "real", "MW", "rated power up to this rank"),
                                 column("cumulative_gwh", "real", "GWh", "energy a year up to this rank")})}},
        {{"path", "report/load_balance.csv"}, {"fields", load_balance_fields()}},
        {{"path", "series/zone_hourly.csv"},
         {"fields", Json::array({column("zone_id", "text", "", "zone; empty for buildings in none"),
                                 column("class", "text", "", "class of building"),
                                 column("timestamp", "text", "UTC", "start of the hour"),
                                 column("ac_kw", "real", "kW", "mean AC power of all modules that fit")})}},
    });
}

}  // namespace

void write_schema_json(const std::string& path, const FileTags& tags) {
    const Json json{
        {"results", tags},
        {"rasters", rasters_json()},
        {"geopackage",
         {{"path", "results.gpkg"},
          {"layers", Json::array({{{"name", "buildings"}, {"fields", fields_json(building_columns())}},
                                  {{"name", "roof_segments"}, {"fields", fields_json(segment_columns())}},
                                  {{"name", "obstacles"}, {"fields", fields_json(obstacle_columns())}},
                                  {{"name", "usable_area"}, {"fields", fields_json(usable_area_columns())}},
                                  {{"name", "modules"}, {"fields", fields_json(module_columns())}},
                                  {{"name", "target_buildings"}, {"fields", fields_json(target_building_columns())}},
                                  {{"name", "zones"},
                                   {"fields", fields_json(zone_columns())},
                                   {"note", "each indicator in per cent is a column of its own, as in indicators.csv"}},
                                  {{"name", "flat_roof_options"},
                                   {"fields", fields_json(flat_option_columns())},
                                   {"note", "no geometry; also as report/flat_roof_options.csv"}}})}}},
        {"tables", tables_json()}};
    write_text_file(path, json.dump(1) + "\n");
}

}  // namespace sunshed
