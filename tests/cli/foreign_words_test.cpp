// Ids, words and folders of others do no more in results than be told.
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

/// Twelve flat houses of 8 x 8 m, 14 m apart, each with an id of its own.
void build_houses(const SmallScene& scene, const std::vector<std::string>& ids) {
    scene.write_dsm([](double x, double y) {
        const bool house = std::fmod(x, 14.0) > 3.0 && std::fmod(x, 14.0) < 11.0 && std::fmod(y, 14.0) > 3.0 &&
                           std::fmod(y, 14.0) < 11.0 && x < 56.0 && y < 56.0;
        return house ? 146.0 : 140.0;
    });
    std::string features;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto column = static_cast<double>(i % 4);
        const auto row = static_cast<double>(i / 4);
        features += i > 0 ? "," : "";
        features += feature_json(
            "\"id\": " + nlohmann::json(ids[i]).dump() + ", \"height\": 6, \"use\": \"=1+1|'x'!A0\", \"built\": 2022",
            rectangle_json(14.0 * column + 3.0, 14.0 * row + 3.0, 8.0, 8.0));
    }
    scene.write_footprints(features);
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
    return text;
}

TEST(Ids, MakeFilesThatStayInTheirFolderAndApartAndAreQuotedInTables) {
    const SmallScene scene;
    const std::vector<std::string> ids{"a/b",  "a:b",      "a\\b", "a_b",
                                       "A_B",  "../../up", "CON",  std::string(4000, 'x'),
                                       "=1+1", "x,y",      "q\"u", "two\nlines"};
    build_houses(scene, ids);
    const Outcome outcome = scene.run({"--set", "output.shading_tables=true", "--quiet"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(scene.file("result/series/sam"))) {
        names.insert(lower_case(entry.path().filename().string()));
        EXPECT_LE(entry.path().filename().string().size(), 100U);
        EXPECT_NE(lower_case(entry.path().filename().string()), "con.csv");
    }
    EXPECT_EQ(names.size(), ids.size());
    EXPECT_FALSE(fs::exists(scene.file("result/up.csv")) || fs::exists(scene.file("up.csv")));
    const std::string horizons = read_text(scene.file("result/series/building_horizons.csv"));
    EXPECT_THAT(horizons, AllOf(HasSubstr("\n\"x,y\","), HasSubstr("\n'=1+1,"), HasSubstr("\n\"q\"\"u\","),
                                HasSubstr("\n\"two\nlines\","), HasSubstr("\na_b,")));
    EXPECT_THAT(read_text(scene.file("result/series/segment_shading.csv")), HasSubstr("\n\"x,y\","));
}

TEST(Words, OfOthersAreNoFormulasInAnyTable) {
    const SmallScene scene;
    build_houses(scene, {"=HYPERLINK(\"http://x\")", "+1+1", "@SUM(A1)", "-2+3"});
    ASSERT_EQ(scene.run({"--quiet"}).exit_code, 0);
    for (const auto& [name, bytes] : files_of(scene.output())) {
        if (name.ends_with(".csv")) {
            for (const char* formula :
                 {"\n=", ",=", ",\"=", "\n\"=", "\n+1+1", ",+1+1", "\n@SUM", ",@SUM", "\n-2+3", ",-2+3"}) {
                EXPECT_EQ(bytes.find(formula), std::string::npos) << name << " has " << formula;
            }
        }
    }
    EXPECT_THAT(read_text(scene.file("result/report/unmapped_classes.csv")), HasSubstr("'=1+1|'x'!A0"));
}

/// All bytes of a file; of a workbook those of its parts.
std::string readable_bytes(const fs::path& path) {
    if (path.extension() != ".xlsx") {
        return read_text(path.string());
    }
    std::string bytes;
    const std::string archive = "/vsizip/" + path.string();
    char** names = VSIReadDirRecursive(archive.c_str());
    for (char** name = names; name != nullptr && *name != nullptr; ++name) {
        vsi_l_offset size = 0;
        GByte* part = nullptr;
        if (VSIIngestFile(nullptr, (archive + "/" + *name).c_str(), &part, &size, -1) != 0) {
            bytes.append(reinterpret_cast<const char*>(part), size);
            VSIFree(part);
        }
    }
    CSLDestroy(names);
    return bytes;
}

TEST(Results, HoldNoFolderOfTheMachineThatMadeThem) {
    const SmallScene scene;
    write_text(scene.file("use.csv"), "zone_id,year,item,value,unit,source\nall,2024,electricity,1000,MWh,made up\n");
    scene.edit("project.toml", [](const std::string& text) {
        return text + "[energy]\npath = \"use.csv\"\n[output]\nshading_tables = true\n";
    });
    ASSERT_EQ(scene.run({"--quiet"}).exit_code, 0);
    for (const auto& entry : fs::recursive_directory_iterator(scene.output())) {
        if (entry.is_regular_file()) {
            EXPECT_EQ(readable_bytes(entry.path()).find(scene.folder().string()), std::string::npos) << entry.path();
        }
    }
    const auto run = nlohmann::json::parse(read_text(scene.file("result/run.json")));
    EXPECT_EQ(run["project_folder"], "..");
    EXPECT_EQ(run["inputs"][0]["path"], "dsm.tif");
    EXPECT_EQ(run["configuration"]["energy.path"]["value"], "use.csv");
    EXPECT_EQ(run["command"], "sunshed run project.toml");
}

TEST(Results, FindTheirFilesAgainWhereProjectAndResultMovedTogether) {
    const SmallScene scene;
    const ScratchFolder elsewhere;
    write_text(scene.file("use.csv"), "zone_id,year,item,value,unit,source\nall,2024,electricity,1000,MWh,made up\n");
    scene.edit("project.toml", [](const std::string& text) { return text + "[energy]\npath = \"use.csv\"\n"; });
    ASSERT_EQ(scene.run({"--quiet"}).exit_code, 0);
    fs::rename(scene.file("use.csv"), elsewhere.file("use.csv"));
    fs::rename(scene.output(), elsewhere.file("result"));
    const Outcome outcome = run_sunshed({"report", elsewhere.file("result"), "--quiet"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(read_text(elsewhere.file("result/run.json")), Not(HasSubstr(elsewhere.path().string())));
}

TEST(Results, WithALinkInThemAreNotReportedInto) {
    const SmallScene scene;
    const ScratchFolder elsewhere;
    ASSERT_EQ(scene.run({"--quiet"}).exit_code, 0);
    fs::remove_all(scene.file("result/report"));
    fs::create_directory_symlink(elsewhere.path(), scene.file("result/report"));
    const Outcome outcome = run_sunshed({"report", scene.output(), "--quiet"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("result/report"), HasSubstr("symbolic link")));
    EXPECT_TRUE(fs::is_empty(elsewhere.path()));
}

}  // namespace
}  // namespace sunshed::test
