// Bad input gets one clear line and exit code 1, and leaves nothing behind.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

/// Exit code 1, one line that names the culprit and says what is wrong, and no output.
void expect_refused(const SmallScene& scene, const Outcome& outcome, const std::string& culprit,
                    const std::string& problem) {
    EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
    EXPECT_THAT(outcome.err, testing::StartsWith("sunshed: error: "));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(culprit));
    EXPECT_THAT(outcome.err, HasSubstr(problem));
    EXPECT_THAT(outcome.err, HasSubstr("; ")) << "the line says what would mend it";
    EXPECT_TRUE(nothing_was_left(scene.folder(), "result"));
}

TEST(BadInput, AGoodSceneRuns) {
    const SmallScene scene;
    const Outcome outcome = scene.run();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(std::filesystem::exists(scene.file("result/results.gpkg")));
}

TEST(BadInput, MissingFilesAreNamed) {
    for (const char* name : {"dsm.tif", "buildings.geojson", "weather.epw", "project.toml"}) {
        const SmallScene scene;
        std::filesystem::remove(scene.file(name));
        expect_refused(scene, scene.run(), name, "");
    }
}

TEST(BadInput, FilesOfAnotherFormatAreNamed) {
    for (const char* name : {"dsm.tif", "buildings.geojson", "weather.epw"}) {
        const SmallScene scene;
        write_text(scene.file(name), "this is not what it should be\n");
        expect_refused(scene, scene.run(), name, "");
    }
}

TEST(BadInput, ARasterWithoutCrsIsRefused) {
    const SmallScene scene;
    scene.write_dsm([](double, double) { return 1.0; }, "");
    expect_refused(scene, scene.run(), "dsm.tif", "CRS");
}

TEST(BadInput, FootprintsThatMissTheRasterAreRefused) {
    const SmallScene scene;
    scene.write_footprints(
        feature_json(R"("id": "far", "height": 8, "use": "x", "built": 2022)", rectangle_json(90000, 90000, 10, 10)));
    expect_refused(scene, scene.run(), "buildings.geojson", "");
}

TEST(BadInput, AnAllNodataSurfaceIsRefused) {
    const SmallScene scene;
    scene.write_dsm([](double, double) { return std::numeric_limits<double>::quiet_NaN(); });
    expect_refused(scene, scene.run(), "dsm.tif", "");
}

TEST(BadInput, NanAndInfinityCellsAreNodataAndDoNotSpread) {
    const SmallScene scene;
    scene.write_dsm([](double x, double y) {
        if (x > 50 && y > 50) {
            return std::numeric_limits<double>::infinity();
        }
        return x < 5 && y < 5 ? std::numeric_limits<double>::quiet_NaN()
                              : 140.0 + (x > 30 && x < 44 && y > 30 && y < 42 ? 5.0 : 0.0);
    });
    EXPECT_EQ(scene.run().exit_code, 0);
}

TEST(BadInput, AnEmptyLayerIsRefused) {
    const SmallScene scene;
    scene.write_footprints("");
    expect_refused(scene, scene.run(), "buildings.geojson", "");
}

TEST(BadInput, BrokenPolygonsAreRepairedOrReportedNeverLost) {
    const SmallScene scene;
    scene.edit("buildings.geojson", [](std::string text) {
        const std::string bow_tie =
            feature_json(R"("id": "bow", "height": 5, "use": "住宅", "built": 1999)",
                         "[[317030,5069030],[317044,5069042],[317044,5069030],[317030,5069042],[317030,5069030]]");
        const std::string line = feature_json(R"("id": "line", "height": 5, "use": "住宅", "built": 1999)",
                                              "[[317010,5069010],[317020,5069010],[317010,5069010]]");
        return replaced(text, "\"features\": [", "\"features\": [" + bow_tie + "," + line + ",");
    });
    const Outcome outcome = scene.run();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const std::string report = read_text(scene.file("result/report/report.json"));
    EXPECT_THAT(report, HasSubstr("bow"));
    EXPECT_THAT(report, HasSubstr("line"));
}

TEST(BadInput, AnIdThatWasThereAlreadyGetsANumberAndIsTold) {
    const SmallScene scene;
    scene.edit("buildings.geojson",
               [](const std::string& text) { return replaced(text, "\"id\": \"b\"", "\"id\": \"a\""); });
    const Outcome outcome = scene.run();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("buildings.geojson: 1 ids were there already and got a number, e.g. 'a~2'"));
}

TEST(BadInput, AMissingFieldIsNamedWithThoseThereAre) {
    const SmallScene scene;
    scene.edit("project.toml", [](const std::string& text) { return replaced(text, "\"height\"", "\"hoehe\""); });
    const Outcome outcome = scene.run();
    expect_refused(scene, outcome, "buildings.geojson", "'hoehe'");
    EXPECT_THAT(outcome.err, HasSubstr("height"));
}

TEST(BadInput, FootprintsInDegreesAreTransformedWithANote) {
    const SmallScene scene;
    write_text(scene.file("buildings.geojson"), R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"id": "a", "height": 8, "use": "学校", "built": 2022},
         "geometry": {"type": "Polygon", "coordinates": [[[126.6476,45.75067],[126.6478,45.75067],[126.6478,45.75077],[126.6476,45.75077],[126.6476,45.75067]]]}}]})");
    const Outcome outcome = run_sunshed({"check", scene.project()});
    EXPECT_THAT(outcome.out, HasSubstr("EPSG:4326"));
}

TEST(BadInput, FeetAreToldFromMetres) {
    const SmallScene scene;
    scene.edit("project.toml", [](const std::string& text) {
        return replaced(text, "dsm = \"dsm.tif\"", "dsm = \"dsm.tif\"\nvertical_unit = \"ft\"");
    });
    scene.write_dsm([](double x, double y) { return (x > 10 && x < 20 && y > 10 && y < 20 ? 148.0 : 140.0) / 0.3048; });
    const Outcome outcome = scene.run();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(read_text(scene.file("result/run.json")), HasSubstr("feet"));
}

TEST(BadInput, AWeatherFileCutShortIsNamedWithItsRow) {
    const SmallScene mid_row;
    mid_row.edit("weather.epw", [](const std::string& text) { return text.substr(0, text.size() / 2); });
    expect_refused(mid_row, mid_row.run(), "weather.epw", "");

    const SmallScene one_hour;
    one_hour.edit("weather.epw", [](std::string text) {
        text.erase(text.rfind('\n', text.size() - 2) + 1);
        return text;
    });
    expect_refused(one_hour, one_hour.run(), "weather.epw", "8759");
}

TEST(BadInput, AMonthOfMissingWeatherIsRefused) {
    const SmallScene scene;
    scene.edit("weather.epw", [](std::string text) {
        for (auto at = text.find("\n2019,3,"); at != std::string::npos; at = text.find("\n2019,3,", at + 1)) {
            const auto end = text.find('\n', at + 1);
            std::string row = text.substr(at + 1, end - at - 1);
            std::size_t comma = 0;
            for (int field = 0; field < 13; ++field) {
                comma = row.find(',', comma) + 1;
            }
            auto stop = comma;
            for (int field = 0; field < 3; ++field) {
                stop = row.find(',', stop) + 1;
            }
            row.replace(comma, stop - comma, "9999,9999,9999,");
            text.replace(at + 1, end - at - 1, row);
        }
        return text;
    });
    expect_refused(scene, scene.run(), "weather.epw", "");
}

TEST(BadInput, WindowsLineEndsAndAByteOrderMarkInWeatherAreFine) {
    const SmallScene scene;
    scene.edit("weather.epw", [](const std::string& text) {
        std::string windows = "\xEF\xBB\xBF";
        for (const char c : text) {
            windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        }
        return windows;
    });
    EXPECT_EQ(scene.run().exit_code, 0);
}

TEST(BadInput, ASyntaxErrorInTheProjectIsNamedWithItsLine) {
    const SmallScene scene;
    scene.edit("project.toml",
               [](const std::string& text) { return replaced(text, "name = \"small\"", "name = small\""); });
    expect_refused(scene, scene.run(), "project.toml:2", "TOML");
}

TEST(BadInput, AnUnknownKeyNamesTheNearestKnownOne) {
    const SmallScene scene;
    scene.edit("project.toml", [](const std::string& text) { return text + "\n[horizon]\ndirection = 64\n"; });
    expect_refused(scene, scene.run(), "project.toml", "'horizon.directions'");
}

TEST(BadInput, AnOutputThatExistsIsRefusedBeforeAnyWork) {
    const SmallScene scene;
    std::filesystem::create_directory(scene.output());
    write_text(scene.file("result/mine.txt"), "keep me");
    const Outcome outcome = scene.run();
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("--overwrite"));
    EXPECT_EQ(read_text(scene.file("result/mine.txt")), "keep me");
}

TEST(BadInput, AnOutputFolderThatCannotBeWrittenIsNamed) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed({"run", scene.project(), "-o", "/proc/sunshed-result"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("/proc"));
}

TEST(BadInput, AFullDiskLeavesNothingHalfWritten) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed_with_file_limit({"run", scene.project(), "-o", scene.output(), "-q"}, 20000);
    EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_TRUE(nothing_was_left(scene.folder(), "result"));
}

TEST(BadInput, AOneCellRasterDoesNotCrash) {
    const SmallScene scene;
    scene.write_dsm([](double, double) { return 140.0; }, "EPSG:32652", 1);
    const Outcome outcome = scene.run();
    EXPECT_TRUE(outcome.exit_code == 0 || outcome.exit_code == 1) << outcome.exit_code << outcome.err;
}

TEST(BadInput, TooLittleMemoryForATileIsRefusedBeforeTheWork) {
    const SmallScene scene;
    expect_refused(scene, scene.run({"-q", "--memory", "100MB"}), "--memory 100MB", "it is too little");
    expect_refused(scene, scene.run({"--memory", "much"}), "--memory", "not an amount");
    EXPECT_EQ(scene.run({"--memory", "300MB"}).exit_code, 0);
}

TEST(BadInput, ChinesePathsAndAttributesAreFine) {
    const SmallScene scene;
    const std::string folder = scene.file("哈尔滨 数据");
    std::filesystem::create_directory(folder);
    for (const char* name : {"dsm.tif", "buildings.geojson", "weather.epw", "project.toml"}) {
        std::filesystem::copy_file(scene.file(name), folder + "/" + name);
    }
    const Outcome outcome = run_sunshed({"run", folder + "/project.toml", "-o", folder + "/结果"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(read_text(folder + "/结果/report/report.json"), HasSubstr("学校"));
}

}  // namespace
}  // namespace sunshed::test
