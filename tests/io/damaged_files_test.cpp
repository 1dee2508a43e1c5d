// A damaged file is an error that names it, never fewer features or cells.
#include <gdal_utils.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <fstream>
#include <iterator>
#include <vector>

#include "io/scratch.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;

constexpr int count = 400;

std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Squares with a name, in any format.
void write_layer(const std::string& path, const char* driver) {
    GDALDataset* dataset =
        GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReference reference;
    reference.SetFromUserInput("EPSG:32652");
    OGRLayer* layer = dataset->CreateLayer("squares", &reference, wkbPolygon, nullptr);
    OGRFieldDefn name("name", OFTString);
    ASSERT_EQ(layer->CreateField(&name), OGRERR_NONE);
    for (int i = 0; i < count; ++i) {
        OGRLinearRing ring;
        const double x = 317000.0 + 30.0 * i;
        for (const auto& [dx, dy] : {std::pair{0, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}}) {
            ring.addPoint(x + dx, 5070000.0 + dy);
        }
        OGRPolygon square;
        square.addRing(&ring);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("name", ("a name of some length " + std::to_string(i)).c_str());
        feature.SetGeometry(&square);
        ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
    GDALClose(dataset);
}

TEST_F(InScratch, HalfAFlatGeobufOrShapefileOrTableIsRefusedWithTheFeatureReached) {
    const std::vector<std::pair<std::string, const char*>> files{
        {"a.fgb", "FlatGeobuf"}, {"a.shp", "ESRI Shapefile"}, {"a.dbf", "ESRI Shapefile"}};
    for (const auto& [cut, driver] : files) {
        const std::string path = file(cut == "a.fgb" ? "a.fgb" : "a.shp");
        write_layer(path, driver);
        ASSERT_EQ(read_features(path, {}).layer.features.size(), std::size_t{count}) << cut;
        const std::string whole = bytes_of(file(cut));
        for (const double share : {0.5, 0.9}) {
            write_bytes(file(cut),
                        whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
            EXPECT_THAT(
                complaint([&] { read_features(path, {}); }),
                AllOf(HasSubstr(path), AnyOf(HasSubstr("features ("), HasSubstr("not a vector file that GDAL reads"))))
                << cut << " " << share;
        }
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
}

TEST_F(InScratch, AShapefileWithoutItsIndexIsReadAndGetsNoneBesideIt) {
    const std::string path = file("a.shp");
    write_layer(path, "ESRI Shapefile");
    std::filesystem::remove(file("a.shx"));
    EXPECT_EQ(read_features(path, {}).layer.features.size(), std::size_t{count});
    EXPECT_FALSE(std::filesystem::exists(file("a.shx")));
}

TEST_F(InScratch, AShapefileInAnArchiveIsReadWithItsIndex) {
    write_layer(file("a.shp"), "ESRI Shapefile");
    for (const char* part : {"a.shp", "a.shx", "a.dbf", "a.prj"}) {
        VSILFILE* zip = VSIFOpenL(("/vsizip/" + file("a.zip") + "/" + part).c_str(), "wb");
        const std::string bytes = bytes_of(file(part));
        VSIFWriteL(bytes.data(), 1, bytes.size(), zip);
        VSIFCloseL(zip);
    }
    EXPECT_EQ(read_features("/vsizip/" + file("a.zip") + "/a.shp", {}).layer.features.size(), std::size_t{count});
}

TEST_F(InScratch, AGeoPackageWithOneBadPageGivesAllFeaturesOrAnError) {
    const std::string path = file("a.gpkg");
    write_layer(path, "GPKG");
    const std::string whole = bytes_of(path);
    constexpr std::size_t page = 4096;
    int refused = 0;
    for (std::size_t at = page; at + page <= whole.size(); at += page) {
        std::string damaged = whole;
        damaged.replace(at, page, page, '\xff');
        write_bytes(path, damaged);
        std::size_t features = count;
        const std::string words = complaint([&] { features = read_features(path, {}).layer.features.size(); });
        EXPECT_EQ(features, std::size_t{count}) << "page " << at / page;
        refused += words.find("damaged or cut short") != std::string::npos ? 1 : 0;
    }
    EXPECT_GT(refused, 5);
}

void write_raster(const std::string& path, bool tiled) {
    std::vector<std::string> words{"COMPRESS=DEFLATE"};
    if (tiled) {
        words.insert(words.end(), {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"});
    }
    std::vector<char*> options;
    for (std::string& word : words) {
        options.push_back(word.data());
    }
    options.push_back(nullptr);
    constexpr int side = 256;
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path.c_str(), side, side, 1,
                                                                                    GDT_Float32, options.data());
    std::array<double, 6> transform{317000, 1, 0, 5070000, 0, -1};
    dataset->SetGeoTransform(transform.data());
    OGRSpatialReference reference;
    reference.SetFromUserInput("EPSG:32652");
    dataset->SetSpatialRef(&reference);
    std::vector<float> values(static_cast<std::size_t>(side) * side);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = 140.0F + static_cast<float>((i * 2654435761U) % 1000U) / 100.0F;
    }
    ASSERT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, side, side, values.data(), side, side, GDT_Float32, 0,
                                                  0, nullptr),
              CE_None);
    GDALClose(dataset);
}

TEST_F(InScratch, ARasterCutShortIsRefusedByItsName) {
    for (const bool tiled : {true, false}) {
        write_raster(file("d.tif"), tiled);
        EXPECT_EQ(complaint([&] { read_elevation(file("d.tif"), {}); }), "");
        const std::string whole = bytes_of(file("d.tif"));
        write_bytes(file("d.tif"), whole.substr(0, whole.size() * 6 / 10));
        EXPECT_THAT(complaint([&] { read_elevation(file("d.tif"), {}); }), HasSubstr("d.tif: "));
    }
}

TEST_F(InScratch, AMosaicWithASourceCutShortOrGoneIsRefused) {
    write_raster(file("d.tif"), true);
    std::ofstream(file("m.vrt")) << R"(<VRTDataset rasterXSize="256" rasterYSize="256"><SRS>EPSG:32652</SRS>
        <GeoTransform>317000, 1, 0, 5070000, 0, -1</GeoTransform><VRTRasterBand dataType="Float32" band="1"><SimpleSource>
        <SourceFilename relativeToVRT="1">d.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>
        </VRTDataset>)";
    EXPECT_EQ(complaint([&] { read_elevation(file("m.vrt"), {}); }), "");
    RasterReadOptions degrees;
    degrees.target_crs_wkt = crs_from_text("EPSG:32651", "x").wkt;  // resampled
    const std::string whole = bytes_of(file("d.tif"));
    write_bytes(file("d.tif"), whole.substr(0, whole.size() / 2));
    EXPECT_THAT(complaint([&] { read_elevation(file("m.vrt"), {}); }), HasSubstr("m.vrt: the raster cannot be read"));
    EXPECT_THAT(complaint([&] { read_elevation(file("m.vrt"), degrees); }),
                HasSubstr("m.vrt: the raster cannot be read"));
    std::filesystem::remove(file("d.tif"));
    EXPECT_THAT(complaint([&] { read_elevation(file("m.vrt"), {}); }), HasSubstr("m.vrt: "));
}

}  // namespace
}  // namespace sunshed
