// Statistics, targets and scenarios from files as people write them.
#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "support/schema_contents.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

/// The small scene with two zones, and a file of statistics that tests write.
class PolicyFiles : public testing::Test {
protected:
    void SetUp() override {
        write_text(scene_.file("zones.geojson"),
                   R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32652"}},
                       "features": [)" +
                       feature_json(R"("id": "W", "name": "西区")", rectangle_json(0, 0, 26, 60)) + "," +
                       feature_json(R"("id": "E", "name": "东区")", rectangle_json(26, 0, 34, 60)) + "]}");
        scene_.edit("project.toml", [](std::string text) {
            return text + "\n[zones]\npath = \"zones.geojson\"\nid = \"id\"\nname = \"name\"\n";
        });
    }

    Outcome check(const std::string& key, const std::string& content) {
        write_text(scene_.file("file.txt"), content);
        return run_sunshed({"check", scene_.project(), "--set", key + "=" + scene_.file("file.txt")});
    }
    /// The one line in which `check` names a file's problem.
    void expect_problem(const std::string& key, const std::string& content, const std::string& where,
                        const std::string& problem) {
        const Outcome outcome = check(key, content);
        EXPECT_EQ(outcome.exit_code, 3) << content << outcome.err;
        EXPECT_THAT(outcome.out, HasSubstr("file.txt:" + where)) << content;
        EXPECT_THAT(outcome.out, HasSubstr(problem)) << content;
    }

    SmallScene scene_;
};

const std::string head = "zone_id,year,item,value,unit,source\n";

TEST_F(PolicyFiles, BadStatisticsAreRefusedByTheirCell) {
    const auto bad = [&](const std::string& row, const std::string& where, const std::string& problem) {
        expect_problem("energy.path", head + row + "\n", where, problem);
    };
    bad("X,2024,electricity,1,kWh,", "2:zone_id", "there is no zone 'X'; use one of: all, W (西区), E (东区)");
    bad("W,2024,electrcity,1,kWh,", "2:item", "there is no item 'electrcity'");
    bad("W,2024,electricity,1,GJ,", "2:unit", "'GJ' is no unit of electricity");
    bad("W,2024,electricity,-5,kWh,", "2:value", "less than nothing");
    bad("W,2024,prefab_share,130,%,", "2:value", "more than there can be");
    bad("W,2024,electricity,\"12,5\",kWh,", "2:value", "'12,5' is not a number");
    bad("W,24,electricity,1,kWh,", "2:year", "24 is no year");
    bad("W,2024,electricity,1,234,kWh,", "2", "thousands separators");
    bad("W,2024,electricity,1,kWh,\nW,2024,electricity,2,kWh,", "3:item", "stands in line 2 already");
    expect_problem("energy.path", "zone,year,item,value,unit\n", "", "there is no column 'zone_id'");
    expect_problem("energy.path", "", "", "empty");
}

TEST_F(PolicyFiles, OddStatisticsAreReadAndSaidSo) {
    std::string text =
        "区域,年份,指标,数值,单位,来源\n西区,2021,城镇建筑用电,\"1,000\",万千瓦时,年鉴\nW,2023,electricity,10,MWh,\n"
        "E,2023,heat,,GJ,\n";
    char* gb = CPLRecode(text.c_str(), CPL_ENC_UTF8, "GB18030");
    const Outcome outcome = check("energy.path", gb);
    CPLFree(gb);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr("read as GB 18030"));
    EXPECT_THAT(outcome.out, HasSubstr("several units"));
    EXPECT_THAT(outcome.out, HasSubstr("there for 2021 and 2023 but not between"));
    EXPECT_THAT(outcome.out, HasSubstr("times apart; line 3: check the unit"));
    EXPECT_THAT(outcome.out, HasSubstr("statistics 2 rows"));
}

TEST_F(PolicyFiles, BadTargetsAndScenariosAreRefusedByTheirPlace) {
    expect_problem("policy.targets", "zone_id,indicator,year,target\nW,nonsense,2025,5\n", "2:indicator",
                   "there is no indicator 'nonsense'");
    expect_problem("policy.targets", "zone_id,indicator,year,target\nW,prefab_share,2025,x\n", "2:target",
                   "not a number");
    expect_problem("policy.targets", "zone_id,indicator,year,target\nW,prefab_share,2025,5\nW,prefab_share,2025,6\n",
                   "3:indicator", "twice");
    expect_problem("policy.scenarios", "[[scenario]]\nname = \"a\"\nadopton_pct = 5\n", "3",
                   "did you mean 'adoption_pct'?");
    expect_problem("policy.scenarios", "[[scenario]]\nname = \"a\"\nadoption_pct = 500\n", "3", "from 0 to 100");
    expect_problem("policy.scenarios", "[[scenario]]\nyear = 2030\n", "scenario 1", "no name");
    expect_problem("policy.scenarios", "scenario = 5\n", "1", "no list");
}

TEST_F(PolicyFiles, ARunAnswersEveryTargetWithASetASentenceAndATable) {
    write_text(scene_.file("energy.csv"), head +
                                              "all,2024,electricity,20000,kWh,\nall,2024,heat,100,GJ,\n"
                                              "all,2024,gas,0,m3,\nall,2024,coal,0,t,\nall,2024,lpg,0,t,\n");
    write_text(scene_.file("scenarios.toml"),
               "[[scenario]]\nname = \"今\"\n[[scenario]]\nname = \"后\"\nmodule_power_w = 702.0\n");
    const Outcome outcome = scene_.run({"--set", "energy.path=" + scene_.file("energy.csv"), "--set",
                                        "policy.scenarios=" + scene_.file("scenarios.toml")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto report = nlohmann::json::parse(read_text(scene_.file("result/report/report.json")));
    ASSERT_EQ(report["targets"].size(), 3U * 3U * 4U) << "areas, targets, rankings";
    for (const auto& plan : report["targets"]) {
        EXPECT_FALSE(plan["sentence_zh"].get<std::string>().empty());
        EXPECT_EQ(plan.contains("chosen"), plan["rank_by"] == "yield");
    }
    ASSERT_EQ(report["scenarios"].size(), 6U);
    EXPECT_NEAR(report["scenarios"][5]["capacity_kwp"].get<double>(),
                1.2 * report["scenarios"][2]["capacity_kwp"].get<double>(), 1e-9);
    for (const char* name : {"indicators.csv", "definitions.csv", "targets.csv", "target_buildings.csv",
                             "scenarios.csv", "unmapped_classes.csv", "without_zone.csv"}) {
        EXPECT_TRUE(std::filesystem::exists(scene_.file(std::string("result/report/") + name))) << name;
    }
    EXPECT_THAT(read_text(scene_.file("result/report/indicators.csv")), HasSubstr(",definitions.csv#prefab_share"));
}

class ReportAgain : public PolicyFiles {
protected:
    void SetUp() override {
        PolicyFiles::SetUp();
        write_energy(20000);
        const Outcome outcome = scene_.run({"--set", "energy.path=" + scene_.file("energy.csv")});
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    }
    void write_energy(int electricity_kwh) const {
        std::string text = head;
        for (const char* zone : {"W", "E"}) {
            text += fmt::format(
                "{0},2024,electricity,{1},kWh,\n{0},2024,heat,50,GJ,\n{0},2024,gas,0,m3,\n"
                "{0},2024,coal,0,t,\n{0},2024,lpg,0,t,\n",
                zone, electricity_kwh);
        }
        write_text(scene_.file("energy.csv"), text);
    }
    [[nodiscard]] Outcome again(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"report", scene_.output()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_sunshed(arguments);
    }
    [[nodiscard]] std::string text_of(const std::string& name) const {
        return read_text(scene_.file("result/" + name));
    }
    /// Its first row of the whole: what stands, else what could.
    [[nodiscard]] nlohmann::json indicator(const std::string& id) const {
        const auto report = nlohmann::json::parse(text_of("report/report.json"));
        for (const auto& row : report["indicators"]) {
            if (row["zone_id"] == "all" && row["indicator"] == id) {
                return row;
            }
        }
        return {};
    }
};

TEST_F(ReportAgain, GivesTheSameBytesWhereNothingChanged) {
    const std::vector<std::string> names{
        "report/report.json",          "report/indicators.csv",    "report/index.html", "report/targets.csv",
        "report/target_buildings.csv", "report/october_2025.html", "schema.json"};
    std::vector<std::string> before;
    for (const std::string& name : names) {
        before.push_back(text_of(name));
    }
    const Outcome outcome = again();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("可再生能源替代率"));
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_TRUE(text_of(names[i]) == before[i]) << names[i];
    }
}

TEST_F(ReportAgain, EditedStatisticsChangeTheAnswersAndTheZonesLayerAndNothingElse) {
    const double before = indicator("electricity_share_calorific")["value"];
    const auto energy = indicator("pv_energy");
    GDALAllRegister();
    auto* dataset = GDALDataset::Open(scene_.file("result/results.gpkg").c_str());
    ASSERT_NE(dataset, nullptr);
    const auto styles = dataset->GetLayerByName("layer_styles")->GetFeatureCount();
    GDALClose(dataset);
    write_energy(80000);
    ASSERT_EQ(again().exit_code, 0);
    EXPECT_GT(indicator("electricity_share_calorific")["value"].get<double>(), before);
    EXPECT_EQ(indicator("pv_energy"), energy);
    dataset = GDALDataset::Open(scene_.file("result/results.gpkg").c_str());
    ASSERT_NE(dataset, nullptr);
    EXPECT_EQ(dataset->GetLayerByName("zones")->GetFeatureCount(), 2);
    ASSERT_EQ(dataset->GetLayerByName("project_total")->GetFeatureCount(), 1);
    const OGRFeatureUniquePtr total(dataset->GetLayerByName("project_total")->GetNextFeature());
    EXPECT_NEAR(total->GetFieldAsDouble("electricity_share_calorific_actual"),
                indicator("electricity_share_calorific")["value"].get<double>(), 1e-9);
    EXPECT_EQ(dataset->GetLayerByName("buildings")->GetFeatureCount(), 2);
    EXPECT_EQ(dataset->GetLayerByName("layer_styles")->GetFeatureCount(), styles) << "no style is lost or doubled";
    GDALClose(dataset);
    const auto run = nlohmann::json::parse(text_of("run.json"));
    EXPECT_EQ(run["report"]["inputs"][0]["role"], "energy.path");
}

TEST_F(ReportAgain, TakesOtherTargetsAndFactorsButNoKeyThatRoofsDependOn) {
    write_text(scene_.file("targets.csv"),
               "zone_id,indicator,year,target,source\n,electricity_share_calorific,2025,12,本市文件\n"
               ",electricity_share_calorific,2027,14,本市文件\n");
    ASSERT_EQ(again({"--targets", scene_.file("targets.csv"), "--lang", "en"}).exit_code, 0);
    EXPECT_EQ(indicator("electricity_share_calorific")["target"], 12.0);
    EXPECT_EQ(nlohmann::json::parse(text_of("report/report.json"))["language"], "en");
    EXPECT_THAT(text_of("report/indicators.csv"), HasSubstr(",14,2027,")) << "a row for each year that has a target";
    expect_schema_agrees(scene_.output());
    const Outcome refused = again({"--set", "layout.flat_tilt_deg=35"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("run sunshed run again"));
    const Outcome nowhere = run_sunshed({"report", scene_.file("nothing")});
    EXPECT_EQ(nowhere.exit_code, 1);
    EXPECT_THAT(nowhere.err, HasSubstr("folder of a finished run"));
}

TEST_F(ReportAgain, ADamagedRecordIsRefusedAndTheOldReportStays) {
    const std::string records = text_of("records.bin");
    const std::string report = text_of("report/report.json");
    write_text(scene_.file("result/records.bin"), records.substr(0, records.size() / 2));
    const Outcome outcome = again();
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("damaged"));
    EXPECT_TRUE(text_of("report/report.json") == report);
}

TEST_F(ReportAgain, TheTemplateReadsBackAsNothingReported) {
    const std::string path = scene_.file("template.csv");
    ASSERT_EQ(again({"--template", "-o", path}).exit_code, 0);
    EXPECT_THAT(read_text(path), HasSubstr("W,2024,prefab_share,,%,,装配式建筑比例"));
    ASSERT_EQ(again({"--energy", path}).exit_code, 0);
    EXPECT_EQ(indicator("electricity_share_calorific")["status"], "no data");
    EXPECT_EQ(again({"--template", "-o", path}).exit_code, 2) << "a filled-in file must not be lost";
}

TEST_F(PolicyFiles, ZonesAndStatisticsWithoutRoofsGiveTheWholeTable) {
    write_text(scene_.file("energy.csv"), head +
                                              "all,2024,electricity,20000,kWh,\nall,2024,heat,100,GJ,\n"
                                              "all,2024,gas,0,m3,\nall,2024,coal,0,t,\nall,2024,lpg,0,t,\n"
                                              "W,2024,prefab_share,31,%,\n");
    scene_.write_project(
        "[project]\nname = \"province\"\n[zones]\npath = \"zones.geojson\"\nid = \"id\"\nname = "
        "\"name\"\n[energy]\npath = \"energy.csv\"\n[policy]\narea_code = \"230000\"\n");
    const Outcome outcome = scene_.run();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto report = nlohmann::json::parse(read_text(scene_.file("result/report/report.json")));
    std::map<std::string, int> rows;
    for (const auto& row : report["indicators"]) {
        ++rows[row["indicator"]];
        EXPECT_EQ(row["value"].is_null(), row["status"] == "no data" || row["status"] == "cannot be told yet")
            << row["indicator"];
    }
    EXPECT_EQ(rows["pv_coverage_c1"], 3 * 2) << "what stands and what could, of W, E and all";
    EXPECT_EQ(rows["retrofit_area"], 3);
    ASSERT_EQ(run_sunshed({"report", scene_.output()}).exit_code, 0);
}

}  // namespace
}  // namespace sunshed::test
