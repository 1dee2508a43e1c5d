// `sunshed check` looks at every input, whatever is wrong with the one before it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;
using testing::Not;

nlohmann::json json_of(const SmallScene& scene, int exit_code) {
    const Outcome outcome = run_sunshed({"check", scene.project(), "--json"});
    EXPECT_EQ(outcome.exit_code, exit_code) << outcome.out << outcome.err;
    return nlohmann::json::parse(outcome.out);
}

TEST(Check, OfAGoodSceneFindsNothing) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed({"check", scene.project()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
    EXPECT_THAT(outcome.out, HasSubstr("2 of 2 buildings would be"));
    EXPECT_THAT(
        outcome.out,
        HasSubstr("roofs      2 of 2 that the surface shows, 100 % of their area, are sure enough to plan with"));
    EXPECT_THAT(outcome.out, HasSubstr("\nno problems\n"));
    const auto json = json_of(scene, 0);
    EXPECT_EQ(json["findings"].size(), 0U);
    EXPECT_EQ(json["buildings"]["assessed"], 2);
    EXPECT_EQ(json["buildings"]["not_assessed"], 0);
}

TEST(Check, ListsEveryProblemOfEveryInput) {
    const SmallScene scene;
    write_text(scene.file("dsm.tif"), "no raster\n");
    write_text(scene.file("weather.epw"), "no weather\n");
    write_text(scene.file("statistics.csv"), "no,statistics\n");
    scene.edit("project.toml", [](const std::string& text) {
        return text + "\n[energy]\npath = \"statistics.csv\"\n[horizon]\ndirections = 3\ndirection = 8\n" +
               "[zones]\npath = \"zones.gpkg\"\n[load]\npath = \"load.csv\"\n";
    });
    const Outcome outcome = run_sunshed({"check", scene.project()});
    EXPECT_EQ(outcome.exit_code, 3);
    for (const char* culprit : {"dsm.tif", "weather.epw", "zones.gpkg", "load.csv", "'horizon.directions' is 3",
                                "unknown key 'horizon.direction'"}) {
        EXPECT_THAT(outcome.out, HasSubstr(culprit));
    }
    EXPECT_EQ(outcome.err, "");
    scene.edit("project.toml", [](std::string text) { return text.erase(text.find("[zones]")); });
    EXPECT_THAT(run_sunshed({"check", scene.project()}).out, HasSubstr("statistics.csv"));
}

TEST(Check, OfAProjectFileThatCannotBeOpenedFailsAsARunDoes) {
    const SmallScene scene;
    for (const std::string& none : {scene.file("no.toml"), scene.folder().string()}) {
        for (const std::vector<std::string>& words : {std::vector<std::string>{"check", none},
                                                      {"check", none, "--json"},
                                                      {"run", none, "-o", scene.output()}}) {
            const Outcome outcome = run_sunshed(words);
            EXPECT_EQ(outcome.exit_code, 1) << words[0];
            EXPECT_EQ(outcome.out, "") << words[0];
            EXPECT_THAT(outcome.err, HasSubstr("sunshed: error: " + none)) << words[0];
        }
    }
    write_text(scene.file("broken.toml"), "[surface\n");
    EXPECT_EQ(run_sunshed({"check", scene.file("broken.toml")}).exit_code, 3);
}

TEST(Check, OfALayerWithoutFieldsSaysSo) {
    const SmallScene scene;
    scene.write_footprints(feature_json("", rectangle_json(11, 11, 10, 10)));
    const Outcome outcome = run_sunshed({"check", scene.project()});
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_THAT(outcome.out, HasSubstr("the layer has no fields: leave the key out"));
}

TEST(Check, ListsEveryFieldThatIsNotThere) {
    const SmallScene scene;
    write_text(scene.file("zones.geojson"), read_text(scene.file("buildings.geojson")));
    scene.edit("project.toml", [](std::string text) {
        text.replace(text.find("\"use\""), 5, "\"usage\"");
        text.replace(text.find("\"built\""), 7, "\"building_year\"");
        return text + "\n[zones]\npath = \"zones.geojson\"\nid = \"number\"\nname = \"title\"\n";
    });
    const Outcome outcome = run_sunshed({"check", scene.project()});
    EXPECT_EQ(outcome.exit_code, 3);
    for (const char* field : {"'usage'", "'building_year'", "'number'", "'title'"}) {
        EXPECT_THAT(outcome.out, HasSubstr(std::string("there is no field ") + field));
    }
}

/// How many findings name one of the places.
int findings_at(const nlohmann::json& json, const std::vector<std::string>& places) {
    int count = 0;
    for (const std::string& place : places) {
        for (const auto& finding : json["findings"]) {
            count += finding["where"].get<std::string>().find(place) != std::string::npos ? 1 : 0;
        }
    }
    return count;
}

TEST(Check, ListsEveryBadRowOfTablesAndScenarios) {
    const SmallScene scene;
    write_text(scene.file("e.csv"),
               "zone_id,year,item,value,unit,source\nall,2023,electricity,nine,MWh,x\nnowhere,2023,heat,9,GJ,x\n"
               "all,23,gas,9,m3,x\nall,2023,coal,9,miles,x\nall,2023,lpg,9,t,x,one,too,many\nall,2023,lpg,-9,t,x\n");
    write_text(scene.file("t.csv"),
               "zone_id,indicator,year,target,source\nall,no_such,2030,35,x\nall,pv_coverage_c1,2030,many,x\n");
    write_text(scene.file("s.toml"),
               "[[scenario]]\nname = 3\n[[scenario]]\nname = \"b\"\nadoption_pct = 300\nold = 1\n");
    std::string hours = "hour,school\n";
    for (int hour = 0; hour < 8760; ++hour) {
        hours += std::to_string(hour);
        hours += hour == 7 || hour == 70 ? ",x\n" : hour == 700 ? ",-1\n" : ",0.01\n";
    }
    write_text(scene.file("h.csv"), hours);
    scene.edit("project.toml", [](std::string text) {
        text.insert(text.find("class = "), "class_map = { barn = \"warehous\", shed = \"garage\" }\n");
        return text + "\n[energy]\npath = \"e.csv\"\n[policy]\ntargets = \"t.csv\"\nscenarios = \"s.toml\"\n" +
               "[load]\npath = \"h.csv\"\n";
    });
    const auto json = json_of(scene, 3);
    EXPECT_EQ(findings_at(json, {"e.csv:2", "e.csv:3", "e.csv:4", "e.csv:5", "e.csv:6", "e.csv:7"}), 6) << json.dump(1);
    EXPECT_EQ(findings_at(json, {"t.csv:2", "t.csv:3"}), 2);
    EXPECT_EQ(findings_at(json, {"s.toml:2", "s.toml:5", "s.toml:6"}), 3);
    EXPECT_EQ(findings_at(json, {"h.csv:9", "h.csv:702"}), 2) << "two cells alike are one finding of two";
    EXPECT_EQ(findings_at(json, {"buildings.class_map"}), 2);
    const Outcome run = scene.run();
    EXPECT_EQ(run.exit_code, 1);
    const auto statistics = run_sunshed({"check", scene.project()}).out;
    EXPECT_THAT(statistics, HasSubstr("(and 1 more like it)"));
}

TEST(Check, ListsEveryBadRowOfWeather) {
    const SmallScene scene;
    scene.edit("weather.epw", [](std::string text) {
        for (const char* hour : {",7,3,12,", ",8,3,12,"}) {
            const auto row = text.find(hour);
            EXPECT_NE(row, std::string::npos) << hour;
            text[text.find(",?9,", row) + 4] = 'x';
        }
        const auto cut = text.find(",10,3,12,");
        return text.erase(text.find(',', cut + 9), text.find('\n', cut) - text.find(',', cut + 9));
    });
    const auto json = json_of(scene, 3);
    int rows = 0;
    for (const auto& finding : json["findings"]) {
        rows += finding["where"].get<std::string>().find("weather.epw:") != std::string::npos
                    ? finding["count"].get<int>()
                    : 0;
    }
    EXPECT_EQ(rows, 3) << json.dump(1);
    const Outcome run = scene.run();
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("it is taken as missing"));
}

TEST(Check, ListsStatisticsWhereTheirZonesCannotBeRead) {
    const SmallScene scene;
    write_text(scene.file("statistics.csv"), "zone_id,year,item,value,unit\na,2020,electricity,many,kWh\n");
    scene.edit("project.toml", [](const std::string& text) {
        return text + "\n[energy]\npath = \"statistics.csv\"\n[zones]\npath = \"zones.gpkg\"\n";
    });
    const auto json = json_of(scene, 3);
    EXPECT_EQ(findings_at(json, {"zones.gpkg", "statistics.csv:2:value"}), 2) << json.dump(1);
}

TEST(Check, OfAProjectThatIsNoTomlSaysSo) {
    const SmallScene scene;
    write_text(scene.project(), "[surface\ndsm = 1\n");
    const auto json = json_of(scene, 3);
    ASSERT_EQ(json["findings"].size(), 1U);
    EXPECT_EQ(json["findings"][0]["severity"], "refusal");
    EXPECT_THAT(json["findings"][0]["problem"].get<std::string>(), HasSubstr("TOML"));
}

TEST(Check, TellsSettingsThatCannotStandTogether) {
    const SmallScene scene;
    scene.edit("project.toml", [](const std::string& text) {
        return text + "\n[layout]\ngcr = 0.6\n[roof]\nflat_below_tilt_deg = 30\nmax_tilt_deg = 30\n";
    });
    const Outcome outcome = run_sunshed({"check", scene.project()});
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_THAT(outcome.out, HasSubstr("layout.gcr"));
    EXPECT_THAT(outcome.out, HasSubstr("roof.max_tilt_deg"));
    EXPECT_EQ(scene.run().exit_code, 1);
}

TEST(Check, GroupsEqualProblemsWithTheirCount) {
    const SmallScene scene;
    std::string features;
    for (int i = 0; i < 5; ++i) {
        features += i == 0 ? "" : ",";
        features += feature_json("\"id\": \"n" + std::to_string(i) + R"(", "height": 5, "use": "x", "built": 1999)",
                                 rectangle_json(2.0 + i, 2, 0.1, 0.1));
    }
    scene.write_footprints(
        features + "," +
        feature_json(R"("id": "b", "height": 5, "use": "住宅", "built": 1999)", rectangle_json(31, 31, 14, 12)));
    const auto json = json_of(scene, 3);
    ASSERT_EQ(json["findings"].size(), 1U) << json.dump(1);
    EXPECT_EQ(json["findings"][0]["count"], 5);
    EXPECT_EQ(json["findings"][0]["severity"], "doubt");
    EXPECT_EQ(json["findings"][0]["where"], "building n0");
    EXPECT_EQ(json["buildings"]["not_assessed"], 5);
    EXPECT_THAT(run_sunshed({"check", scene.project()}).out, HasSubstr("(and 4 more like it)"));
}

TEST(Check, ABuildingBeyondTheBorderIsANoteAndNoProblem) {
    const SmallScene scene;
    scene.write_footprints(
        feature_json(R"("id": "b", "height": 5, "use": "住宅", "built": 1999)", rectangle_json(31, 31, 14, 12)) + "," +
        feature_json(R"("id": "far", "height": 5, "use": "住宅", "built": 1999)", rectangle_json(90, 31, 14, 12)));
    const auto json = json_of(scene, 0);
    ASSERT_EQ(json["findings"].size(), 1U);
    EXPECT_EQ(json["findings"][0]["severity"], "note");
    EXPECT_EQ(json["buildings"]["not_assessed"], 1);
}

TEST(Nothing, IsExplainedByRunRoofsAndCheck) {
    const SmallScene scene;
    const std::string words = "no module fits on any of 2 roofs; of 268 m2 they lose: set-backs from edges ";
    const Outcome run = scene.run({"-q", "--set", "roof.flat_edge_m=20"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr(words)) << "also where nothing else is said";
    EXPECT_THAT(read_text(scene.file("result/run.json")), HasSubstr(words));
    const Outcome roofs = run_sunshed({"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"),
                                       "-o", scene.file("r.gpkg"), "--set", "roof.flat_edge_m=20"});
    EXPECT_EQ(roofs.exit_code, 0);
    EXPECT_THAT(roofs.err, HasSubstr(words));
    const Outcome check = run_sunshed({"check", scene.project(), "--set", "roof.flat_edge_m=20"});
    EXPECT_EQ(check.exit_code, 3);
    EXPECT_THAT(check.out, HasSubstr(words));
}

TEST(Nothing, AssessedOrWorthBuildingIsExplained) {
    const SmallScene scene;
    const Outcome unworthy = scene.run({"--set", "layout.worth_yield_kwh_kwp=2500"});
    EXPECT_EQ(unworthy.exit_code, 0);
    EXPECT_THAT(unworthy.err, HasSubstr("none is worth building by layout.worth_yield_kwh_kwp"));
    scene.write_footprints(
        feature_json(R"("id": "s", "height": 5, "use": "x", "built": 1999)", rectangle_json(2, 2, 0.1, 0.1)));
    const Outcome small = scene.run({"--overwrite"});
    EXPECT_EQ(small.exit_code, 0) << small.err;
    EXPECT_THAT(small.err, HasSubstr("none of 1 buildings was assessed (it is smaller than a cell of the elevation "
                                     "model: 1)"));
}

TEST(Nothing, IsSaidWhereThereIsEnergy) {
    const SmallScene scene;
    EXPECT_THAT(scene.run().err, Not(HasSubstr("no module fits")));
}

}  // namespace
}  // namespace sunshed::test
