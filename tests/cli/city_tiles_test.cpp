// sunshed run on a city that is worked on in slices because the memory is little.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/result_contents.hpp"
#include "support/scene_files.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

constexpr int cells = 900;        // of half a metre: with fewer it costs more than twice the time to cut a scene
constexpr double middle_m = 225;  // near where slices meet

/// The least that a run is content with.
std::string least_memory(const SmallScene& scene) {
    const std::string refusal =
        run_sunshed({"run", scene.project(), "-o", scene.file("none"), "--memory", "150MB"}).err;
    const std::string begin = "allow at least ";
    const auto at = refusal.find(begin);
    EXPECT_NE(at, std::string::npos) << refusal;
    return refusal.substr(at + begin.size(), refusal.find(',', at) - at - begin.size());
}

void write_surface(const SmallScene& scene, const std::function<double(double x, double y)>& height_m) {
    write_geotiff(scene.file("dsm.tif"), {317000.0, 5069000.0, cells, cells, 0.5, "EPSG:32652"}, height_m);
}

nlohmann::json json_of(const std::string& path) {
    return nlohmann::json::parse(read_text(path));
}

/// One house in the middle of the scene, where slices meet, and those of the small scene.
void put_a_house_where_slices_meet(const SmallScene& scene) {
    scene.write_footprints(feature_json(R"("id": "a", "height": 8, "roof": "hip", "built": 1999, "use": "学校")",
                                        rectangle_json(middle_m - 19, middle_m - 19, 10, 10)) +
                           "," +
                           feature_json(R"("id": "b", "height": 5, "roof": "", "built": 1999, "use": "住宅")",
                                        rectangle_json(middle_m - 6, middle_m - 8, 13, 12)) +
                           "," +
                           feature_json(R"("id": "c", "height": 12, "roof": "", "built": 1999, "use": "住宅")",
                                        rectangle_json(middle_m + 10, middle_m + 10, 9, 9)) +
                           "," +
                           feature_json(R"("id": "outside", "height": 5, "roof": "", "built": 1999, "use": "住宅")",
                                        rectangle_json(2.5 * middle_m, 20, 9, 9)));
}

/// Runs a scene as a whole and cut, and holds one against the other.
void expect_the_same_whole_and_cut(const SmallScene& scene) {
    const Outcome whole = scene.run();
    ASSERT_EQ(whole.exit_code, 0) << whole.err;
    const std::string cut = scene.file("cut");
    const Outcome outcome = run_sunshed({"run", scene.project(), "-o", cut, "--memory", least_memory(scene)});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(json_of(scene.output() + "/run.json")["counts"]["tiles"], 1);
    EXPECT_GE(json_of(cut + "/run.json")["counts"]["tiles"], 4);
    expect_same_contents(scene.output(), cut);
    expect_sums_agree(cut);
}

TEST(CityTiles, OfASurfaceModelGiveTheSameAsTheWhole) {
    const SmallScene scene;
    put_a_house_where_slices_meet(scene);
    write_surface(scene, [](double x, double y) {
        const auto within = [](double value, double low, double high) {
            return value - middle_m > low && value - middle_m < high;
        };
        const double lean = 0.4 * std::abs(y - middle_m + 2.0);
        return within(x, -6, 7) && within(y, -8, 4)       ? 148.0 - lean
               : within(x, -19, -9) && within(y, -19, -9) ? 148.0
               : within(x, 10, 19) && within(y, 10, 19)   ? 152.0
                                                          : 140.0;
    });
    expect_the_same_whole_and_cut(scene);
}

TEST(CityTiles, OfBareGroundRaiseRoofsWhole) {
    const SmallScene scene;
    put_a_house_where_slices_meet(scene);
    write_surface(scene, [](double x, double y) { return 140.0 + 0.01 * x + 0.006 * y; });
    scene.edit("project.toml", [](std::string text) {
        text.replace(text.find("dsm ="), 5, "dem =");
        text.replace(text.find("year_built = \"built\""), 20, "roof_type = \"roof\"");
        return text;
    });
    expect_the_same_whole_and_cut(scene);
}

TEST(CityTiles, HandOverHoursShadingAndWallsOfEveryBuilding) {
    const SmallScene scene;
    const std::vector<std::string> all{"--hourly-buildings",  "--set",    "output.shading_tables=true", "--set",
                                       "output.facades=true", "--memory", least_memory(scene)};
    const Outcome outcome = scene.run(all);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(std::filesystem::exists(scene.output() + "/series/building_hourly.nc") ||
                std::filesystem::exists(scene.output() + "/series/building_hourly.parquet"));
    const std::string horizons = read_text(scene.output() + "/series/building_horizons.csv");
    EXPECT_THAT(horizons, testing::HasSubstr("\na,"));
    EXPECT_THAT(horizons, testing::HasSubstr("\nb,"));
    for (const char* id : {"a", "b"}) {
        EXPECT_FALSE(read_text(scene.output() + "/series/sam/" + id + ".csv").empty());
    }
}

}  // namespace
}  // namespace sunshed::test
