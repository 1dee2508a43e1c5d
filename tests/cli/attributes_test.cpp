// Attributes of buildings as people write them: one odd value never stops a run, and never vanishes.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

Json building_of(const std::string& result, const std::string& id) {
    const Json report = Json::parse(read_text(result + "/report/report.json"));
    for (const Json& building : report["buildings"]) {
        if (building["building_id"] == id) {
            return building;
        }
    }
    return {};
}

/// The small scene on bare ground, where roofs are raised from the heights that the footprints tell.
void take_heights_from_footprints(const SmallScene& scene) {
    scene.write_dsm([](double, double) { return 140.0; });
    scene.edit("project.toml", [](std::string text) { return text.replace(text.find("dsm ="), 5, "dem ="); });
}

void write_heights(const SmallScene& scene, const std::string& first, const std::string& second,
                   const std::string& built = "1999") {
    scene.write_footprints(
        feature_json(fmt::format(R"("id": "a", "height": {}, "use": "学校", "built": {})", first, built),
                     rectangle_json(11, 11, 10, 10)) +
        "," +
        feature_json(fmt::format(R"("id": "b", "height": {}, "use": "住宅", "built": "1999")", second),
                     rectangle_json(31, 31, 14, 12)));
}

TEST(Attributes, HeightsWithUnitsAndListsRaiseRoofs) {
    const SmallScene scene;
    take_heights_from_footprints(scene);
    write_heights(scene, R"("40 ft")", R"("3;5 m")");
    const Outcome outcome = scene.run();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NEAR(building_of(scene.output(), "a")["height_m"].get<double>(), 12.192, 0.01);
    EXPECT_NEAR(building_of(scene.output(), "b")["height_m"].get<double>(), 5.0, 0.01);
}

TEST(Attributes, AHeightOfMinusOneIsNotKnownAndOnlyThatBuildingIsLeftOut) {
    const SmallScene scene;
    write_heights(scene, "-1", "7.0");
    EXPECT_EQ(scene.run().exit_code, 0) << "a surface model shows the roofs";
    EXPECT_GT(building_of(scene.output(), "a")["module_count"], 0);
    take_heights_from_footprints(scene);
    const Outcome outcome = scene.run({"--overwrite"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(building_of(scene.output(), "a")["module_count"], 0);
    EXPECT_GT(building_of(scene.output(), "b")["module_count"], 0);
    const std::string left_out = read_text(scene.file("result/report/left_out.csv"));
    EXPECT_THAT(left_out, HasSubstr("building_id,outcome,status,field,value,reason\n"));
    EXPECT_THAT(left_out, HasSubstr("\na,not assessed,"));
    EXPECT_THAT(left_out, HasSubstr("neither a height nor floors"));
}

TEST(Attributes, OneOddValueIsToldAndListedAndNeverStopsARun) {
    const SmallScene scene;
    write_heights(scene, R"("tall")", "5");
    const Outcome outcome = scene.run();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const std::string words = "1 features: height is not a height in metres, e.g. 'tall' in feature a";
    EXPECT_THAT(outcome.err, HasSubstr(words));
    EXPECT_THAT(read_text(scene.file("result/run.json")), HasSubstr(words));
    EXPECT_THAT(read_text(scene.file("result/report/left_out.csv")),
                HasSubstr("a,assessed without it,,height,tall,it is not a height in metres\n"));
    const std::string before = read_text(scene.file("result/report/left_out.csv"));
    ASSERT_EQ(run_sunshed({"report", scene.output()}).exit_code, 0);
    EXPECT_EQ(read_text(scene.file("result/report/left_out.csv")), before);
    const Outcome check = run_sunshed({"check", scene.project()});
    EXPECT_EQ(check.exit_code, 3);
    EXPECT_THAT(check.out, HasSubstr(words));
}

TEST(Attributes, ManyOddValuesStopARunUnlessAllowed) {
    const SmallScene scene;
    write_heights(scene, R"("tall")", R"("taller")");
    const Outcome refused = scene.run();
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("2 of 2 features have values that cannot be read"));
    EXPECT_THAT(refused.err, HasSubstr("buildings.max_unreadable"));
    EXPECT_EQ(scene.run({"--set", "buildings.max_unreadable=100"}).exit_code, 0);
}

TEST(Attributes, YearsAreReadFromDatesAndAnOddOneIsUnknown) {
    const SmallScene scene;
    write_heights(scene, "8", "5", R"("2015-06-30")");
    ASSERT_EQ(scene.run().exit_code, 0);
    EXPECT_EQ(building_of(scene.output(), "a")["year_built"], 2015);
    EXPECT_EQ(building_of(scene.output(), "a")["vintage"], "existing");
    write_heights(scene, "8", "5", R"("209")");
    ASSERT_EQ(scene.run({"--overwrite"}).exit_code, 0);
    EXPECT_TRUE(building_of(scene.output(), "a")["year_built"].is_null());
    EXPECT_EQ(building_of(scene.output(), "a")["vintage"], "unknown");
}

TEST(Attributes, RowsOfResultsStandInTheOrderOfIds) {
    const SmallScene scene;
    std::string features;
    for (const int number : {10, 2, 1}) {
        features += features.empty() ? "" : ",";
        features += feature_json(fmt::format(R"("id": "h{}", "height": 5, "use": "x", "built": 1999)", number),
                                 rectangle_json(2.0 + 4.5 * number, 11, 4, 4));
    }
    scene.write_footprints(features);
    ASSERT_EQ(scene.run().exit_code, 0);
    const Json report = Json::parse(read_text(scene.file("result/report/report.json")));
    EXPECT_EQ(report["buildings"][0]["building_id"], "h1");
    EXPECT_EQ(report["buildings"][1]["building_id"], "h2");
    EXPECT_EQ(report["buildings"][2]["building_id"], "h10");
}

}  // namespace
}  // namespace sunshed::test
