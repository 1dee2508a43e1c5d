// The same result whatever the threads, the memory, the order of the input and the place of the map's origin.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "support/mixed_scene.hpp"
#include "support/moved_scene.hpp"
#include "support/result_contents.hpp"

namespace sunshed::test {
namespace {

using Json = nlohmann::json;

/// The mixed scene and its result from one thread, made once for all tests here.
class SameBytes : public testing::Test {
protected:
    static void SetUpTestSuite() {
        scene_ = new MixedScene();
        outcome_ = scene_->run({"--threads", "1"});
    }
    static void TearDownTestSuite() { delete scene_; }
    void SetUp() override { ASSERT_EQ(outcome_.exit_code, 0) << outcome_.err; }

    /// Runs the project of a folder into its "again".
    static std::string run_in(const std::string& folder, const std::vector<std::string>& more = {}) {
        std::vector<std::string> arguments{"run", folder + "/project.toml", "-o", folder + "/again", "--overwrite"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run_sunshed(arguments);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return folder + "/again";
    }
    static std::string again(const std::vector<std::string>& more) { return run_in(scene_->file(""), more); }

    static inline MixedScene* scene_ = nullptr;
    static inline Outcome outcome_;
};

TEST_F(SameBytes, FromAnyNumberOfThreads) {
    for (const char* threads : {"2", "7"}) {
        SCOPED_TRACE(threads);
        expect_same_contents(scene_->output(), again({"--threads", threads}));
    }
}

TEST_F(SameBytes, WhenRepeated) {
    expect_same_contents(scene_->output(), again({}));
}

int tiles_of(const std::string& result) {
    return Json::parse(read_text(result + "/run.json"))["counts"]["tiles"].get<int>();
}

TEST_F(SameBytes, FromAnyMemoryAndAnyNumberOfThreadsWithIt) {
    EXPECT_EQ(tiles_of(scene_->output()), 1);
    for (const char* threads : {"1", "7"}) {
        const std::string cut = again({"--memory", MixedScene::memory_for_tiles, "--threads", threads});
        EXPECT_GE(tiles_of(cut), 3);
        expect_same_contents(scene_->output(), cut);
    }
    expect_same_contents(scene_->output(), again({"--memory", "16GiB"}));
}

TEST_F(SameBytes, OfRastersAndRoofsFromAnyMemory) {
    const std::string dsm = scene_->file("dsm.tif");
    const auto irradiance = [&](const std::string& name, const std::string& memory) {
        const Outcome outcome = run_sunshed({"irradiance", dsm, "--clear-sky", "--canopy", scene_->file("canopy.tif"),
                                             "--directions", "32", "-o", scene_->file(name), "--memory", memory});
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return result_contents(scene_->file(name));
    };
    EXPECT_EQ(irradiance("whole", "4GiB"), irradiance("sliced", "140MB"));
    const auto roofs = [&](const std::string& name, const std::string& memory) {
        const Outcome outcome = run_sunshed({"roofs", dsm, "--buildings", scene_->file("buildings.gpkg"), "-o",
                                             scene_->file(name) + "/roofs.gpkg", "--memory", memory});
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return result_contents(scene_->file(name));
    };
    std::filesystem::create_directory(scene_->file("roofs"));
    std::filesystem::create_directory(scene_->file("roofs_little"));
    EXPECT_EQ(roofs("roofs", "4GiB"), roofs("roofs_little", "200MB"));
}

TEST_F(SameBytes, FromFootprintsInAnotherOrder) {
    const std::string folder = scene_->file("reversed");
    copy_moved(scene_->file(""), folder, {"EPSG:32759", 0.0, 0.0, false, true});
    expect_same_contents(scene_->output(), run_in(folder));
}

TEST_F(SameBytes, AddUp) {
    expect_sums_agree(scene_->output());
}

TEST(Sums, OfTheNorthernSceneAddUp) {
    const MixedScene scene(Hemisphere::north);
    const Outcome outcome = scene.run();
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    expect_sums_agree(scene.output());
}

std::map<std::string, Json> buildings_of(const std::string& result) {
    std::map<std::string, Json> buildings;
    const Json report = Json::parse(read_text(result + "/report/report.json"));
    for (const Json& building : report["buildings"]) {
        buildings[building["building_id"]] = building;
    }
    return buildings;
}

/// Every building of one result against the same one of the other: counts and words alike, numbers to a share.
void expect_same_buildings(const std::string& one, const std::string& other, double share) {
    const auto left = buildings_of(one);
    const auto right = buildings_of(other);
    ASSERT_EQ(left.size(), right.size());
    for (const auto& [id, building] : left) {
        SCOPED_TRACE(id);
        const Json& twin = right.at(id);
        for (const char* same : {"module_count", "quality", "reason", "class", "zone_id", "suitability"}) {
            EXPECT_EQ(building[same], twin[same]) << same;
        }
        for (const char* near : {"footprint_area_m2", "roof_area_m2", "usable_area_m2", "irradiation_kwh_m2",
                                 "energy_ac_kwh", "capacity_kwp", "sky_view"}) {
            ASSERT_EQ(building[near].is_null(), twin[near].is_null()) << near;
            if (building[near].is_number()) {
                const double value = building[near].get<double>();
                EXPECT_NEAR(value, twin[near].get<double>(), share * std::abs(value)) << near;
            }
        }
    }
}

/// The scene laid out anew in a projection about its own middle, in which nothing but the axes' direction differs.
std::string oblique_crs(double turned_deg) {
    return fmt::format(
        "+proj=omerc +lat_0=-45.5 +lonc=168.2 +alpha=30 +gamma={:.1f} +k=1 +x_0=500000 +y_0=5000000 +datum=WGS84 "
        "+units=m +type=crs",
        30.0 - turned_deg);
}

// The middle of the mixed scene in its own coordinates.
constexpr double middle_x = 281200.0;
constexpr double middle_y = 4957675.0;

TEST_F(SameBytes, NearlyWhereTheSceneIsShiftedByWholeCells) {
    const std::string folder = scene_->file("shifted");
    copy_moved(scene_->file(""), folder, {"EPSG:32759", 8.0, -12.0});
    // Fourteen metres farther on the sun is a millionth of the year's light another; rooms for modules do not change.
    expect_same_buildings(scene_->output(), run_in(folder), 5e-6);
}

TEST_F(SameBytes, NearlyWhereTheOriginOfTheMapLiesElsewhere) {
    const std::string folder = scene_->file("far");
    copy_moved(scene_->file(""), folder,
               {"+proj=tmerc +lat_0=0 +lon_0=171 +k=0.9996 +x_0=1500000 +y_0=10000000 +datum=WGS84 +units=m +type=crs",
                1e6, 0.0});
    // Areas of footprints, taken as they are given, keep what their coordinates lost.
    expect_same_buildings(scene_->output(), run_in(folder), 1e-10);
}

TEST_F(SameBytes, NearlyWhereTheMapIsTurnedByAQuarter) {
    const std::string straight = scene_->file("straight");
    const std::string turned = scene_->file("turned");
    copy_moved(scene_->file(""), straight, {oblique_crs(0.0), 500000.0 - middle_x, 5000000.0 - middle_y});
    copy_moved(scene_->file(""), turned, {oblique_crs(90.0), 500000.0 + middle_y, 5000000.0 - middle_x, true});
    expect_same_buildings(run_in(straight), run_in(turned), 5e-4);
}

}  // namespace
}  // namespace sunshed::test
