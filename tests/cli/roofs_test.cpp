// sunshed roofs as users run it, and footprints that are moved onto the surface.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>

#include "support/program.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

using DatasetPtr = std::unique_ptr<GDALDataset>;

DatasetPtr open_vector(const std::string& path) {
    GDALAllRegister();
    return DatasetPtr(static_cast<GDALDataset*>(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr)));
}

TEST(Roofs, WritesPlanesObstaclesAndModulesWithoutWeather) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed({"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"),
                                         "-o", scene.file("roofs.gpkg")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("roofs of 2 of 2 buildings: 2 segments"));
    const DatasetPtr file = open_vector(scene.file("roofs.gpkg"));
    ASSERT_TRUE(file);
    for (const char* layer : {"buildings", "roof_segments", "obstacles", "usable_area", "modules", "layer_styles"}) {
        EXPECT_NE(file->GetLayerByName(layer), nullptr) << layer;
    }
    OGRLayer* segments = file->GetLayerByName("roof_segments");
    ASSERT_EQ(segments->GetFeatureCount(), 2);
    EXPECT_EQ(segments->GetLayerDefn()->GetFieldIndex("energy_ac_kwh"), -1);
    double area = 0.0;
    for (const auto& feature : *segments) {
        EXPECT_LT(feature->GetFieldAsDouble("tilt_deg"), 1.0);
        EXPECT_FALSE(feature->IsFieldSetAndNotNull(feature->GetFieldIndex("azimuth_deg")));
        area += feature->GetFieldAsDouble("area_m2");
    }
    EXPECT_NEAR(area, 100.0 + 168.0, 0.5);
    EXPECT_GT(file->GetLayerByName("modules")->GetFeatureCount(), 10);
}

TEST(Roofs, RefusesWhatItCannotUse) {
    const SmallScene scene;
    const std::vector<std::string> run{"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson")};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), run.begin(), run.end());
        return run_sunshed(more);
    };
    EXPECT_EQ(with({}).exit_code, 2);
    EXPECT_THAT(with({"-o", scene.file("a.gpkg"), "--id", "nobody"}).err, HasSubstr("there is no field 'nobody'"));
    EXPECT_FALSE(std::filesystem::exists(scene.file("a.gpkg")));
    ASSERT_EQ(with({"-o", scene.file("b.gpkg")}).exit_code, 0);
    EXPECT_EQ(with({"-o", scene.file("b.gpkg")}).exit_code, 2) << "it is there already";
    EXPECT_EQ(with({"-o", scene.file("b.gpkg"), "--overwrite"}).exit_code, 0);
}

TEST(Roofs, MovesShiftedFootprintsUnlessToldNotTo) {
    const SmallScene scene;
    scene.write_footprints(feature_json(R"("id": "a", "height": 8)", rectangle_json(13.0, 11.5, 10, 10)) + "," +
                           feature_json(R"("id": "b", "height": 5)", rectangle_json(33.0, 31.5, 14, 12)));
    const std::vector<std::string> run{"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson")};
    const auto roofs = [&](const std::string& name, const std::vector<std::string>& more) {
        std::vector<std::string> arguments = run;
        arguments.insert(arguments.end(), {"-o", scene.file(name)});
        arguments.insert(arguments.end(), more.begin(), more.end());
        EXPECT_EQ(run_sunshed(arguments).exit_code, 0);
        return open_vector(scene.file(name));
    };
    const DatasetPtr left = roofs("left.gpkg", {"--no-align"});
    for (const auto& feature : *left->GetLayerByName("buildings")) {
        EXPECT_STREQ(feature->GetFieldAsString("quality"), "measured, misaligned, doubtful");
        EXPECT_NEAR(feature->GetFieldAsDouble("offset_east_m"), -2.0, 0.25);
        EXPECT_NEAR(feature->GetFieldAsDouble("offset_north_m"), -0.5, 0.25);
    }
    const DatasetPtr moved = roofs("moved.gpkg", {});
    for (const auto& feature : *moved->GetLayerByName("buildings")) {
        EXPECT_STREQ(feature->GetFieldAsString("quality"), "measured, aligned");
    }
    EXPECT_EQ(moved->GetLayerByName("roof_segments")->GetFeatureCount(), 2);
}

}  // namespace
}  // namespace sunshed::test
