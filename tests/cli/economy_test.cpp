// Prices, loads and where each value comes from, through the program.
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;
using testing::Not;

nlohmann::json report_of(const SmallScene& scene) {
    return nlohmann::json::parse(read_text(scene.file("result/report/report.json")));
}

TEST(Economy, AProjectWithPricesAndLoadsTellsItAll) {
    const SmallScene scene;
    const Outcome outcome = scene.run({"--set", "profile=heilongjiang", "--set", "load.export_limit_kw=1"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto report = report_of(scene);
    const auto& all = report["economy"].back();
    double npv = 0.0;
    double self = 0.0;
    for (const auto& building : report["buildings"]) {
        npv += building["npv_cny"].get<double>();
        self += building["self_consumed_kwh"].get<double>();
        EXPECT_EQ(building["load_basis"], "class default");
        EXPECT_LT(building["energy_p90_kwh"], building["energy_p75_kwh"]);
        EXPECT_LT(building["energy_p75_kwh"], building["energy_ac_kwh"]);
    }
    EXPECT_NEAR(all["npv_cny"].get<double>(), npv, 0.01);
    EXPECT_NEAR(all["self_consumed_kwh"].get<double>(), self, 0.01);
    EXPECT_EQ(all["cash_cny"].size(), 26U);
    EXPECT_NEAR(
        all["cumulative_cash_cny"].back().get<double>(),
        [&] {
            double sum = 0.0;
            for (const auto& year : all["cash_cny"]) {
                sum += year.get<double>();
            }
            return sum;
        }(),
        5.0);
    const auto& balance = report["load_balance"].back();
    EXPECT_NEAR(balance["load_kwh"].get<double>(),
                balance["self_consumed_kwh"].get<double>() + balance["imported_kwh"].get<double>(), 0.5);
    EXPECT_GT(balance["hours_over_limit"].get<double>(), 0.0);
    EXPECT_EQ(balance["typical_day"]["load_kw"].size(), 12U);
    const auto& curve = report["supply_curve"];
    double capacity_kwp = 0.0;
    for (const auto& building : report["buildings"]) {
        capacity_kwp += building["capacity_kwp"].get<double>();
    }
    EXPECT_NEAR(curve["cumulative_mw"].back().get<double>() * 1000.0, capacity_kwp, 0.1);
    EXPECT_THAT(read_text(scene.file("result/report/supply_curve.csv")), HasSubstr("\n2,"));
    EXPECT_THAT(read_text(scene.file("result/report/load_balance.csv")), HasSubstr("\nall,all,2,2,"));
}

TEST(Economy, ABatteryRaisesOwnUse) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--set", "profile=heilongjiang"}).exit_code, 0);
    const double without = report_of(scene)["economy"].back()["self_consumption_pct"];
    ASSERT_EQ(scene.run({"--overwrite", "--set", "profile=heilongjiang", "--set", "battery.kwh_per_kwp=1"}).exit_code,
              0);
    EXPECT_GT(report_of(scene)["economy"].back()["self_consumption_pct"].get<double>(), without + 1.0);
}

TEST(Economy, TheUsersHoursReplaceTheClassDefault) {
    const SmallScene scene;
    std::string csv = "hour,school\n";
    for (int hour = 0; hour < 8760; ++hour) {
        csv += fmt::format("{},0.001\n", hour);
    }
    write_text(scene.file("load.csv"), csv);
    ASSERT_EQ(scene.run({"--set", "load.path=" + scene.file("load.csv")}).exit_code, 0);
    const auto school = report_of(scene)["buildings"][0];
    EXPECT_EQ(school["load_basis"], "file");
    // 100 m2 of footprint, 8 m: three storeys.
    EXPECT_NEAR(school["load_kwh"].get<double>(), 8.76 * 3.0 * school["footprint_area_m2"].get<double>(), 1.0);

    write_text(scene.file("load.csv"), "hour,kiosk\n0,1\n");
    const Outcome wrong = scene.run({"--overwrite", "--set", "load.path=" + scene.file("load.csv")});
    EXPECT_EQ(wrong.exit_code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("there is no class 'kiosk'"));
    write_text(scene.file("load.csv"), "hour,school\n0,1\n");
    EXPECT_THAT(scene.run({"--overwrite", "--set", "load.path=" + scene.file("load.csv")}).err,
                HasSubstr("there are 1 rows of hours"));
    write_text(scene.file("load.csv"), "hour,school\n0,-1\n");
    EXPECT_THAT(scene.run({"--overwrite", "--set", "load.path=" + scene.file("load.csv")}).err,
                HasSubstr("load.csv:2: '-1' is no use of electricity"));
}

TEST(Economy, AZoneHoldsTheLoadsOfTheZonesInsideIt) {
    const SmallScene scene;
    write_text(scene.file("zones.geojson"),
               R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32652"}},
                   "features": [)" +
                   feature_json(R"("id": "city", "limit": null)", rectangle_json(0, 0, 60, 60)) + "," +
                   feature_json(R"("id": "west", "limit": 2)", rectangle_json(0, 0, 30, 60)) + "," +
                   feature_json(R"("id": "east", "limit": null)", rectangle_json(30, 0, 30, 60)) + "]}");
    scene.edit("project.toml", [](const std::string& text) {
        return text +
               "\n[zones]\npath = \"zones.geojson\"\nid = \"id\"\n"
               "export_limit_kw = \"limit\"\n[load]\nexport_limit_kw = 3\n";
    });
    const Outcome outcome = scene.run({"--set", "profile=heilongjiang"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto report = report_of(scene);
    std::map<std::string, nlohmann::json> zones;
    std::map<std::string, nlohmann::json> economies;
    for (std::size_t i = 0; i < 4; ++i) {
        zones[report["load_balance"][i]["zone_id"]] = report["load_balance"][i];
        economies[report["economy"][i]["zone_id"]] = report["economy"][i];
    }
    for (const char* sum : {"load_kwh", "generation_kwh", "self_consumed_kwh"}) {
        EXPECT_GT(zones["west"][sum].get<double>(), 0.0);
        EXPECT_NEAR(zones["city"][sum].get<double>(),
                    zones["west"][sum].get<double>() + zones["east"][sum].get<double>(), 1e-6);
        EXPECT_EQ(zones["city"][sum], zones["all"][sum]);
    }
    EXPECT_EQ(economies["city"]["npv_cny"], economies["all"]["npv_cny"]);
    EXPECT_EQ(zones["west"]["export_limit_kw"], 2.0);
    EXPECT_EQ(zones["east"]["export_limit_kw"], 3.0);
    EXPECT_TRUE(zones["city"]["export_limit_kw"].is_null()) << "it has more than one transformer";
    for (const char* zone : {"west", "east", "city", "all"}) {
        EXPECT_EQ(zones[zone]["exported_kwh"], economies[zone]["exported_kwh"]) << zone;
    }
}

TEST(Economy, AReportWithOtherPricesSaysWhatARunWithThemWouldSay) {
    const SmallScene scene;
    const std::vector<std::string> prices{"--set",
                                          "economics.tariff_cny_kwh=0.9",
                                          "--set",
                                          "economics.time_of_use=[0.5,0.5,0.5,0.5,0.5,0.5,0.5,1,1,2,2,1,1,1,1,1,1,2,2,"
                                          "2,1,1,0.5,0.5]",
                                          "--set",
                                          "economics.discount_rate_pct=4",
                                          "--set",
                                          "battery.cost_cny_kwh=500",
                                          "--set",
                                          "carbon.grid=northeast-2022",
                                          "--set",
                                          "energy.electricity_coal_equivalent_kgce_kwh=0.29"};
    ASSERT_EQ(scene.run({"--set", "profile=heilongjiang", "--set", "battery.kwh_per_kwp=0.5"}).exit_code, 0);
    const auto before = report_of(scene);
    std::vector<std::string> again{"report", scene.output()};
    again.insert(again.end(), prices.begin(), prices.end());
    const Outcome outcome = run_sunshed(again);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto report = report_of(scene);
    EXPECT_NE(report["economy"], before["economy"]);

    GDALAllRegister();
    auto* dataset = GDALDataset::Open(scene.file("result/results.gpkg").c_str());
    ASSERT_NE(dataset, nullptr);
    std::size_t row = 0;
    for (const auto& feature : *dataset->GetLayerByName("buildings")) {
        EXPECT_DOUBLE_EQ(feature->GetFieldAsDouble("npv_cny"), report["buildings"][row]["npv_cny"].get<double>());
        EXPECT_DOUBLE_EQ(feature->GetFieldAsDouble("co2_t"), report["buildings"][row++]["co2_t"].get<double>());
    }
    EXPECT_EQ(row, 2U);
    GDALClose(dataset);

    std::vector<std::string> whole{"--overwrite", "--set", "profile=heilongjiang", "--set", "battery.kwh_per_kwp=0.5"};
    whole.insert(whole.end(), prices.begin(), prices.end());
    ASSERT_EQ(scene.run(whole).exit_code, 0);
    const auto run = report_of(scene);
    for (const char* part : {"economy", "load_balance", "supply_curve", "buildings", "indicators", "notes"}) {
        EXPECT_EQ(report[part], run[part]) << part;
    }
}

TEST(Economy, AReportRefusesWhatOwnUseOrModulesDependOn) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--set", "profile=heilongjiang", "--set", "layout.worth_payback_years=15"}).exit_code, 0);
    for (const char* key : {"economics.export_cny_kwh=0.3", "load.use_kwh_m2=50", "battery.kwh_per_kwp=1"}) {
        const Outcome refused = run_sunshed({"report", scene.output(), "--set", key});
        EXPECT_EQ(refused.exit_code, 2) << key;
        EXPECT_THAT(refused.err, HasSubstr("run sunshed run again with it")) << key;
    }
}

TEST(Economy, BuildingsThatPayBackTooLateAreNotWorthIt) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--set", "profile=heilongjiang", "--set", "layout.worth_payback_years=0.5"}).exit_code, 0);
    for (const auto& building : report_of(scene)["buildings"]) {
        EXPECT_EQ(building["worth_module_count"], 0);
        EXPECT_THAT(building["worth_reason"].get<std::string>(), HasSubstr("pays back"));
    }
}

/// The comment and the value of a key in what --print-config prints.
std::string printed(const Outcome& outcome, const std::string& key) {
    std::istringstream lines(outcome.out);
    std::string comment;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(key + " = ")) {
            return comment + "\n" + line;
        }
        comment = line;
    }
    return {};
}

TEST(PrintConfig, SaysWhereEachValueComesFrom) {
    const SmallScene scene;
    scene.edit("project.toml", [](std::string text) {
        return "profile = \"heilongjiang\"\n" + text +
               "\n[economics]\nom_cny_w = 0.06\ncapex_cny_w = { school = 2.5 }\n";
    });
    const Outcome outcome =
        run_sunshed({"run", scene.project(), "--print-config", "--set", "economics.discount_rate_pct=8"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(printed(outcome, "wiring_pct"), HasSubstr("; from default; source: PVWatts"));
    EXPECT_THAT(printed(outcome, "export_cny_kwh"),
                testing::AllOf(HasSubstr("; from profile heilongjiang; source: "), HasSubstr("(2024) [S]")));
    EXPECT_THAT(printed(outcome, "om_cny_w"), testing::AllOf(HasSubstr("; from project file\nom_cny_w = 0.06")));
    EXPECT_THAT(printed(outcome, "discount_rate_pct"), HasSubstr("; from --set\ndiscount_rate_pct = 8.0"));
    EXPECT_THAT(outcome.out, HasSubstr("; from project file\nschool = 2.5"));
}

TEST(PrintConfig, ReadsBackAsAProject) {
    const Outcome printed_once = run_sunshed({"run", "--print-config", "--set", "profile=heilongjiang"});
    ASSERT_EQ(printed_once.exit_code, 0) << printed_once.err;
    const ScratchFolder folder;
    write_text(folder.file("all.toml"), printed_once.out);
    const Outcome again = run_sunshed({"run", folder.file("all.toml"), "--print-config"});
    ASSERT_EQ(again.exit_code, 0) << again.err;
    const auto values = [](const std::string& text) {
        std::string kept;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            kept += line.starts_with("#") ? "" : line + "\n";
        }
        return kept;
    };
    EXPECT_EQ(values(again.out), values(printed_once.out));
}

TEST(PrintConfig, OneNumberStandsForAllClasses) {
    const Outcome outcome = run_sunshed({"run", "--print-config", "--set", "economics.capex_cny_w=2.2"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("; from --set\nfactory = 2.2"));
    EXPECT_THAT(outcome.out, HasSubstr("; from --set\nunknown = 2.2"));
    EXPECT_EQ(run_sunshed({"run", "--print-config", "--set", "economics=2.2"}).exit_code, 2);
}

TEST(PrintConfig, APublishedGridFactorIsPutInPlace) {
    const Outcome outcome = run_sunshed({"run", "--print-config", "--set", "carbon.grid=northeast-2022"});
    EXPECT_THAT(printed(outcome, "grid_factor_kg_kwh"),
                testing::AllOf(HasSubstr("from --set, carbon.grid"), HasSubstr("average factors of 2022"),
                               HasSubstr("= 0.5564")));
    const Outcome both = run_sunshed(
        {"run", "--print-config", "--set", "carbon.grid=northeast-2022", "--set", "carbon.grid_factor_kg_kwh=0.5"});
    EXPECT_EQ(both.exit_code, 1);
    EXPECT_THAT(both.err, HasSubstr("leave one of them out"));
}

TEST(Profile, EveryValueHasItsSourceYearAndConfidence) {
    const Outcome outcome = run_sunshed({"run", "--print-config", "--set", "profile=heilongjiang"});
    std::istringstream lines(outcome.out);
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("from profile heilongjiang") != std::string::npos) {
            ++count;
            EXPECT_THAT(line, testing::ContainsRegex("source: .*\\([12][0-9][0-9][0-9]\\) \\[[SWDP]\\]$"));
        }
    }
    EXPECT_GT(count, 50);
}

}  // namespace
}  // namespace sunshed::test
