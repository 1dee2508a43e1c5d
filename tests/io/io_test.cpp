#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <thread>
#include <vector>

#include "io/scratch.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/io/crs.hpp"
#include "sunshed/io/gcj02.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

class WithRasters : public InScratch {
protected:
    /// A 4 x 3 raster of 10, 11, 12 ... in a CRS.
    void write_raster(const std::string& name, const std::string& crs, std::array<double, 6> transform,
                      const char* unit = "") const {
        GDALDataset* dataset =
            GetGDALDriverManager()->GetDriverByName("GTiff")->Create(file(name).c_str(), 4, 3, 1, GDT_Float32, nullptr);
        dataset->SetGeoTransform(transform.data());
        if (!crs.empty()) {
            OGRSpatialReference reference;
            reference.SetFromUserInput(crs.c_str());
            dataset->SetSpatialRef(&reference);
        }
        std::vector<float> values(12);
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<float>(10 + i);
        }
        values[5] = std::numeric_limits<float>::infinity();
        values[6] = -9999.0F;
        dataset->GetRasterBand(1)->SetNoDataValue(-9999.0);
        dataset->GetRasterBand(1)->SetUnitType(unit);
        ASSERT_EQ(
            dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, 4, 3, values.data(), 4, 3, GDT_Float32, 0, 0, nullptr),
            CE_None);
        GDALClose(dataset);
    }
};

TEST(Gcj02, IsUndoneToAMillimetreOverHeilongjiang) {
    for (double latitude = 43.0; latitude < 54.0; latitude += 0.7) {
        for (double longitude = 121.0; longitude < 135.5; longitude += 0.9) {
            const GeographicPoint there = wgs84_to_gcj02({longitude, latitude});
            const GeographicPoint back = gcj02_to_wgs84(there);
            EXPECT_NEAR(back.latitude_deg, latitude, 1e-8);  // 1 mm
            EXPECT_NEAR(back.longitude_deg, longitude, 1e-8);
            const double metres =
                std::hypot((there.latitude_deg - latitude) * 111000.0,
                           (there.longitude_deg - longitude) * 111000.0 * std::cos(latitude * 0.01745));
            EXPECT_GT(metres, 100.0);
            EXPECT_LT(metres, 1200.0);
        }
    }
    EXPECT_EQ(wgs84_to_gcj02({11.97, 57.7}).longitude_deg, 11.97);
}

TEST_F(InScratch, WhatAGeometryCoversCountsOnceHoweverItIsMadeUp) {
    const auto area = [&](const std::string& wkt) {
        GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file("g.gpkg").c_str(), 0, 0, 0,
                                                                                       GDT_Unknown, nullptr);
        OGRSpatialReference crs;
        crs.importFromEPSG(32652);
        OGRLayer* layer = dataset->CreateLayer("g", &crs, wkbUnknown, nullptr);
        OGRGeometry* geometry = nullptr;
        OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetGeometryDirectly(geometry);
        EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE) << wkt;
        GDALClose(dataset);
        const VectorInput input = read_features(file("g.gpkg"), {});
        std::filesystem::remove(file("g.gpkg"));
        return area_m2(input.layer.features.front().geometry);
    };
    const std::string square = "((0 0,20 0,20 20,0 20,0 0))";
    const std::string inner = "((5 5,10 5,10 10,5 10,5 5))";
    EXPECT_NEAR(area("POLYHEDRALSURFACE Z (((0 0 5,0 20 5,20 20 5,20 0 5,0 0 5)),((0 0 9,20 0 9,20 20 9,0 20 9,0 0 9)),"
                     "((0 0 5,20 0 5,20 0 9,0 0 9,0 0 5)))"),
                400.0, 1e-6)
        << "floor, roof and a wall";
    EXPECT_NEAR(area("TIN Z (((0 0 5,20 0 5,20 20 5,0 0 5)),((0 0 5,20 20 5,0 20 5,0 0 5)))"), 400.0, 1e-6);
    EXPECT_NEAR(area("GEOMETRYCOLLECTION (POINT (1 1),POLYGON " + square + ",POLYGON " + square + ")"), 400.0, 1e-6);
    EXPECT_NEAR(area("MULTIPOLYGON (" + square + "," + inner + ")"), 400.0, 1e-6) << "the outline and a part";
    EXPECT_NEAR(area("MULTIPOLYGON (" + square + "," + square + ")"), 400.0, 1e-6);
    EXPECT_NEAR(area("POLYGON ((0 0,20 20,20 0,0 20,0 0))"), 200.0, 1e-6) << "a bow tie";
}

TEST(Crs, KnowsWhatOneCanMeasureIn) {
    const CrsInfo utm = crs_from_text("EPSG:32652", "x");
    EXPECT_TRUE(utm.projected);
    EXPECT_EQ(utm.metres_per_unit, 1.0);
    EXPECT_FALSE(crs_from_text("EPSG:4326", "x").projected);
    EXPECT_THAT(complaint([] { crs_from_text("utm 52", "project.crs"); }), HasSubstr("project.crs: 'utm 52'"));
    EXPECT_THAT(utm_for({126.65, 45.75}).name, HasSubstr("52N"));
    EXPECT_THAT(utm_for({-70.0, -33.0}).name, HasSubstr("19S"));
}

TEST(Crs, ConvergenceHasItsSignAndSize) {
    const CrsInfo utm = crs_from_text("EPSG:32652", "x");
    // West of the central meridian (129 E) true north lies east of grid north: gamma = dlon sin(lat) < 0.
    const Point2 harbin = PointTransform(crs_from_text("EPSG:4326", "x").wkt, utm.wkt)({126.65, 45.75});
    const double gamma_deg = (126.65 - 129.0) * std::sin(45.75 * 0.0174532925);
    EXPECT_NEAR(grid_convergence_deg(utm.wkt, harbin), gamma_deg, 0.01);
    EXPECT_NEAR(grid_convergence_deg(utm.wkt, {500000.0, 5069000.0}), 0.0, 1e-4);
}

TEST_F(WithRasters, ReadsARasterAsItIs) {
    write_raster("dsm.tif", "EPSG:32652", {317000, 0.5, 0, 5070000, 0, -0.5});
    const RasterInput input = read_elevation(file("dsm.tif"), {});
    EXPECT_EQ(input.raster.geometry, (GridGeometry{317000, 5070000, 0.5, 4, 3}));
    EXPECT_EQ(input.nodata_count, 2U);
    EXPECT_TRUE(std::isnan(input.raster.values[5]));
    EXPECT_TRUE(std::isnan(input.raster.values[6]));
    EXPECT_EQ(input.max_value, 21.0);
    EXPECT_TRUE(input.notes.empty());
}

TEST_F(WithRasters, ConvertsFeetWithANote) {
    write_raster("dsm.tif", "EPSG:32652", {317000, 0.5, 0, 5070000, 0, -0.5}, "ft");
    const RasterInput input = read_elevation(file("dsm.tif"), {});
    EXPECT_NEAR(input.max_value, 21.0 * 0.3048, 1e-5);
    ASSERT_EQ(input.notes.size(), 1U);
}

TEST_F(WithRasters, BringsDegreesWebMercatorAndOblongCellsToSquareMetres) {
    write_raster("degrees.tif", "EPSG:4326", {126.65, 0.001, 0, 45.75, 0, -0.001});
    write_raster("mercator.tif", "EPSG:3857", {14098000, 10, 0, 5742000, 0, -10});
    write_raster("oblong.tif", "EPSG:32652", {317000, 1.0, 0, 5070000, 0, -0.5});
    for (const char* name : {"degrees.tif", "mercator.tif", "oblong.tif"}) {
        const RasterInput input = read_elevation(file(name), {});
        EXPECT_TRUE(input.crs.projected) << name;
        EXPECT_THAT(input.crs.name, HasSubstr("52N")) << name;
        EXPECT_EQ(input.notes.size(), 1U) << name;
    }
}

TEST_F(WithRasters, ReadsWindowsAsItReadsTheWhole) {
    write_raster("plain.tif", "EPSG:32652", {317000, 0.5, 0, 5070000, 0, -0.5}, "ft");
    write_raster("degrees.tif", "EPSG:4326", {126.65, 0.001, 0, 45.75, 0, -0.001});
    write_raster("oblong.tif", "EPSG:32652", {317000, 1.0, 0, 5070000, 0, -0.5});
    for (const char* name : {"plain.tif", "degrees.tif", "oblong.tif"}) {
        const FloatRaster whole = read_elevation(file(name), {}).raster;
        ElevationFile windows(file(name), {});
        ASSERT_EQ(windows.geometry(), whole.geometry) << name;
        EXPECT_TRUE(windows.crs().projected);
        for (int row = 0; row < whole.geometry.rows; ++row) {
            const Window window{1, row, whole.geometry.columns - 1, 1};
            const FloatRaster read = windows.read(window);
            const FloatRaster expected = part_of(whole, window);
            EXPECT_EQ(read.geometry, expected.geometry);
            for (std::size_t i = 0; i < read.values.size(); ++i) {
                EXPECT_EQ(std::isnan(read.values[i]), std::isnan(expected.values[i])) << name;
                EXPECT_TRUE(std::isnan(read.values[i]) || read.values[i] == expected.values[i]) << name;
            }
        }
    }
    EXPECT_THAT(complaint([&] { ElevationFile(file("missing.tif"), {}); }), HasSubstr("not there"));
}

TEST_F(WithRasters, WritesWindowsAsItWritesTheWholeAndLeavesNothingBeside) {
    FloatRaster raster(GridGeometry{317000, 5070000, 0.5, 70, 40});
    for (std::size_t i = 0; i < raster.values.size(); ++i) {
        raster.values[i] = static_cast<float>(i % 97);
    }
    raster.at({3, 2}) = missing_f;
    const std::string wkt = crs_from_text("EPSG:32652", "test").wkt;
    for (const bool in_memory : {true, false}) {
        CogTileWriter writer(file("tiled.tif"), raster.geometry, wkt, {{"height", "a height", "m"}}, {}, in_memory);
        for (int row = 0; row < 40; row += 16) {
            const Window window{0, row, 70, std::min(16, 40 - row)};
            writer.write(0, window, part_of(raster, window));
        }
        writer.finish();
        const RasterInput back = read_elevation(file("tiled.tif"), {});
        EXPECT_EQ(back.nodata_count, 1U);
        EXPECT_EQ(back.raster.at({69, 39}), raster.at({69, 39}));
        EXPECT_EQ(back.raster.at({5, 17}), raster.at({5, 17}));
        EXPECT_FALSE(std::filesystem::exists(file("tiled.tif.tiles")));
        std::filesystem::remove(file("tiled.tif"));
    }
    {
        const CogTileWriter unfinished(file("half.tif"), raster.geometry, wkt, {{"height", "a height", "m"}}, {},
                                       false);
    }
    EXPECT_FALSE(std::filesystem::exists(file("half.tif")));
    EXPECT_FALSE(std::filesystem::exists(file("half.tif.tiles")));
}

std::vector<float> pixels_of(GDALRasterBand& band) {
    std::vector<float> pixels(static_cast<std::size_t>(band.GetXSize()) * static_cast<std::size_t>(band.GetYSize()));
    EXPECT_EQ(band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), pixels.data(), band.GetXSize(),
                            band.GetYSize(), GDT_Float32, 0, 0, nullptr),
              CE_None);
    return pixels;
}

/// Of a file's first band: the pixels, those of all overviews, and the statistics as they are written.
struct BandContents {
    std::vector<std::vector<float>> levels;
    std::vector<std::string> statistics;
};

BandContents contents_of(const std::string& path) {
    GDALDataset* dataset = GDALDataset::Open(path.c_str());
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    BandContents contents{{pixels_of(band)}, {}};
    for (int level = 0; level < band.GetOverviewCount(); ++level) {
        contents.levels.push_back(pixels_of(*band.GetOverview(level)));
    }
    for (const char* item : {"STATISTICS_MINIMUM", "STATISTICS_MAXIMUM", "STATISTICS_MEAN", "STATISTICS_STDDEV"}) {
        contents.statistics.emplace_back(band.GetMetadataItem(item));
    }
    GDALClose(dataset);
    return contents;
}

TEST_F(WithRasters, IsTheSameToTheLastDigitHeldInMemoryOrNot) {
    const std::string wkt = crs_from_text("EPSG:32652", "test").wkt;
    for (const unsigned gap_every : {0U, 7U}) {
        FloatRaster raster(GridGeometry{317000, 5070000, 0.5, 1309, 1133});
        for (std::size_t i = 0; i < raster.values.size(); ++i) {
            const bool is_gap = gap_every > 0 && (i * 40503U) % gap_every == 1;
            raster.values[i] = is_gap ? missing_f : 900.0F + static_cast<float>((i * 2654435761U) % 99991U) / 173.0F;
        }
        std::vector<BandContents> contents;
        for (const bool in_memory : {true, false}) {
            CogTileWriter writer(file("same.tif"), raster.geometry, wkt, {{"b", "band", "1"}}, {}, in_memory);
            for (int row = 0; row < 1133; row += 512) {
                for (int column = 0; column < 1309; column += 700) {
                    const Window window{column, row, std::min(700, 1309 - column), std::min(512, 1133 - row)};
                    writer.write(0, window, part_of(raster, window));
                }
            }
            writer.finish();
            contents.push_back(contents_of(file("same.tif")));
        }
        ASSERT_EQ(contents[0].levels.size(), 4U);
        for (std::size_t level = 0; level < contents[0].levels.size(); ++level) {
            EXPECT_TRUE(contents[0].levels[level] == contents[1].levels[level]) << "level " << level;
        }
        EXPECT_EQ(contents[0].statistics, contents[1].statistics);
    }
}

TEST_F(WithRasters, NamesWhatIsWrongWithARaster) {
    write_raster("none.tif", "", {317000, 0.5, 0, 5070000, 0, -0.5});
    std::ofstream(file("text.tif")) << "no raster";
    EXPECT_THAT(complaint([&] { read_elevation(file("none.tif"), {}); }), HasSubstr("no CRS"));
    EXPECT_THAT(complaint([&] { read_elevation(file("text.tif"), {}); }), HasSubstr("not a raster"));
    EXPECT_THAT(complaint([&] { read_elevation(file("missing.tif"), {}); }), HasSubstr("not there"));
    EXPECT_EQ(complaint([&] { read_elevation(file("none.tif"), {"EPSG:32652", "", "auto", std::nullopt}); }), "");
}

std::string geojson(const std::string& coordinates) {
    return R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": 1, "use": "学校", "h": 9.5}, "geometry": )" +
           coordinates + "}]}";
}

TEST_F(WithRasters, ReadsPolygonsWithHolesAndAttributesIntoAnotherCrs) {
    std::ofstream(file("a.geojson")) << geojson(
        R"({"type": "MultiPolygon", "coordinates": [[[[126.65,45.75],[126.652,45.75],[126.652,45.752],[126.65,45.752],[126.65,45.75]],[[126.6505,45.7505],[126.6505,45.751],[126.651,45.751],[126.6505,45.7505]]]]})");
    const VectorInput input = read_features(file("a.geojson"), {"", crs_from_text("EPSG:32652", "x").wkt, ""});
    ASSERT_EQ(input.layer.features.size(), 1U);
    const Feature& feature = input.layer.features.front();
    EXPECT_EQ(as_text(feature.fields.at("use")), "学校");
    EXPECT_EQ(as_number(feature.fields.at("h")), 9.5);
    EXPECT_EQ(feature.geometry.front().holes.size(), 1U);
    EXPECT_NEAR(area_m2(feature.geometry), 155.6 * 222.3 - 0.5 * 38.9 * 55.6, 150.0);
    EXPECT_THAT(input.notes.front(), HasSubstr("EPSG:4326"));
}

TEST_F(WithRasters, RepairsABowTieAndKeepsALine) {
    std::ofstream(file("b.geojson")) << R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[2,2],[2,0],[0,2],[0,0]]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[1,1],[2,2],[0,0]]]}},
        {"type": "Feature", "properties": {}, "geometry": null}]})";
    const VectorInput input = read_features(file("b.geojson"), {});
    ASSERT_EQ(input.layer.features.size(), 3U);
    EXPECT_NEAR(area_m2(input.layer.features[0].geometry), 2.0, 1e-9);
    EXPECT_EQ(input.layer.features[0].geometry_fault, GeometryFault::repaired);
    EXPECT_FALSE(input.layer.features[0].geometry_detail.empty());
    EXPECT_TRUE(input.layer.features[1].geometry.empty());
    EXPECT_EQ(input.layer.features[1].geometry_fault, GeometryFault::no_area);
    EXPECT_TRUE(input.layer.features[2].geometry.empty());
    EXPECT_EQ(input.layer.features[2].geometry_fault, GeometryFault::missing);
    EXPECT_EQ(input.unusable, 2U);
}

TEST_F(WithRasters, NamesWhatIsWrongWithAVectorFile) {
    std::ofstream(file("points.geojson")) << geojson(R"({"type": "Point", "coordinates": [1, 2]})");
    EXPECT_THAT(complaint([&] { read_features(file("points.geojson"), {}); }), HasSubstr("Point and not polygons"));
    EXPECT_THAT(complaint([&] { read_features(file("none.gpkg"), {}); }), HasSubstr("not there"));
    std::ofstream(file("text.shp")) << "no shapes";
    EXPECT_THAT(complaint([&] { read_features(file("text.shp"), {}); }), HasSubstr("not a vector file"));
}

TEST_F(WithRasters, WritesACogThatGdalTakesForOne) {
    FloatRaster raster(GridGeometry{317000, 5070000, 0.5, 1100, 900}, 3.0F);
    raster.values[7] = missing_f;
    write_cog(file("out.tif"), crs_from_text("EPSG:32652", "x").wkt, {{"global", "what it is", "kWh m-2", &raster}});
    GDALDataset* dataset = GDALDataset::Open(file("out.tif").c_str());
    ASSERT_NE(dataset, nullptr);
    EXPECT_STREQ(dataset->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG");
    GDALRasterBand* band = dataset->GetRasterBand(1);
    EXPECT_STREQ(band->GetDescription(), "global");
    EXPECT_STREQ(band->GetUnitType(), "kWh m-2");
    EXPECT_EQ(band->GetNoDataValue(nullptr), -9999.0);
    EXPECT_GE(band->GetOverviewCount(), 1);
    EXPECT_NE(band->GetMetadataItem("STATISTICS_MEAN"), nullptr);
    float value = 0.0F;
    EXPECT_EQ(band->RasterIO(GF_Read, 7, 0, 1, 1, &value, 1, 1, GDT_Float32, 0, 0, nullptr), CE_None);
    EXPECT_EQ(value, -9999.0F);
    GDALClose(dataset);
}

TEST_F(WithRasters, NamesACreationOptionThatIsNone) {
    const FloatRaster raster(GridGeometry{317000, 5070000, 0.5, 20, 20}, 3.0F);
    const auto write = [&](const std::string& option) {
        write_cog(file("out.tif"), crs_from_text("EPSG:32652", "x").wkt, {{"b", "band", "1", &raster}}, {option});
    };
    EXPECT_THAT(complaint([&] { write("COMPRESS=NONSENSE"); }), HasSubstr("NONSENSE"));
    EXPECT_THAT(complaint([&] { write("COMPRES=LZW"); }), HasSubstr("COMPRES"));
    EXPECT_THAT(complaint([&] { write("COMPRESS"); }), HasSubstr("no '='"));
    write("COMPRESS=LZW");
    EXPECT_TRUE(std::filesystem::exists(file("out.tif")));
}

double number(GDALRasterBand& band, const char* item) {
    const char* text = band.GetMetadataItem(item);
    return text != nullptr ? std::atof(text) : std::numeric_limits<double>::quiet_NaN();
}

TEST_F(WithRasters, StatisticsAndOverviewsAreThoseOfTheCellsWithAValue) {
    const GridGeometry grid{317000, 5070000, 0.5, 1030, 700};
    FloatRaster hills(grid);
    FloatRaster gaps(grid);
    for (std::size_t i = 0; i < hills.values.size(); ++i) {
        hills.values[i] = 1200.0F + static_cast<float>((i * 2654435761U) % 1000U) / 8.0F;
        gaps.values[i] = i % 7 == 3 ? missing_f : hills.values[i];
    }
    gaps.values.front() = missing_f;  // 1 of the first overview cell's four
    for (const FloatRaster* raster : {&hills, &gaps}) {
        const std::string path = file(raster == &hills ? "hills.tif" : "gaps.tif");
        CogTileWriter writer(path, grid, crs_from_text("EPSG:32652", "x").wkt, {{"b", "band", "1"}}, {}, true);
        for (const Window& window : {Window{600, 0, 430, 700}, Window{0, 0, 600, 700}}) {  // not from west to east
            writer.write(0, window, part_of(*raster, window));
        }
        writer.finish();
        GDALDataset* dataset = GDALDataset::Open(path.c_str());
        ASSERT_NE(dataset, nullptr);
        GDALRasterBand& band = *dataset->GetRasterBand(1);
        EXPECT_NEAR(number(band, "STATISTICS_VALID_PERCENT"), raster == &hills ? 100.0 : 100.0 * 6.0 / 7.0, 0.01);
        const std::array<double, 4> told{number(band, "STATISTICS_MINIMUM"), number(band, "STATISTICS_MAXIMUM"),
                                         number(band, "STATISTICS_MEAN"), number(band, "STATISTICS_STDDEV")};
        std::array<double, 4> gdal{};
        ASSERT_EQ(band.ComputeStatistics(FALSE, &gdal[0], &gdal[1], &gdal[2], &gdal[3], nullptr, nullptr), CE_None);
        for (std::size_t i = 0; i < told.size(); ++i) {
            EXPECT_NEAR(told[i], gdal[i], 1e-4) << i;
        }
        float overview = 0.0F;
        GDALRasterBand& half = *band.GetOverview(0);
        ASSERT_EQ(half.RasterIO(GF_Read, 0, 0, 1, 1, &overview, 1, 1, GDT_Float32, 0, 0, nullptr), CE_None);
        double sum = 0.0;
        int valid = 0;
        for (const std::size_t i : {0U, 1U, 1030U, 1031U}) {
            if (std::isfinite(raster->values[i])) {
                sum += raster->values[i];
                ++valid;
            }
        }
        EXPECT_EQ(valid == 4, raster == &hills);
        EXPECT_NEAR(overview, sum / valid, 1e-3);
        GDALClose(dataset);
    }
}

TEST_F(WithRasters, AnOutputAppearsOnlyWhenItIsCommitted) {
    {
        AtomicOutput output(file("result"), AtomicOutput::Kind::folder, false);
        std::ofstream(output.working_path() / "a.txt") << "a";
        EXPECT_FALSE(std::filesystem::exists(file("result")));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder_));
    {
        AtomicOutput output(file("result"), AtomicOutput::Kind::folder, false);
        std::ofstream(output.working_path() / "a.txt") << "a";
        output.commit();
    }
    EXPECT_TRUE(std::filesystem::exists(file("result/a.txt")));
    EXPECT_THAT(complaint([&] { AtomicOutput(file("result"), AtomicOutput::Kind::folder, false); }),
                HasSubstr("--overwrite"));
    {
        AtomicOutput output(file("result/"), AtomicOutput::Kind::folder, true);
        output.commit();
    }
    EXPECT_FALSE(std::filesystem::exists(file("result/a.txt")));
}

// In a process of its own, as ctest runs it, none of these has been there before.
TEST(GdalSession, StartsFromManyThreadsAtOnce) {
    std::vector<std::thread> threads;
    std::vector<int> drivers(8);
    for (int& count : drivers) {
        threads.emplace_back([&count] {
            start_gdal();
            count = GetGDALDriverManager()->GetDriverCount();
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const int count : drivers) {
        EXPECT_EQ(count, drivers.front()) << "a thread saw GDAL half ready";
    }
}

}  // namespace
}  // namespace sunshed
