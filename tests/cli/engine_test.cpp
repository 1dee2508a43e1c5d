// sunshed horizon and surface as users run them.

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include "support/program.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using testing::HasSubstr;

/// A raster that a test reads back.
class RasterFile {
public:
    explicit RasterFile(const std::string& path) {
        GDALAllRegister();
        dataset_.reset(static_cast<GDALDataset*>(GDALOpen(path.c_str(), GA_ReadOnly)));
    }
    [[nodiscard]] int bands() const { return dataset_ ? dataset_->GetRasterCount() : 0; }
    [[nodiscard]] std::string name(int band) const { return dataset_->GetRasterBand(band)->GetDescription(); }
    [[nodiscard]] std::string tag(const char* key) const {
        const char* value = dataset_->GetMetadataItem(key);
        return value != nullptr ? value : "";
    }
    /// The value at a place in metres from the scene's lower left corner.
    [[nodiscard]] double at(int band, double x, double y) const {
        double transform[6];
        dataset_->GetGeoTransform(transform);
        const int column = static_cast<int>(x / transform[1]);
        const int row = dataset_->GetRasterYSize() - 1 - static_cast<int>(y / transform[1]);
        double value = 0.0;
        EXPECT_EQ(dataset_->GetRasterBand(band)->RasterIO(GF_Read, column, row, 1, 1, &value, 1, 1, GDT_Float64, 0, 0),
                  CE_None);
        return value * dataset_->GetRasterBand(band)->GetScale();
    }
    [[nodiscard]] std::string type() const {
        return GDALGetDataTypeName(dataset_->GetRasterBand(1)->GetRasterDataType());
    }

private:
    std::unique_ptr<GDALDataset> dataset_;
};

TEST(Horizon, WritesABandADirectionAndTheSkyView) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed({"horizon", scene.file("dsm.tif"), "-o", scene.file("horizon.tif"),
                                         "--directions", "16", "--svf", scene.file("svf.tif")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const RasterFile horizons(scene.file("horizon.tif"));
    ASSERT_EQ(horizons.bands(), 16);
    EXPECT_EQ(horizons.name(1), "horizon_az_0");
    EXPECT_EQ(horizons.name(2), "horizon_az_22.5");
    EXPECT_EQ(horizons.name(13), "horizon_az_270");
    const RasterFile sky_view(scene.file("svf.tif"));
    EXPECT_EQ(sky_view.bands(), 1);
    double highest = 0.0;
    for (int band = 1; band <= 16; ++band) {
        highest = std::max(highest, horizons.at(band, 30.0, 30.0));
    }
    EXPECT_GT(highest, 5.0) << "the houses stand around the middle";
    EXPECT_LT(sky_view.at(1, 30.0, 30.0), 1.0);
    EXPECT_GT(sky_view.at(1, 30.0, 30.0), 0.5);
    EXPECT_EQ(horizons.type(), "Float32");
    EXPECT_TRUE(nothing_was_left(scene.folder(), "horizon.tif.level0"));
}

TEST(Horizon, StoresDegreesAsItIsAsked) {
    const SmallScene scene;
    const auto horizons = [&](const std::string& name, const std::vector<std::string>& options) {
        std::vector<std::string> words{"horizon", scene.file("dsm.tif"), "-o", scene.file(name), "--directions", "8"};
        words.insert(words.end(), options.begin(), options.end());
        const Outcome outcome = run_sunshed(words);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return RasterFile(scene.file(name));
    };
    const RasterFile exact = horizons("float.tif", {});
    const RasterFile fine = horizons("fine.tif", {"--type", "int16"});
    const RasterFile coarse = horizons("coarse.tif", {"--type", "int16", "--max-error", "0.1"});
    const RasterFile lerc = horizons("lerc.tif", {"--compress", "lerc", "--max-error", "0.2"});
    EXPECT_EQ(exact.type(), "Float32");
    EXPECT_EQ(fine.type(), "Int16");
    EXPECT_EQ(fine.tag("MAX_ERROR_DEG"), "0.005");
    EXPECT_EQ(coarse.tag("MAX_ERROR_DEG"), "0.1");
    for (int band = 1; band <= 8; ++band) {
        EXPECT_NEAR(fine.at(band, 30.0, 30.0), exact.at(band, 30.0, 30.0), 0.00501);
        EXPECT_NEAR(coarse.at(band, 30.0, 30.0), exact.at(band, 30.0, 30.0), 0.1);
        EXPECT_NEAR(lerc.at(band, 30.0, 30.0), exact.at(band, 30.0, 30.0), 0.2);
    }
    const Outcome refused = run_sunshed(
        {"horizon", scene.file("dsm.tif"), "-o", scene.file("no.tif"), "--type", "float32", "--max-error", "0.1"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("--compress lerc"));
}

TEST(Horizon, RefusesWhatIsThereAndWhatIsNoRaster) {
    const SmallScene scene;
    write_text(scene.file("taken.tif"), "mine");
    const Outcome taken = run_sunshed({"horizon", scene.file("dsm.tif"), "-o", scene.file("taken.tif")});
    EXPECT_EQ(taken.exit_code, 2);
    EXPECT_EQ(read_text(scene.file("taken.tif")), "mine");
    const Outcome no_raster = run_sunshed({"horizon", scene.file("weather.epw"), "-o", scene.file("h.tif")});
    EXPECT_EQ(no_raster.exit_code, 1);
    EXPECT_THAT(no_raster.err, HasSubstr("weather.epw"));
    EXPECT_TRUE(nothing_was_left(scene.folder(), "h.tif"));
}

/// The lower left 3 x 3 m are unknown; a house stands in the upper right.
double house_and_hole(double x, double y) {
    if (x < 3.0 && y < 3.0) {
        return std::nan("");
    }
    return x > 31.0 && y > 31.0 && x < 45.0 && y < 43.0 ? 105.0 : 100.0;
}

TEST(Nodata, IsDeclaredCountedAndTold) {
    const SmallScene scene;
    scene.write_dsm(house_and_hole);
    const auto horizon = [&](const std::string& policy) {
        return run_sunshed({"horizon", scene.file("dsm.tif"), "-o", scene.file(policy + ".tif"), "--directions", "8",
                            "--nodata", policy});
    };
    const Outcome open = horizon("open");
    ASSERT_EQ(open.exit_code, 0) << open.err;
    EXPECT_THAT(open.err, HasSubstr("dsm.tif: 36 of 14400 cells (0.2 %) have no value"));
    EXPECT_EQ(horizon("blocked").exit_code, 0);
    const int south_west = 6;  // the band toward 225 degrees
    EXPECT_LT(RasterFile(scene.file("open.tif")).at(south_west, 5.0, 5.0), 1.0);
    EXPECT_GT(RasterFile(scene.file("blocked.tif")).at(south_west, 5.0, 5.0), 50.0);
    const Outcome refused = horizon("error");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("dsm.tif: 36 cells have no value"));
    EXPECT_TRUE(nothing_was_left(scene.folder(), "error.tif"));
    const Outcome rasters = run_sunshed({"irradiance", scene.file("dsm.tif"), "--clear-sky", "--nodata", "error",
                                         "--directions", "8", "-o", scene.file("rasters")});
    EXPECT_EQ(rasters.exit_code, 1);
    EXPECT_THAT(rasters.err, HasSubstr("dsm.tif: 36 cells have no value"));
}

TEST(Nodata, IsCountedInARunAndByCheck) {
    const SmallScene scene;
    scene.write_dsm(house_and_hole);
    EXPECT_THAT(run_sunshed({"check", scene.project()}).out, HasSubstr("36 of 14400 cells"));
    ASSERT_EQ(scene.run({"-q"}).exit_code, 0);
    EXPECT_THAT(read_text(scene.file("result/run.json")), HasSubstr("\"cells_nodata\": 36"));
    const Outcome refused =
        run_sunshed({"run", scene.project(), "-o", scene.file("no"), "--set", "surface.nodata=error"});
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("dsm.tif: 36 cells have no value"));
}

/// Level ground with 0.1 m of what looks like noise.
double noisy_ground(double x, double y) {
    const double scattered = std::sin(12.9898 * x + 78.233 * y) * 43758.5453;
    return 100.0 + 0.3 * (scattered - std::floor(scattered) - 0.5);
}

TEST(Shade, OfAnHourIsNotThatOfNoise) {
    const SmallScene scene;
    scene.write_dsm(noisy_ground);
    ASSERT_EQ(run_sunshed({"irradiance", scene.file("dsm.tif"), "--clear-sky", "--directions", "32", "--hourly-shade",
                           "-o", scene.file("rasters")})
                  .exit_code,
              0);
    ASSERT_EQ(scene.run({"--set", "output.hourly_shade=true", "-q"}).exit_code, 0);
    for (const char* folder : {"rasters", "result/rasters"}) {
        const RasterFile january(scene.file(std::string(folder) + "/hourly_shade_01.tif"));
        int open = 0;
        for (int place = 0; place < 400; ++place) {
            const double sees = january.at(16, 10.25 + 0.5 * (place % 20), 48.25 + 0.5 * (place / 20));
            open += sees == 2147483647.0 ? 1 : 0;
        }
        EXPECT_GT(open, 380) << folder << ": three in the afternoon sees the sun on all 31 days";
    }
}

TEST(Shade, IsWrittenByHourAndForOtherProgramsWhenAskedFor) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--set", "output.hourly_shade=true", "--set", "output.shading_tables=true"}).exit_code, 0);
    const RasterFile june(scene.file("result/rasters/hourly_shade_06.tif"));
    ASSERT_EQ(june.bands(), 24);
    EXPECT_EQ(june.name(13), "hour_12");
    EXPECT_EQ(june.at(13, 16.0, 16.0), 1073741823.0) << "noon on a roof: all 30 days";
    EXPECT_THAT(june.tag("CLOCK"), HasSubstr("UTC+8 (Asia/"));
    EXPECT_EQ(june.at(2, 16.0, 16.0), 0.0) << "at night";
    const std::string hours = read_text(scene.file("result/series/segment_shading.csv"));
    EXPECT_THAT(hours, HasSubstr("building_id,segment_id,month,h00,h01"));
    EXPECT_THAT(hours, HasSubstr(",h23,clock\n"));
    EXPECT_THAT(hours, HasSubstr(",UTC+8\n"));
    EXPECT_THAT(hours, HasSubstr(",12,"));
    EXPECT_THAT(read_text(scene.file("result/report/report.json")), HasSubstr("\"clock\": \"UTC+8 (Asia/"));
    const std::string horizons = read_text(scene.file("result/series/building_horizons.csv"));
    EXPECT_THAT(horizons, HasSubstr("building_id,az_000,az_010"));
    EXPECT_EQ(std::count(horizons.begin(), horizons.end(), '\n'), 3) << "a header and two buildings";
    std::size_t sam_tables = 0;
    for (const auto& entry : std::filesystem::directory_iterator(scene.file("result/series/sam"))) {
        sam_tables += entry.is_regular_file() ? 1 : 0;
    }
    EXPECT_EQ(sam_tables, 2U);
}

TEST(SunHours, ByMonthAreWrittenWhenAskedFor) {
    const SmallScene scene;
    const Outcome outcome = run_sunshed({"irradiance", scene.file("dsm.tif"), "--clear-sky", "--sun-hours-monthly",
                                         "--directions", "32", "-o", scene.file("rasters")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const RasterFile months(scene.file("rasters/sun_hours_monthly.tif"));
    ASSERT_EQ(months.bands(), 12);
    EXPECT_EQ(months.name(6), "sun_hours_06");
    double year = 0.0;
    for (int band = 1; band <= 12; ++band) {
        year += months.at(band, 30.0, 30.0);
    }
    EXPECT_NEAR(year, RasterFile(scene.file("rasters/sun_hours.tif")).at(1, 30.0, 30.0), 0.1);
    EXPECT_GT(months.at(6, 30.0, 30.0), months.at(12, 30.0, 30.0));
    ASSERT_EQ(scene.run({"-q", "--set", "output.sun_hours_monthly=true"}).exit_code, 0);
    EXPECT_EQ(RasterFile(scene.file("result/rasters/sun_hours_monthly.tif")).bands(), 12);
}

TEST(Facades, AreALayerOfTheirOwnWhenAskedFor) {
    const SmallScene scene;
    ASSERT_EQ(scene.run({"--set", "output.facades=true"}).exit_code, 0);
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> dataset(static_cast<GDALDataset*>(
        GDALOpenEx(scene.file("result/results.gpkg").c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr)));
    OGRLayer* walls = dataset->GetLayerByName("facades");
    ASSERT_NE(walls, nullptr);
    EXPECT_EQ(walls->GetFeatureCount(), 8);
    double south = 0.0;
    double north = 0.0;
    for (const auto& wall : *walls) {
        const double azimuth_deg = wall->GetFieldAsDouble("azimuth_deg");
        const double kwh_m2 = wall->GetFieldAsDouble("irradiation_kwh_m2");
        EXPECT_GT(kwh_m2, 100.0);
        south += std::abs(azimuth_deg - 180.0) < 10.0 ? kwh_m2 : 0.0;
        north += azimuth_deg < 10.0 || azimuth_deg > 350.0 ? kwh_m2 : 0.0;
    }
    EXPECT_GT(south, 1.5 * north);
}

TEST(Surface, RaisesFootprintsFromTheGround) {
    const SmallScene scene;
    const Outcome outcome =
        run_sunshed({"surface", "--dem", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"),
                     "--height-field", "height", "-o", scene.file("raised.tif")});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("2 of 2 buildings raised"));
    EXPECT_EQ(RasterFile(scene.file("raised.tif")).bands(), 1);
}

TEST(Surface, SaysWhichFieldItNeeds) {
    const SmallScene scene;
    const Outcome none = run_sunshed({"surface", "--dem", scene.file("dsm.tif"), "--buildings",
                                      scene.file("buildings.geojson"), "-o", scene.file("raised.tif")});
    EXPECT_EQ(none.exit_code, 2);
    EXPECT_THAT(none.err, HasSubstr("--height-field"));
    const Outcome wrong =
        run_sunshed({"surface", "--dem", scene.file("dsm.tif"), "--buildings", scene.file("buildings.geojson"),
                     "--height-field", "hoehe", "-o", scene.file("raised.tif")});
    EXPECT_EQ(wrong.exit_code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("hoehe"));
    EXPECT_TRUE(nothing_was_left(scene.folder(), "raised.tif"));
}

}  // namespace
}  // namespace sunshed::test
