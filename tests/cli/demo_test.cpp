// The whole pipeline on the embedded district, and what must hold in its results.
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/program.hpp"
#include "support/result_contents.hpp"
#include "support/schema_contents.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

namespace fs = std::filesystem;

/// The demo's results, made once for all tests here.
class Demo : public testing::Test {
protected:
    static void SetUpTestSuite() {
        GDALAllRegister();
        folder_ = new ScratchFolder();
        outcome_ = run_sunshed({"demo", "-o", folder_->file("demo")});
    }
    static void TearDownTestSuite() { delete folder_; }

    void SetUp() override { ASSERT_EQ(outcome_.exit_code, 0) << outcome_.err; }

    static std::string result(const std::string& name) { return folder_->file("demo/" + name); }
    static nlohmann::json json(const std::string& name) { return nlohmann::json::parse(read_text(result(name))); }

    static GDALDataset* open_results() { return GDALDataset::Open(result("results.gpkg").c_str(), GDAL_OF_VECTOR); }

    static double sum_of(GDALDataset& dataset, const std::string& layer, const std::string& field,
                         const std::string& where = "1 = 1") {
        const std::string query = "SELECT SUM(\"" + field + "\") FROM \"" + layer + "\" WHERE " + where;
        OGRLayer* rows = dataset.ExecuteSQL(query.c_str(), nullptr, nullptr);
        const OGRFeatureUniquePtr row(rows->GetNextFeature());
        const double sum = row->GetFieldAsDouble(0);
        dataset.ReleaseResultSet(rows);
        return sum;
    }

    static inline ScratchFolder* folder_ = nullptr;
    static inline Outcome outcome_;
};

TEST_F(Demo, AddsUp) {
    expect_sums_agree(result(""));
}

TEST_F(Demo, LeavesEveryFileOfTheContract) {
    for (const char* name : {"rasters/irradiation_annual.tif", "rasters/irradiation_monthly.tif",
                             "rasters/sky_view.tif", "rasters/sun_hours.tif", "rasters/pv_yield.tif", "results.gpkg",
                             "series/zone_hourly.csv", "report/indicators.csv", "report/index.html",
                             "report/report.xlsx", "report/report.json", "schema.json", "run.json"}) {
        EXPECT_TRUE(fs::exists(result(name))) << name;
    }
    EXPECT_THAT(outcome_.out, testing::HasSubstr("index.html"));
    EXPECT_LT(json("run.json")["peak_memory_bytes"].get<double>(), 2.0 * 1024 * 1024 * 1024);
}

TEST_F(Demo, SchemaListsExactlyTheFilesLayersAndColumns) {
    expect_schema_agrees(result(""));
}

TEST_F(Demo, SumsAgreeFromModulesToIndicators) {
    GDALDataset* dataset = open_results();
    ASSERT_NE(dataset, nullptr);
    const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-6 * std::abs(b); };
    const double dc = sum_of(*dataset, "buildings", "energy_dc_kwh");
    EXPECT_TRUE(near(sum_of(*dataset, "modules", "energy_dc_kwh"), dc));
    const double ac = sum_of(*dataset, "buildings", "energy_ac_kwh");
    EXPECT_GT(ac, 1e7);
    EXPECT_TRUE(near(sum_of(*dataset, "roof_segments", "energy_ac_kwh"), ac));
    EXPECT_TRUE(near(sum_of(*dataset, "zones", "energy_ac_kwh"), ac));
    EXPECT_TRUE(near(sum_of(*dataset, "project_total", "energy_ac_kwh"), ac));
    EXPECT_TRUE(near(sum_of(*dataset, "roof_segments", "module_count"),
                     static_cast<double>(dataset->GetLayerByName("modules")->GetFeatureCount())));
    double series_kwh = 0.0;
    std::istringstream rows(read_text(result("series/zone_hourly.csv")));
    std::string row;
    std::getline(rows, row);
    while (std::getline(rows, row)) {
        series_kwh += std::stod(row.substr(row.rfind(',') + 1));
    }
    EXPECT_NEAR(series_kwh / ac, 1.0, 1e-4);
    const auto report = json("report/report.json");
    for (const auto& indicator : report["indicators"]) {
        if (indicator["zone_id"] == "all" && indicator["indicator"] == "pv_energy" &&
            indicator["kind"] == "potential_p50") {
            EXPECT_TRUE(near(indicator["value"].get<double>(), ac));
        }
    }
    GDALClose(dataset);
}

TEST_F(Demo, NumbersMakeSense) {
    GDALDataset* dataset = open_results();
    double south = 0.0;
    double north = 0.0;
    int south_count = 0;
    int north_count = 0;
    for (const auto& feature : *dataset->GetLayerByName("roof_segments")) {
        const double irradiation = feature->GetFieldAsDouble("irradiation_kwh_m2");
        EXPECT_GT(irradiation, 100.0);
        EXPECT_LT(irradiation, 1900.0) << "more than a tracked plane gets in Harbin";
        const int azimuth = feature->GetFieldIndex("azimuth_deg");
        if (feature->IsFieldSetAndNotNull(azimuth) && feature->GetFieldAsDouble("tilt_deg") > 20.0) {
            const double degrees = feature->GetFieldAsDouble(azimuth);
            if (degrees > 160.0 && degrees < 200.0) {
                south += irradiation;
                ++south_count;
            } else if (degrees < 20.0 || degrees > 340.0) {
                north += irradiation;
                ++north_count;
            }
        }
    }
    ASSERT_GT(south_count, 20);
    ASSERT_GT(north_count, 20);
    EXPECT_GT(south / south_count, 1.3 * north / north_count);
    GDALClose(dataset);
}

TEST_F(Demo, RastersAreFiniteCloudOptimisedAndOpenGroundGetsTheWeathersSun) {
    for (const auto& entry : fs::directory_iterator(result("rasters"))) {
        if (entry.path().extension() == ".qml") {
            continue;  // its style
        }
        GDALDataset* dataset = GDALDataset::Open(entry.path().c_str());
        ASSERT_NE(dataset, nullptr);
        EXPECT_STREQ(dataset->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG") << entry.path();
        std::vector<float> row(static_cast<std::size_t>(dataset->GetRasterXSize()));
        for (int band = 1; band <= dataset->GetRasterCount(); ++band) {
            EXPECT_STRNE(dataset->GetRasterBand(band)->GetDescription(), "") << entry.path();
            for (int r = 0; r < dataset->GetRasterYSize(); r += 50) {
                ASSERT_EQ(
                    dataset->GetRasterBand(band)->RasterIO(GF_Read, 0, r, dataset->GetRasterXSize(), 1, row.data(),
                                                           dataset->GetRasterXSize(), 1, GDT_Float32, 0, 0, nullptr),
                    CE_None);
                for (const float value : row) {
                    ASSERT_TRUE(std::isfinite(value) && value >= 0.0F) << entry.path();
                }
            }
        }
        GDALClose(dataset);
    }
}

TEST_F(Demo, TheTargetsHaveRowsForEveryZone) {
    std::map<std::string, int> rows;
    const auto report = json("report/report.json");
    for (const auto& indicator : report["indicators"]) {
        const std::string status = indicator["status"].is_null() ? "" : indicator["status"].get<std::string>();
        const bool is_potential = indicator["kind"] != "actual" && indicator["kind"] != "required";
        const bool is_feasibility = status.find("feasible") != std::string::npos;
        const bool is_standing = status == "met" || status == "on schedule" || status == "behind" || status == "missed";
        EXPECT_FALSE(is_potential ? is_standing : is_feasibility) << indicator.dump();
        EXPECT_TRUE(!indicator["value"].is_null() || status == "no data" || status == "cannot be told yet");
        ++rows[indicator["zone_id"]];
    }
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows["D1"], rows["all"]);
}

TEST(Run, GivesTheSameRecordsFromOneThreadAndTwo) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--threads", "1"}).exit_code, 0);
    const std::string one = read_text(scene.file("result/report/report.json"));
    ASSERT_EQ(scene.run({"--threads", "2", "--overwrite"}).exit_code, 0);
    EXPECT_EQ(read_text(scene.file("result/report/report.json")), one);
}

TEST(Run, SetOverridesAKeyAndTheReportTellsSo) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--set", "layout.flat_tilt_deg=35", "--set", "project.name=其他"}).exit_code, 0);
    const auto run = nlohmann::json::parse(read_text(scene.file("result/run.json")));
    EXPECT_EQ(run["configuration"]["layout.flat_tilt_deg"]["value"], 35.0);
    EXPECT_EQ(run["configuration"]["layout.flat_tilt_deg"]["origin"], "--set");
    EXPECT_EQ(run["project"], "其他");
    EXPECT_EQ(run["inputs"][0]["sha256"].get<std::string>().size(), 64U);
}

TEST(Run, ProgressIsJsonLinesWhenAskedFor) {
    const SmallScene scene;
    const Outcome outcome = scene.run({"--progress", "json", "-q"});
    std::istringstream lines(outcome.err);
    std::string line;
    int stages = 0;
    while (std::getline(lines, line)) {
        stages += nlohmann::json::parse(line)["fraction"] == 1.0 ? 1 : 0;
    }
    EXPECT_GE(stages, 5);
}

TEST(Check, SaysWhatItUnderstoodAndFindsAShift) {
    const SmallScene scene;
    const Outcome good = run_sunshed({"check", scene.project()});
    EXPECT_EQ(good.exit_code, 0) << good.out;
    EXPECT_THAT(good.out, testing::HasSubstr("EPSG:32652"));
    EXPECT_THAT(good.out, testing::HasSubstr("8760 intervals"));
    EXPECT_THAT(good.out, testing::HasSubstr("no problems"));
    scene.write_footprints(
        feature_json(R"("id": "a", "height": 8, "use": "学校", "built": 2022)", rectangle_json(14, 13, 10, 10)) + "," +
        feature_json(R"("id": "b", "height": 5, "use": "住宅", "built": 1999)", rectangle_json(34, 33, 14, 12)));
    const Outcome shifted = run_sunshed({"check", scene.project()});
    EXPECT_EQ(shifted.exit_code, 3);
    EXPECT_THAT(shifted.out, testing::HasSubstr("-3.0 m east and -2.0 m north"));
}

TEST(Run, PrintsItsConfigurationWithUnitsAndSources) {
    const Outcome outcome = run_sunshed({"run", "--print-config"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.out, testing::HasSubstr("[horizon]\n"));
    EXPECT_THAT(outcome.out, testing::HasSubstr("directions = 128\n"));
    EXPECT_THAT(outcome.out, testing::HasSubstr("GB/T 2589-2020"));
}

TEST(Irradiance, WritesRastersWithoutBuildings) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed(
        {"irradiance", scene.file("dsm.tif"), "--weather", scene.file("weather.epw"), "-o", scene.file("rasters")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(fs::exists(scene.file("rasters/irradiation_annual.tif")));
}

}  // namespace
}  // namespace sunshed::test
