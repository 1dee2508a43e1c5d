// Elevations as users have them, through the whole program: what is told, what `check` refuses, what never spreads.
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/scene_files.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr int exit_problems = 3;

/// All cells of a band.
std::vector<float> band_of(const std::string& path) {
    GDALAllRegister();
    GDALDataset* dataset = GDALDataset::Open(path.c_str());
    if (dataset == nullptr) {
        return {};
    }
    const int columns = dataset->GetRasterXSize();
    const int rows = dataset->GetRasterYSize();
    std::vector<float> values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    EXPECT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, columns, rows, values.data(), columns, rows,
                                                  GDT_Float32, 0, 0, nullptr),
              CE_None);
    GDALClose(dataset);
    return values;
}

double house(double x, double y) {
    return x > 11 && x < 21 && y > 11 && y < 21 ? 148.0 : 140.0;
}

Outcome clear_sky(const SmallScene& scene, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"irradiance", scene.file("dsm.tif"), "--clear-sky", "--directions",
                                   "16",         "--overwrite",         "-o",          scene.output()};
    words.insert(words.end(), more.begin(), more.end());
    return run_sunshed(words);
}

TEST(Elevations, OneUnmarkedCellChangesNoOtherOfAClearSky) {
    const SmallScene scene;
    scene.write_dsm(house);
    ASSERT_EQ(clear_sky(scene).exit_code, 0);
    const std::vector<float> sound = band_of(scene.file("result/irradiation_annual.tif"));
    for (const double number : {-9999.0, 1e30}) {
        scene.write_dsm([&](double x, double y) {
            return std::abs(x - 30.25) < 0.2 && std::abs(y - 30.25) < 0.2 ? number : house(x, y);
        });
        const Outcome outcome = clear_sky(scene);
        ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("dsm.tif: 1 cells hold"), HasSubstr("1 of 14400 cells")));
        const std::vector<float> holed = band_of(scene.file("result/irradiation_annual.tif"));
        ASSERT_EQ(holed.size(), sound.size());
        int differ = 0;
        for (std::size_t i = 0; i < sound.size(); ++i) {
            differ += std::abs(holed[i] - sound[i]) > 0.01F * sound[i] ? 1 : 0;
        }
        EXPECT_LE(differ, 9) << "the cell itself and the slopes beside it";
    }
}

TEST(Elevations, UndeclaredNodataIsToldByRunAndRefusedByCheck) {
    const SmallScene scene;
    scene.write_dsm([](double x, double y) { return y > 55 ? -9999.0 : house(x, y); });
    const Outcome check = run_sunshed({"check", scene.project()});
    EXPECT_EQ(check.exit_code, exit_problems);
    EXPECT_THAT(check.out, AllOf(HasSubstr("problem"), HasSubstr("cells hold -9999, which the file does not declare"),
                                 HasSubstr("140.0 to 148.0 m")));
    const Outcome run = scene.run({"--set", "output.rasters=false"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("cells hold -9999"));
}

TEST(Elevations, EveryCommandTakesAVerticalUnit) {
    const SmallScene scene;
    scene.write_dsm([](double x, double y) { return house(x, y) / 0.3048; });
    const std::string dsm = scene.file("dsm.tif");
    EXPECT_THAT(run_sunshed({"check", scene.project(), "--vertical-unit", "foot"}).out, HasSubstr("140.0 to 148.0 m"));
    EXPECT_THAT(run_sunshed({"check", scene.project()}).out, HasSubstr("459.3 to 485.6 m"));
    const std::vector<std::vector<std::string>> commands{
        {"run", scene.project(), "-o", scene.file("run")},
        {"horizon", dsm, "-o", scene.file("horizon.tif"), "--directions", "8"},
        {"irradiance", dsm, "--clear-sky", "--directions", "8", "-o", scene.file("irradiance")},
        {"roofs", dsm, "--buildings", scene.file("buildings.geojson"), "-o", scene.file("roofs.gpkg")},
        {"surface", "--dem", dsm, "--buildings", scene.file("buildings.geojson"), "--height-field", "height", "-o",
         scene.file("surface.tif")}};
    for (std::vector<std::string> words : commands) {
        std::replace(words.begin(), words.end(), scene.output(), scene.file("of-" + words.front()));
        words.insert(words.end(), {"--overwrite", "--vertical-unit", "ft"});
        const Outcome outcome = run_sunshed(words);
        EXPECT_EQ(outcome.exit_code, 0) << words.front() << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("elevations are in feet")) << words.front();
        words.back() = "parsec";
        EXPECT_EQ(run_sunshed(words).exit_code, 2) << words.front();
    }
}

TEST(Elevations, OfSurfaceTreesAndFarTerrainInUnitsOfTheirOwnAgree) {
    const SmallScene scene;
    const RasterFrame near{317000, 5069000, 120, 120, 0.5, "EPSG:32652"};
    const RasterFrame far{312000, 5064000, 100, 100, 100.0, "EPSG:32652"};
    const auto annual_in = [&](double surface_m, double trees_m, double far_m, const std::vector<std::string>& units) {
        write_geotiff(scene.file("dsm.tif"), near, [&](double x, double y) { return house(x, y) / surface_m; });
        write_geotiff(scene.file("trees.tif"), near,
                      [&](double x, double) { return (x > 40 && x < 44 ? 9.0 : 0.0) / trees_m; });
        write_geotiff(scene.file("far.tif"), far, [&](double, double y) { return (y < 2000 ? 500.0 : 140.0) / far_m; });
        std::vector<std::string> words{"--canopy", scene.file("trees.tif"), "--far-dem", scene.file("far.tif")};
        words.insert(words.end(), units.begin(), units.end());
        const Outcome outcome = clear_sky(scene, words);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return band_of(scene.file("result/irradiation_annual.tif"));
    };
    const std::vector<float> metres = annual_in(1.0, 1.0, 1.0, {});
    const std::vector<float> mixed =
        annual_in(0.3048, 0.01, 1200.0 / 3937.0,
                  {"--vertical-unit", "ft", "--canopy-unit", "cm", "--far-dem-unit", "US survey foot"});
    ASSERT_EQ(mixed.size(), metres.size());
    for (std::size_t i = 0; i < metres.size(); ++i) {
        ASSERT_NEAR(mixed[i], metres[i], 1e-3F * metres[i]) << i;
    }
    EXPECT_NE(annual_in(1.0, 1.0, 0.5, {}), metres) << "far terrain counts";
}

TEST(Elevations, WithoutACrsAreReadWithTheOptionThatTheErrorNames) {
    const SmallScene scene;
    scene.write_dsm(house, "");
    const Outcome refused = clear_sky(scene);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("dsm.tif: the raster has no CRS"), HasSubstr("project.crs (--crs)")));
    EXPECT_EQ(clear_sky(scene, {"--crs", "EPSG:32652"}).exit_code, 0);
    EXPECT_EQ(clear_sky(scene, {"--set", "project.crs=EPSG:32652"}).exit_code, 0);
    EXPECT_EQ(
        run_sunshed({"horizon", scene.file("dsm.tif"), "-o", scene.file("h.tif"), "--crs", "EPSG:32652"}).exit_code, 0);
    EXPECT_EQ(run_sunshed({"roofs", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"), "-o",
                           scene.file("r.gpkg"), "--crs", "EPSG:32652"})
                  .exit_code,
              0);
}

TEST(Elevations, SettingsThatACommandDoesNotUseAreRefusedAndThoseItUsesAct) {
    const SmallScene scene;
    const std::string dsm = scene.file("dsm.tif");
    const Outcome unknown = run_sunshed({"horizon", dsm, "-o", scene.file("h.tif"), "--set", "no.such_key=5"});
    EXPECT_NE(unknown.exit_code, 0);
    EXPECT_THAT(unknown.err, HasSubstr("no.such_key"));
    EXPECT_NE(run_sunshed({"horizon", dsm, "-o", scene.file("h.tif"), "--set", "roof.min_area_m2=5"}).exit_code, 0);
    ASSERT_EQ(clear_sky(scene, {"--set", "sky.transposition=isotropic"}).exit_code, 0);
    const std::vector<float> set = band_of(scene.file("result/irradiation_annual.tif"));
    ASSERT_EQ(clear_sky(scene, {"--transposition", "isotropic"}).exit_code, 0);
    EXPECT_EQ(set, band_of(scene.file("result/irradiation_annual.tif")));
    ASSERT_EQ(clear_sky(scene).exit_code, 0);
    EXPECT_NE(set, band_of(scene.file("result/irradiation_annual.tif")));
}

TEST(Elevations, FootprintsOfAGuessedDatumAreNotAssessedAndSayWhy) {
    const SmallScene scene;
    // Beijing 1954 / Gauss-Kruger CM 129E: the meridian of UTM zone 52, without its scale and on another ellipsoid.
    const auto point = [](double x, double y) {
        return fmt::format("[{:.3f}, {:.3f}]", 500000.0 + (316997.0 + x - 500000.0) / 0.9996, (5069089.0 + y) / 0.9996);
    };
    const std::string ring =
        fmt::format("[{}, {}, {}, {}, {}]", point(11, 11), point(21, 11), point(21, 21), point(11, 21), point(11, 11));
    scene.write_footprints(feature_json(R"("id": "a", "height": 8, "use": "x", "built": 2022)", ring));
    scene.edit("buildings.geojson", [](std::string text) {
        const std::string code = "EPSG::32652";
        return text.replace(text.find(code), code.size(), "EPSG::21462");
    });
    const Outcome check = run_sunshed({"check", scene.project()});
    EXPECT_EQ(check.exit_code, exit_problems) << check.out << check.err;
    EXPECT_THAT(check.out, HasSubstr("the datum shift from Beijing 1954 to WGS 84 is not known"));
    const Outcome run = scene.run({"--set", "output.rasters=false", "--overwrite"});
    EXPECT_EQ(run.exit_code, exit_problems) << run.err;
    EXPECT_THAT(run.err, HasSubstr("sunshed: error:"));
    EXPECT_THAT(run.err, HasSubstr("none of the 1 buildings is assessed"));
    EXPECT_THAT(run.out, HasSubstr("0 of 1 buildings assessed"));
    EXPECT_THAT(read_text(scene.file("result/report/report.json")), HasSubstr("datum shift"));
    const std::string dsm = scene.file("dsm.tif");
    EXPECT_EQ(run_sunshed({"roofs", dsm, "--buildings", scene.file("buildings.geojson"), "-o", scene.file("r.gpkg")})
                  .exit_code,
              1);
    const Outcome allowed =
        scene.run({"--set", "output.rasters=false", "--overwrite", "--set", "crs.allow_ballpark=true"});
    EXPECT_EQ(allowed.exit_code, 0) << allowed.err;
    EXPECT_THAT(allowed.out, HasSubstr("1 of 1 buildings assessed"));
}

TEST(Memory, ThatIsTooLittleForASensibleSpeedIsRefusedWithTheLeastThatIsNot) {
    const SmallScene scene;
    const Outcome refused = scene.run({"--memory", "180MB"});
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("--memory 180MB: it is too little"));
    const auto at = refused.err.find("allow at least ");
    ASSERT_NE(at, std::string::npos) << refused.err;
    const std::string least = refused.err.substr(at + 15, refused.err.find("MB", at) + 2 - at - 15);
    EXPECT_EQ(scene.run({"--memory", least}).exit_code, 0) << least;
}

TEST(Memory, AHeaderThatClaimsAMillionBillionCellsIsRefusedAtOnce) {
    const SmallScene scene;
    write_text(
        scene.file("huge.vrt"),
        R"(<VRTDataset rasterXSize="1000000" rasterYSize="1000000"><SRS>EPSG:32652</SRS><GeoTransform>317000, 1, 0, 5070000,
               0, -1</GeoTransform><VRTRasterBand dataType="Float32" band="1"/></VRTDataset>)");
    const std::string dsm = scene.file("huge.vrt");
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"horizon", dsm, "-o", scene.output()},
             {"irradiance", dsm, "--clear-sky", "-o", scene.output()},
             {"roofs", dsm, "--buildings", scene.file("buildings.geojson"), "-o", scene.output()}}) {
        const Outcome outcome = run_sunshed(words);
        EXPECT_EQ(outcome.exit_code, 1) << words.front();
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("huge.vrt: its header claims 1e+12 cells"), HasSubstr("--memory")));
        EXPECT_TRUE(nothing_was_left(scene.folder(), "result"));
    }
}

TEST(Memory, OfALittleAddressSpaceEndsInALineNotInACrash) {
    const SmallScene scene;
    for (const std::size_t megabytes : {250U, 400U, 700U}) {
        const Outcome outcome =
            run_sunshed_with_memory({"run", scene.project(), "-o", scene.output(), "--overwrite"}, megabytes << 20U);
        EXPECT_TRUE(outcome.exit_code == 0 || outcome.exit_code == 1)
            << megabytes << ": " << outcome.exit_code << outcome.err;
        if (outcome.exit_code == 1) {
            EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
            EXPECT_THAT(outcome.err, HasSubstr("memory"));
            EXPECT_TRUE(nothing_was_left(scene.folder(), "result"));
        }
    }
}

}  // namespace
}  // namespace sunshed::test
