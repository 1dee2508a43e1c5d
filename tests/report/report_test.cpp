#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ogrsf_frmts.h>
#include <unistd.h>
#include <algorithm>
#include <cmath>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "sunshed/core/raster.hpp"
#include "sunshed/io/crs.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/geopackage.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;
using testing::Not;

BuildingRecord school() {
    BuildingRecord record;
    record.facts.building_id = "</script> \"1\"";
    record.facts.zone_id = "A";
    record.facts.building_class = BuildingClass::school;
    record.facts.class_text = "学校";
    record.facts.footprint = {
        Polygon{{{317000, 5069000}, {317010, 5069000}, {317010, 5069010}, {317000, 5069010}}, {}}};
    record.facts.footprint_area_m2 = 100.0;
    record.facts.year_built = 2022;
    record.facts.vintage = Vintage::new_building;
    record.yield.yield_kwh_kwp = missing_d;
    record.facts.height_m = missing_d;
    SegmentRecord segment;
    segment.segment_id = record.facts.building_id + "/1";
    segment.azimuth_deg = missing_d;
    segment.roof.outline = record.facts.footprint.front();
    segment.amounts.energy_dc_kwh = 1000.0;
    segment.layout.modules.resize(
        2, PlacedModule{{Point2{317001, 5069001}, {317002, 5069001}, {317002, 5069003}, {317001, 5069003}}, 10.0});
    segment.yield.module_energy.resize(2, ModuleEnergy{500.0, 450.0, 1});
    record.segments.push_back(segment);
    record.answers.worthwhile.least_module_kwh = 400.0;
    return record;
}

Indicator without_value() {
    Indicator row;
    row.zone_id = "A";
    row.zone_name = "甲, \"区\"";
    row.indicator = IndicatorId::pv_coverage_c1;
    row.data_year = 2025;
    row.target = 50.0;
    row.target_year = 2025;
    row.status = IndicatorStatus::no_data;
    row.reason = reason::NoSuchBuildings{};
    return row;
}

Indicator with_value() {
    Indicator row = without_value();
    row.zone_id = "all";
    row.zone_name = "全部";
    row.value = 45.5;
    row.data_year = 2024;
    row.gap = 4.5;
    row.status = IndicatorStatus::on_schedule;
    row.numerator = 45.5;
    row.denominator = 100.0;
    row.switches = {{PolicySwitch::rural_in_substitution, false}};
    row.tag = EvidenceTag::placeholder;
    row.reason.reset();
    row.remarks = {remark::ToldFor{2, 3}};
    return row;
}

struct Fixture {
    std::vector<BuildingRecord> buildings{school()};
    std::vector<ZoneSummary> zones = summarise_zones(buildings, {{"A", "甲, \"区\""}});
    std::vector<ZoneOutline> outlines{
        {"A", {Polygon{{{316000, 5068000}, {318000, 5068000}, {318000, 5070000}, {316000, 5070000}}, {}}}}};
    std::vector<Indicator> indicators{without_value(), with_value()};
    ReportContent content{.project_name = "测试",
                          .year = 2025,
                          .program = "sunshed",
                          .weather_source = "weather",
                          .synthetic_weather = true,
                          .latitude_deg = 45.75,
                          .longitude_deg = 126.65,
                          .crs_name = "EPSG:32652",
                          .buildings = buildings,
                          .zones = zones,
                          .zone_outlines = outlines,
                          .indicators = indicators,
                          .assumptions = {{"pv.wiring_pct", "2.0", "%", "default", "source", "loss"}},
                          .cautions = {caution::OfInput{"a note"}}};
};

std::string file(const std::string& name) {
    return (std::filesystem::temp_directory_path() / ("sunshed-report-" + std::to_string(getpid()) + "-" + name))
        .string();
}

std::string read_all(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

TEST(IndicatorsCsv, HasTheContractsColumnsAndQuotesWhatNeedsIt) {
    const Fixture f;
    write_indicators_csv(file("indicators.csv"), f.indicators);
    const std::string text = read_all(file("indicators.csv"));
    EXPECT_THAT(text, HasSubstr("zone_id,zone_name,indicator,kind,value,unit,data_year,target,target_year,status,"
                                "numerator,denominator,convention,switches,basis,tag,note,definition\n"));
    EXPECT_THAT(text, HasSubstr("A,\"甲, \"\"区\"\"\",pv_coverage_c1,actual,,%,2025,50,2025,no data,,,,,computed,D,"
                                "there are no such buildings here,definitions.csv#pv_coverage_c1\n"));
    EXPECT_THAT(text, HasSubstr("all,全部,pv_coverage_c1,actual,45.5,%,2024,50,2025,on schedule,45.5,100,,"
                                "rural_in_substitution=false,computed,P,told for 2 of 3 roofs,"
                                "definitions.csv#pv_coverage_c1\n"));
}

TEST(ReportJson, HasNullsAndNoNaN) {
    const Fixture f;
    write_report_json(file("report.json"), f.content);
    const auto json = nlohmann::json::parse(read_all(file("report.json")));
    EXPECT_TRUE(json["buildings"][0]["yield_kwh_kwp"].is_null());
    EXPECT_TRUE(json["indicators"][0]["value"].is_null());
    EXPECT_EQ(json["buildings"][0]["class_text"], "学校");
    EXPECT_TRUE(json["weather"]["synthetic"]);
}

TEST(Geopackage, HasTheLayersWithTheirFieldsStylesAndNulls) {
    const Fixture f;
    std::filesystem::remove(file("results.gpkg"));
    {
        ResultsGeopackage results(file("results.gpkg"), crs_from_text("EPSG:32652", "x").wkt);
        results.add(0, f.buildings.front());
        results.finish({f.buildings, f.zones, f.outlines, f.indicators});
    }
    GDALDataset* dataset = GDALDataset::Open(file("results.gpkg").c_str(), GDAL_OF_VECTOR);
    ASSERT_NE(dataset, nullptr);
    EXPECT_EQ(dataset->GetLayerByName("buildings")->GetFeatureCount(), 1);
    EXPECT_EQ(dataset->GetLayerByName("roof_segments")->GetFeatureCount(), 1);
    EXPECT_EQ(dataset->GetLayerByName("modules")->GetFeatureCount(), 2);
    EXPECT_EQ(dataset->GetLayerByName("zones")->GetFeatureCount(), 1);
    std::set<std::string> styled;
    for (const auto& style : *dataset->GetLayerByName("layer_styles")) {
        styled.insert(style->GetFieldAsString("f_table_name"));
    }
    EXPECT_THAT(styled, testing::IsSupersetOf({"buildings", "roof_segments", "modules", "zones", "target_buildings"}));
    OGRLayer& buildings = *dataset->GetLayerByName("buildings");
    for (const auto& column : building_columns()) {
        EXPECT_GE(buildings.GetLayerDefn()->GetFieldIndex(column.name.c_str()), 0) << column.name;
    }
    const OGRFeatureUniquePtr feature(buildings.GetNextFeature());
    EXPECT_TRUE(feature->IsFieldNull(feature->GetFieldIndex("yield_kwh_kwp")));
    EXPECT_STREQ(feature->GetFieldAsString("class"), "school");
    const OGRFeatureUniquePtr module(dataset->GetLayerByName("modules")->GetNextFeature());
    EXPECT_EQ(module->GetFieldAsDouble("energy_dc_kwh"), 500.0);
    GDALClose(dataset);
}

TEST(Schema, ListsWhatIsThereEachFieldWithUnitAndBothLanguages) {
    const Fixture f;
    const std::string folder = file("schema_of_a_result");
    std::filesystem::create_directories(folder + "/report");
    write_indicators_csv(folder + "/report/indicators.csv", f.content.indicators);
    std::filesystem::remove(folder + "/results.gpkg");
    ResultsGeopackage results(folder + "/results.gpkg", crs_from_text("EPSG:32652", "x").wkt);
    const std::vector<FacadeRecord> walls(1);
    results.add(0, f.buildings.front(), walls);
    results.finish({f.buildings, f.zones, f.outlines, f.indicators});
    write_schema_json(folder, {{folder}, 2025, f.content.indicators}, {});
    const auto json = nlohmann::json::parse(read_all(folder + "/schema.json"));
    EXPECT_EQ(json["geopackage"]["layers"][0]["fields"].size(), building_columns().size());
    EXPECT_EQ(json["geopackage"]["layers"].back()["name"], "facades");
    EXPECT_TRUE(json["rasters"].empty());
    ASSERT_EQ(json["tables"].size(), 1U);
    auto tables = json["geopackage"]["layers"];
    tables.push_back(json["tables"][0]);
    for (const auto& table : tables) {
        for (const auto& field : table["fields"]) {
            EXPECT_FALSE(field["meaning"].get<std::string>().empty()) << field["name"];
            const auto zh = field["name_zh"].get<std::string>();
            EXPECT_TRUE(std::any_of(zh.begin(), zh.end(), [](char c) { return c < 0; })) << field["name"] << zh;
            EXPECT_EQ(field["unit"].get<std::string>().empty(), field["type"] == "text") << field["name"];
        }
    }
}

TEST(Xlsx, IsAZipWithItsSheets) {
    const Fixture f;
    write_report_xlsx(file("report.xlsx"), f.content);
    EXPECT_EQ(read_all(file("report.xlsx")).substr(0, 2), "PK");
    EXPECT_GT(std::filesystem::file_size(file("report.xlsx")), 5000U);
}

TEST(ZoneSeriesCsv, BeginsEachIntervalInUtc) {
    write_zone_series_csv(file("series.csv"), {utc_from_civil({2019, 1, 1, 0, 0, 0})}, 1.0, {{"A", "school", {1.25}}});
    EXPECT_EQ(read_all(file("series.csv")), "zone_id,class,timestamp,ac_kw\nA,school,2019-01-01T00:00:00Z,1.250\n");
}

}  // namespace
}  // namespace sunshed
