// Footprints with vertices at infinity or far off, and footprints on each other, through the commands.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <filesystem>
#include <memory>

#include "support/program.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* house_a = R"("id": "a", "height": 8)";
constexpr const char* house_b = R"("id": "b", "height": 5)";

std::string good_a() {
    return feature_json(house_a, rectangle_json(11, 11, 10, 10));
}

/// House b with its third vertex somewhere else.
std::string bad_b(const std::string& vertex) {
    return feature_json(house_b,
                        "[[317031, 5069031], [317045, 5069031], " + vertex + ", [317031, 5069043], [317031, 5069031]]");
}

struct Roofs {
    Outcome outcome;
    int assessed = 0;
    int left_out = 0;
    double area_m2 = 0.0;
    std::string reason;  ///< of the last that was left out
    bool all_finite = true;
};

Roofs roofs_of(const SmallScene& scene) {
    Roofs roofs;
    roofs.outcome = run_sunshed({"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"), "--id",
                                 "id", "-o", scene.file("roofs.gpkg"), "--overwrite"});
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> file(static_cast<GDALDataset*>(
        GDALOpenEx(scene.file("roofs.gpkg").c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr)));
    if (!file) {
        return roofs;
    }
    for (const auto& feature : *file->GetLayerByName("buildings")) {
        const bool ok = std::string(feature->GetFieldAsString("reason")).empty();
        (ok ? roofs.assessed : roofs.left_out) += 1;
        roofs.reason = ok ? roofs.reason : feature->GetFieldAsString("reason");
        if (const OGRGeometry* geometry = feature->GetGeometryRef()) {
            OGREnvelope box;
            geometry->getEnvelope(&box);
            roofs.all_finite = roofs.all_finite && std::isfinite(box.MinX + box.MaxX + box.MinY + box.MaxY);
        }
    }
    for (const auto& feature : *file->GetLayerByName("roof_segments")) {
        roofs.area_m2 += feature->GetFieldAsDouble("area_m2");
    }
    return roofs;
}

class OddVertex : public testing::TestWithParam<const char*> {};

TEST_P(OddVertex, CostsItsFeatureAndNotTheCity) {
    const SmallScene scene;
    scene.write_footprints(good_a() + "," + bad_b(GetParam()));
    const Roofs roofs = roofs_of(scene);
    ASSERT_EQ(roofs.outcome.exit_code, 0) << roofs.outcome.err;
    EXPECT_EQ(roofs.assessed, 1);
    EXPECT_EQ(roofs.left_out, 1);
    EXPECT_THAT(roofs.reason, HasSubstr("outline"));
    EXPECT_TRUE(roofs.all_finite);
    EXPECT_NEAR(roofs.area_m2, 100.0, 0.5);
    EXPECT_TRUE(nothing_was_left(scene.folder(), "roofs_of_nobody.gpkg"));
    const Outcome check =
        run_sunshed({"check", scene.project(), "--set", "buildings.class=", "--set", "buildings.year_built="});
    EXPECT_EQ(check.exit_code, 3);
    EXPECT_THAT(check.out, AllOf(HasSubstr("building b: "), HasSubstr("outline")));
}

INSTANTIATE_TEST_SUITE_P(Vertices, OddVertex,
                         testing::Values("[NaN, 5069043]", "[Infinity, 5069043]", "[317045, -Infinity]", "[0, 0]",
                                         "[317045, 0]", "[1e7, 5069043]", "[1e9, 5069043]", "[1e300, 1e300]"));

TEST(OddFootprints, BurnIntoASurfaceWithoutThoseThatAreFarOff) {
    const SmallScene scene;
    scene.write_dsm([](double, double) { return 140.0; });
    scene.write_footprints(good_a() + "," + bad_b("[317045, 0]"));
    const Outcome outcome =
        run_sunshed({"surface", "--dem", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"),
                     "--height-field", "height", "-o", scene.file("raised.tif")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("1 of 2 buildings raised"));
    EXPECT_THAT(outcome.err, HasSubstr("1 outlines cannot be used, e.g. that of 'f1'"));
}

TEST(OddFootprints, OnLevelGroundDoNotMakeItAContinent) {
    const SmallScene scene;
    scene.write_footprints(good_a() + "," + feature_json(house_b, rectangle_json(31, 31, 14, 12)) + "," +
                           feature_json(R"("id": "c", "height": 5)", rectangle_json(-317000, -5069000, 14, 12)));
    const Outcome outcome =
        run_sunshed({"check", scene.project(), "--set", "surface.dsm=", "--set", "surface.level_ground_m=140", "--set",
                     "project.crs=EPSG:32652", "--set", "buildings.class=", "--set", "buildings.year_built="});
    EXPECT_EQ(outcome.exit_code, 3) << outcome.out << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("building c: it stands"));
}

TEST(OddFootprints, AZoneWithAVertexFarOffIsNamed) {
    const SmallScene scene;
    for (const char* vertex : {"[317045, 0]", "[Infinity, 5069043]"}) {
        scene.write_footprints(bad_b(vertex));
        std::filesystem::rename(scene.file("buildings.geojson"), scene.file("zones.geojson"));
        scene.write_footprints(good_a());
        const Outcome outcome = scene.run({"--set", "zones.path=" + scene.file("zones.geojson"), "--set", "zones.id=id",
                                           "--set", "buildings.class=", "--set", "buildings.year_built="});
        EXPECT_EQ(outcome.exit_code, 1);
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("zones.geojson:b: "), HasSubstr("outline")));
    }
}

TEST(OddFootprints, TwiceFromMergedSourcesAreCountedOnceAndTold) {
    const SmallScene scene;
    const std::string twice = feature_json(R"("id": "a2", "height": 8)", rectangle_json(11, 11, 10, 10));
    scene.write_footprints(good_a() + "," + twice);
    const Roofs roofs = roofs_of(scene);
    ASSERT_EQ(roofs.outcome.exit_code, 0) << roofs.outcome.err;
    EXPECT_NEAR(roofs.area_m2, 100.0, 0.5);
    EXPECT_EQ(roofs.left_out, 1);
    EXPECT_THAT(roofs.reason, HasSubstr("its outline is that of 'a'"));
    EXPECT_THAT(roofs.outcome.err, HasSubstr("1 footprints lie on others: 1 duplicates left out"));
    const Outcome check =
        run_sunshed({"check", scene.project(), "--set", "buildings.class=", "--set", "buildings.year_built="});
    EXPECT_THAT(check.out, HasSubstr("1 footprints lie on others"));
}

TEST(OddFootprints, WithTheSameIdGetANumberEach) {
    const SmallScene scene;
    scene.write_footprints(good_a() + "," + feature_json(house_a, rectangle_json(31, 31, 14, 12)));
    const Roofs roofs = roofs_of(scene);
    ASSERT_EQ(roofs.outcome.exit_code, 0) << roofs.outcome.err;
    EXPECT_EQ(roofs.assessed, 2);
    EXPECT_THAT(roofs.outcome.err, HasSubstr("1 ids were there already and got a number, e.g. 'a~2'"));
}

TEST(OddFootprints, OfAPodiumAndATowerWithoutAModelShareTheirGround) {
    const SmallScene scene;
    scene.write_footprints(feature_json(R"("id": "podium", "height": 10)", rectangle_json(10, 10, 30, 30)) + "," +
                           feature_json(R"("id": "tower", "height": 30)", rectangle_json(20, 20, 10, 10)));
    const Outcome outcome =
        scene.run({"--set", "surface.dsm=", "--set", "surface.level_ground_m=140", "--set", "project.crs=EPSG:32652",
                   "--set", "buildings.class=", "--set", "buildings.year_built="});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out + outcome.err, HasSubstr("1 footprints lie on others: 1 cut to what others leave"));
}

}  // namespace
}  // namespace sunshed::test
