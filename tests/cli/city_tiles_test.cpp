// sunshed run on a city that is cut into tiles because the memory is little.

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

constexpr const char* too_little_for_one_tile = "193MB";

nlohmann::json json_of(const std::string& path) {
    return nlohmann::json::parse(read_text(path));
}

std::vector<float> annual_irradiation(const std::string& folder) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> file(
        GDALDataset::Open((folder + "/rasters/irradiation_annual.tif").c_str(), GDAL_OF_RASTER));
    std::vector<float> values(120U * 120U);
    EXPECT_EQ(file->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, 120, 120, values.data(), 120, 120, GDT_Float32, 0, 0),
              CE_None);
    return values;
}

/// One house in the middle of the scene, where tiles meet, and those of the small scene.
void put_a_house_where_tiles_meet(const SmallScene& scene) {
    scene.write_footprints(feature_json(R"("id": "a", "height": 8, "roof": "hip", "built": 1999, "use": "学校")",
                                        rectangle_json(11, 11, 10, 10)) +
                           "," +
                           feature_json(R"("id": "b", "height": 5, "roof": "", "built": 1999, "use": "住宅")",
                                        rectangle_json(24, 22, 13, 12)) +
                           "," +
                           feature_json(R"("id": "c", "height": 12, "roof": "", "built": 1999, "use": "住宅")",
                                        rectangle_json(40, 40, 9, 9)) +
                           "," +
                           feature_json(R"("id": "outside", "height": 5, "roof": "", "built": 1999, "use": "住宅")",
                                        rectangle_json(90, 20, 9, 9)));
}

/// Runs a scene as a whole and cut, and holds one against the other.
void expect_the_same_whole_and_cut(const SmallScene& scene) {
    const Outcome whole = scene.run();
    ASSERT_EQ(whole.exit_code, 0) << whole.err;
    const std::string cut = scene.file("cut");
    const Outcome outcome = run_sunshed({"run", scene.project(), "-o", cut, "--memory", too_little_for_one_tile});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(json_of(scene.output() + "/run.json")["counts"]["tiles"], 1);
    EXPECT_EQ(json_of(cut + "/run.json")["counts"]["tiles"], 4);

    const auto one = json_of(scene.output() + "/report/report.json")["buildings"];
    const auto other = json_of(cut + "/report/report.json")["buildings"];
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        SCOPED_TRACE(one[i]["building_id"]);
        for (const char* same : {"building_id", "module_count", "quality", "reason", "height_m", "usable_area_m2"}) {
            EXPECT_EQ(one[i][same], other[i][same]) << same;
        }
        for (const char* near : {"irradiation_kwh_m2", "energy_ac_kwh", "sky_view"}) {
            EXPECT_EQ(one[i][near].is_null(), other[i][near].is_null());
            if (one[i][near].is_number()) {
                EXPECT_NEAR(one[i][near].get<double>(), other[i][near].get<double>(),
                            0.001 * one[i][near].get<double>());
            }
        }
    }
    const std::vector<float> whole_cells = annual_irradiation(scene.output());
    const std::vector<float> cut_cells = annual_irradiation(cut);
    for (std::size_t i = 0; i < whole_cells.size(); ++i) {
        ASSERT_NEAR(whole_cells[i], cut_cells[i], 0.01F * whole_cells[i]) << i;
    }
}

TEST(CityTiles, OfASurfaceModelGiveTheSameAsTheWhole) {
    const SmallScene scene;
    put_a_house_where_tiles_meet(scene);
    scene.write_dsm([](double x, double y) {
        const auto within = [](double value, double low, double high) { return value > low && value < high; };
        const double lean = 0.4 * std::abs(y - 28.0);
        return within(x, 24, 37) && within(y, 22, 34)   ? 148.0 - lean
               : within(x, 11, 21) && within(y, 11, 21) ? 148.0
               : within(x, 40, 49) && within(y, 40, 49) ? 152.0
                                                        : 140.0;
    });
    expect_the_same_whole_and_cut(scene);
}

TEST(CityTiles, OfBareGroundRaiseRoofsWhole) {
    const SmallScene scene;
    put_a_house_where_tiles_meet(scene);
    scene.write_dsm([](double x, double y) { return 140.0 + 0.05 * x + 0.03 * y; });
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
                                       "output.facades=true", "--memory", too_little_for_one_tile};
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
