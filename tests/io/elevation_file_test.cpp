// Elevations as files have them: units, scale and offset, masks, numbers that are none, maps that do not measure.
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <vector>

#include "io/scratch.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr double us_foot = 1200.0 / 3937.0;
constexpr int side = 20;

/// How a test's raster is stored: 20 x 20 cells, 200 m high unless a test says otherwise.
struct Stored {
    std::string crs = "EPSG:32652";
    std::array<double, 6> transform{317000, 1, 0, 5070000, 0, -1};
    GDALDataType type = GDT_Float32;
    std::string unit{};
    double scale = 1.0;
    double offset = 0.0;
    double nodata = missing_d;
};

class Elevations : public InScratch {
protected:
    /// @param number  of the cell in a column and a row, as the file has it
    std::string store(const Stored& how, const std::function<double(int, int)>& number,
                      const char* name = "d.tif") const {
        GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(file(name).c_str(), side, side,
                                                                                        1, how.type, nullptr);
        std::array<double, 6> transform = how.transform;
        dataset->SetGeoTransform(transform.data());
        if (!how.crs.empty()) {
            OGRSpatialReference reference;
            reference.SetFromUserInput(how.crs.c_str());
            dataset->SetSpatialRef(&reference);
        }
        GDALRasterBand& band = *dataset->GetRasterBand(1);
        band.SetUnitType(how.unit.c_str());
        if (how.scale != 1.0 || how.offset != 0.0) {
            band.SetScale(how.scale);
            band.SetOffset(how.offset);
        }
        if (!std::isnan(how.nodata)) {
            band.SetNoDataValue(how.nodata);
        }
        std::vector<double> numbers;
        for (int row = 0; row < side; ++row) {
            for (int column = 0; column < side; ++column) {
                numbers.push_back(number(column, row));
            }
        }
        EXPECT_EQ(band.RasterIO(GF_Write, 0, 0, side, side, numbers.data(), side, side, GDT_Float64, 0, 0, nullptr),
                  CE_None);
        GDALClose(dataset);
        return file(name);
    }

    std::string store_level(const Stored& how, double number) const {
        return store(how, [&](int, int) { return number; });
    }
};

/// One cell of another number in level ground at 200.
std::function<double(int, int)> with_one(double number) {
    return [number](int column, int row) { return column == 7 && row == 5 ? number : 200.0; };
}

/// A slope from 100 m in the north to 1240 m in the south.
double slope_m(int row) {
    return 100.0 + 60.0 * row;
}

TEST_F(Elevations, AreConvertedOnceWhereverTheUnitStands) {
    Stored how;
    how.unit = "Foot_US";
    EXPECT_NEAR(read_elevation(store_level(how, 200.0 / us_foot), {}).max_value, 200.0, 1e-3);
    how.unit = "";
    how.crs = "EPSG:32652+6360";  // NAVD 88 height in US survey feet
    EXPECT_NEAR(read_elevation(store_level(how, 200.0 / us_foot), {}).max_value, 200.0, 1e-3);
    how.crs = "EPSG:4326+6360";  // resampled too
    how.transform = {126.65, 0.0001, 0, 45.75, 0, -0.0001};
    const RasterInput degrees = read_elevation(store_level(how, 200.0 / us_foot), {});
    EXPECT_NEAR(degrees.max_value, 200.0, 1e-3);
    EXPECT_THAT(degrees.crs.name, HasSubstr("52N"));
    RasterReadOptions metres;
    metres.vertical_unit = "m";
    EXPECT_NEAR(read_elevation(store_level(how, 200.0), metres).max_value, 200.0, 1e-3);
}

TEST_F(Elevations, InAMapOfFeetWithoutAUnitAreTakenAsFeetWithAFinding) {
    Stored how;
    how.crs = "EPSG:2263";
    how.transform = {988000, 3, 0, 212000, 0, -3};
    const std::string path = store_level(how, 200.0 / us_foot);
    const RasterInput input = read_elevation(path, {});
    EXPECT_NEAR(input.max_value, 200.0, 1e-3);
    ASSERT_EQ(input.findings.size(), 1U);
    EXPECT_THAT(input.findings.front(), HasSubstr("--vertical-unit"));
    RasterReadOptions told;
    told.vertical_unit = "ft";
    EXPECT_THAT(read_elevation(path, told).findings, IsEmpty());
    EXPECT_NEAR(read_elevation(path, told).max_value, 200.0 / us_foot * 0.3048, 1e-3);
}

TEST_F(Elevations, InAMapOfUnitsThatNoHeightIsToldInAreMetres) {
    Stored how;
    for (const auto& [unit, metres] : {std::pair{"km", 1000.0}, {"mi", 1609.344}, {"ch", 20.1168}}) {
        how.crs = std::string("+proj=utm +zone=52 +datum=WGS84 +units=") + unit;
        how.transform = {317000 / metres, 1 / metres, 0, 5070000 / metres, 0, -1 / metres};
        const RasterInput input = read_elevation(store_level(how, 200.0), {});
        EXPECT_NEAR(input.max_value, 200.0, 1e-3) << unit;
        EXPECT_NEAR(input.raster.geometry.cell_size_m, 1.0, 1e-2) << unit;
        ASSERT_EQ(input.findings.size(), 1U) << unit;
        EXPECT_THAT(input.findings[0], testing::AllOf(HasSubstr("taken as metres"), HasSubstr("--vertical-unit")));
    }
}

TEST_F(Elevations, InAUnitThatIsNotKnownOrInTwoAreRefusedByTheOption) {
    Stored how;
    how.unit = "fathom";
    EXPECT_THAT(complaint([&] { read_elevation(store_level(how, 100.0), {}); }),
                testing::AllOf(HasSubstr("d.tif"), HasSubstr("fathom"), HasSubstr("surface.vertical_unit")));
    how.unit = "m";
    how.crs = "EPSG:32652+6360";
    EXPECT_THAT(complaint([&] { read_elevation(store_level(how, 100.0), {}); }), HasSubstr("US survey feet"));
}

TEST_F(Elevations, TakeScaleAndOffsetOfTheBand) {
    Stored how;
    how.type = GDT_Int16;
    how.scale = 0.01;
    EXPECT_NEAR(read_elevation(store_level(how, 20000), {}).max_value, 200.0, 1e-4);
    how.type = GDT_UInt16;
    how.scale = 0.1;
    how.offset = -100.0;
    how.transform = {317000, 1, 0, 5070000, 0, -0.5};  // oblong cells: resampled
    EXPECT_NEAR(read_elevation(store_level(how, 3000), {}).max_value, 200.0, 1e-4);
}

TEST_F(Elevations, WithoutADeclaredNodataNeverBecomeWallsNorChangeOtherCells) {
    Stored how;
    const auto expect_hole = [&](double number, bool resampled) {
        how.transform[5] = resampled ? -0.5 : -1.0;
        const RasterInput input = read_elevation(store(how, with_one(number)), {});
        EXPECT_EQ(input.min_value, 200.0) << number;
        EXPECT_EQ(input.max_value, 200.0) << number;
        EXPECT_EQ(input.nodata_count, 1U) << number;
        ASSERT_EQ(input.findings.size(), 1U) << number;
        EXPECT_THAT(input.findings.front(), HasSubstr("1 cells hold")) << number;
        EXPECT_EQ(ElevationFile(file("d.tif"), {}).median_m(), 200.0) << number;
    };
    for (const double number : {-9999.0, 1e30, -3.4e38, 9999.0, 3000.0, -700.0, 0.0}) {
        how.type = GDT_Float32;
        expect_hole(number, false);
    }
    how.type = GDT_Int16;
    for (const double number : {32767.0, -32768.0, -9999.0}) {
        expect_hole(number, false);
    }
    how.type = GDT_Float32;
    how.transform[5] = -0.5;  // resampled: the cell must be out before its neighbours take part of it
    const RasterInput input = read_elevation(store(how, with_one(-9999.0)), {});
    EXPECT_EQ(input.min_value, 200.0);
    EXPECT_EQ(input.max_value, 200.0);
}

TEST_F(Elevations, InCentimetresKnowNodataByTheFilesOwnNumber) {
    Stored how;
    how.type = GDT_Int16;
    how.unit = "cm";
    const RasterInput input =
        read_elevation(store(how, [](int c, int r) { return c == 7 && r == 5 ? -9999.0 : 20000.0; }), {});
    EXPECT_EQ(input.min_value, 200.0);
    ASSERT_EQ(input.findings.size(), 1U);
}

TEST_F(Elevations, AtTheSeaOrUponMountainsAreNoFindings) {
    const Stored how;
    const auto no_finding = [&](const std::function<double(int, int)>& number) {
        const RasterInput input = read_elevation(store(how, number), {});
        EXPECT_THAT(input.findings, IsEmpty());
        EXPECT_EQ(input.nodata_count, 0U);
    };
    no_finding([](int column, int) { return column < 5 ? 0.0 : 1.5 * (column - 4); });  // a coast
    no_finding([](int column, int) { return column < 15 ? 0.0 : 30.0; });               // a tower on level ground at 0
    no_finding([](int column, int) { return 50.0 + column * 400.0; });                  // up to 7,650 m
    no_finding([](int column, int) { return -430.0 + column; });                        // the Dead Sea
}

TEST_F(Elevations, KnowDeclaredNodataInAnotherFloat) {
    Stored how;
    how.nodata = -3.40282306074e38;
    const RasterInput input = read_elevation(store(how, with_one(-3.4028234663852886e38)), {});
    EXPECT_EQ(input.nodata_count, 1U);
    EXPECT_THAT(input.findings, IsEmpty());
    how.nodata = -99999;  // beyond the type
    how.type = GDT_Int16;
    EXPECT_EQ(read_elevation(store(how, with_one(-32768)), {}).findings.size(), 1U);
}

TEST_F(Elevations, WithANodataBeyondTheirTypeAreReadAllTheSame) {
    Stored how;
    how.nodata = std::numeric_limits<double>::lowest();  // GDAL makes it minus infinity of a float
    const RasterInput input = read_elevation(
        store(how, [](int column, int) { return column == 3 ? std::numeric_limits<float>::lowest() : 200.0; }), {});
    EXPECT_EQ(input.nodata_count, static_cast<std::size_t>(side));
    EXPECT_DOUBLE_EQ(input.max_value, 200.0);
}

TEST_F(Elevations, UnderAMaskOrAnAlphaBandHaveNoValue) {
    for (const bool alpha : {true, false}) {
        const std::string path = file(alpha ? "alpha.tif" : "mask.tif");
        CPLSetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
        GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
            path.c_str(), side, side, alpha ? 2 : 1, GDT_Float32, nullptr);
        std::array<double, 6> transform{317000, 1, 0, 5070000, 0, -1};
        dataset->SetGeoTransform(transform.data());
        OGRSpatialReference reference;
        reference.SetFromUserInput("EPSG:32652");
        dataset->SetSpatialRef(&reference);
        dataset->GetRasterBand(1)->Fill(200.0);
        if (alpha) {
            dataset->GetRasterBand(2)->SetColorInterpretation(GCI_AlphaBand);
        } else {
            ASSERT_EQ(dataset->CreateMaskBand(GMF_PER_DATASET), CE_None);
        }
        GDALRasterBand& mask = alpha ? *dataset->GetRasterBand(2) : *dataset->GetRasterBand(1)->GetMaskBand();
        mask.Fill(255.0);
        GByte hidden = 0;
        ASSERT_EQ(mask.RasterIO(GF_Write, 7, 5, 1, 1, &hidden, 1, 1, GDT_Byte, 0, 0, nullptr), CE_None);
        GDALClose(dataset);
        CPLSetConfigOption("GDAL_TIFF_INTERNAL_MASK", nullptr);
        const RasterInput input = read_elevation(path, {});
        EXPECT_EQ(input.nodata_count, 1U) << path;
        EXPECT_TRUE(std::isnan(input.raster.at({7, 5}))) << path;
        EXPECT_THAT(input.findings, IsEmpty());
    }
}

TEST(MapScale, TellsWhatAMetreOfTheMapIs) {
    const auto at = [](const char* crs, double longitude, double latitude) {
        const CrsInfo map = crs_from_text(crs, "x");
        return map_scale(map, PointTransform(crs_from_text("EPSG:4326", "x").wkt, map.wkt)({longitude, latitude}));
    };
    EXPECT_NEAR(at("EPSG:32633", 15.0, 60.0).along_x, 1.0 / 0.9996, 1e-6);
    EXPECT_TRUE(at("EPSG:32633", 15.0, 60.0).measures());
    EXPECT_NEAR(at("EPSG:3395", 15.0, 60.0).along_x, std::cos(60.0 * 0.0174532925) / std::sqrt(1 - 0.00669438 * 0.75),
                1e-5);
    EXPECT_TRUE(at("EPSG:3857", 15.0, 0.0).along_x > 0.999);
    for (const char* crs : {"EPSG:3857", "EPSG:3395", "EPSG:3832", "EPSG:4087", "ESRI:54004"}) {
        EXPECT_FALSE(at(crs, 15.0, 60.0).measures()) << crs;
    }
    EXPECT_FALSE(at("EPSG:32633", 40.0, 60.0).measures()) << "four zones away";
}

TEST_F(Elevations, InAMapThatDoesNotMeasureComeInUtm) {
    Stored how;
    how.crs = "EPSG:3395";
    how.transform = {1669792, 2, 0, 8362698, 0, -2};
    const RasterInput input = read_elevation(store_level(how, 200.0), {});
    EXPECT_THAT(input.crs.name, HasSubstr("UTM zone 33N"));
    EXPECT_NEAR(input.raster.geometry.cell_size_m, 1.0, 0.05);
    EXPECT_THAT(input.notes.front(), HasSubstr("on the ground"));
}

TEST_F(Elevations, BeyondTheDateLineFindTheirZone) {
    Stored how;
    how.crs = "EPSG:4326";
    how.transform = {190.0, 0.0001, 0, 60.0, 0, -0.0001};
    EXPECT_THAT(read_elevation(store_level(how, 200.0), {}).crs.name, HasSubstr("UTM zone 2N"));
}

TEST_F(Elevations, HaveLongitudesFromAnyTurnRoundTheEarth) {
    Stored how;
    how.crs = "EPSG:4326";
    const auto slope = [](int column, int row) { return 100.0 + column + 3.0 * row; };
    for (const double west : {126.65, 180.0 - 9e-4, -180.0 - 9e-4}) {  // the last two: on either side
        how.transform = {west, 1e-4, 0, 45.75, 0, -1e-4};
        const RasterInput here = read_elevation(store(how, slope), {});
        for (const double turns : {-2.0, -1.0, 1.0, 2.0}) {
            how.transform[0] = west + 360.0 * turns;
            const RasterInput turned = read_elevation(store(how, slope), {});
            EXPECT_EQ(turned.nodata_count, here.nodata_count) << how.transform[0];
            EXPECT_EQ(turned.crs.name, here.crs.name) << how.transform[0];
            ASSERT_EQ(turned.raster.values.size(), here.raster.values.size()) << how.transform[0];
            EXPECT_NEAR(turned.max_value, here.max_value, 0.1) << how.transform[0];
        }
    }
}

TEST_F(Elevations, AndFootprintsOnBothSidesOfTheDateLineMeet) {
    Stored how;
    how.crs = "EPSG:32701";  // Taveuni, on the meridian itself
    how.transform = {180180, 1, 0, 8140020, 0, -1};
    VectorReadOptions options;
    options.target_crs_wkt = read_elevation(store_level(how, 200.0), {}).crs.wkt;
    // One square of ten thousandths of a degree, told in the ways that maps have.
    const auto square = [](double west, double east) {
        return fmt::format("[[[{0}, -16.8], [{1}, -16.8], [{1}, -16.7999], [{0}, -16.7999], [{0}, -16.8]]]", west,
                           east);
    };
    const std::vector<std::string> polygons{square(179.99995, 180.00005),   square(-180.00005, -179.99995),
                                            square(179.99995, -179.99995),  square(539.99995, 540.00005),
                                            square(-540.00005, -539.99995), square(899.99995, 900.00005)};
    std::vector<double> west_m;
    for (const std::string& polygon : polygons) {
        std::ofstream(file("b.geojson")) << R"({"type": "FeatureCollection", "features": [{"type": "Feature",
            "properties": {}, "geometry": {"type": "Polygon", "coordinates": )"
                                         << polygon << "}}]}";
        const VectorInput input = read_features(file("b.geojson"), options);
        ASSERT_EQ(input.layer.features.size(), 1U);
        EXPECT_NEAR(area_m2(input.layer.features[0].geometry), 10.66 * 11.07, 0.5) << polygon;
        const Ring& ring = input.layer.features[0].geometry.front().outer;
        west_m.push_back(std::min_element(ring.begin(), ring.end(), [](Point2 a, Point2 b) { return a.x < b.x; })->x);
    }
    EXPECT_THAT(west_m, testing::Each(testing::DoubleNear(west_m[0], 1e-3)));
}

TEST_F(Elevations, WithoutACrsOfTheEarthNameWhatTellsIt) {
    Stored how;
    how.crs = R"wkt(LOCAL_CS["Arbitrary (m)",UNIT["metre",1]])wkt";
    const std::string path = store_level(how, 200.0);
    EXPECT_THAT(complaint([&] { read_elevation(path, {}); }), HasSubstr("d.tif: its CRS 'Arbitrary (m)'"));
    EXPECT_THAT(complaint([&] { read_elevation(path, {}); }), HasSubstr("project.crs (--crs)"));
    RasterReadOptions told;
    told.crs = "EPSG:32652";
    EXPECT_EQ(read_elevation(path, told).max_value, 200.0);
}

TEST_F(Elevations, OfMoreCellsThanThereIsMemoryForAreRefusedBeforeTheyAreRead) {
    std::ofstream(file("huge.vrt")) << R"(<VRTDataset rasterXSize="1000000" rasterYSize="1000000"><SRS>EPSG:32652</SRS>
        <GeoTransform>317000, 1, 0, 5070000, 0, -1</GeoTransform><VRTRasterBand dataType="Float32" band="1"/></VRTDataset>)";
    RasterReadOptions options;
    options.most_cells = 1e9;
    EXPECT_THAT(complaint([&] { read_elevation(file("huge.vrt"), options); }), HasSubstr("claims 1e+12 cells"));
}

std::string square_json(double x, double y, double size) {
    const auto point = [](double px, double py) { return "[" + std::to_string(px) + "," + std::to_string(py) + "]"; };
    return "[[" + point(x, y) + "," + point(x + size, y) + "," + point(x + size, y + size) + "," + point(x, y + size) +
           "," + point(x, y) + "]]";
}

std::string layer_json(const std::string& crs, const std::string& coordinates) {
    return R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::)" +
           crs +
           R"("}}, "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": )" +
           coordinates + "}}]}";
}

TEST_F(Elevations, ALowestNumberFarBelowAllOthersIsNoValue) {
    const auto read = [&](double number) {
        return read_elevation(store({}, [&](int column, int) { return column < 3 ? number : 200.0 + column; }), {});
    };
    for (const double number : {-99.0, -37.5, 40.0, 999.0}) {
        const RasterInput input = read(number);
        EXPECT_EQ(input.nodata_count, 60U) << number;
        EXPECT_THAT(input.findings.front(), HasSubstr("60 cells hold")) << number;
    }
    EXPECT_EQ(read(150.0).nodata_count, 0U) << "a quarry";
}

/// A town from 10 to 30 m with decimals, and columns of another number.
std::function<double(int, int)> town_with(double number, int columns) {
    return [=](int column, int row) { return column < columns ? number : 10.0 + 0.37 * column + 0.61 * row; };
}

TEST_F(Elevations, TheGreatestByteFarAboveATownOfFloatsIsNoValue) {
    for (const int columns : {1, 3}) {
        const RasterInput input = read_elevation(store({}, town_with(255.0, columns)), {});
        EXPECT_EQ(input.nodata_count, static_cast<std::size_t>(columns * side));
        EXPECT_LT(input.max_value, 30.0);
        ASSERT_EQ(input.findings.size(), 1U);
        EXPECT_THAT(input.findings[0], testing::AllOf(HasSubstr("cells hold 255"), HasSubstr("no value")));
    }
}

TEST_F(Elevations, NearlyButNotZeroIsNoValue) {
    for (const double number : {1e-38, 1.17549435e-38, -1e-40}) {
        const RasterInput input = read_elevation(store({}, town_with(number, 2)), {});
        EXPECT_EQ(input.nodata_count, 2U * side) << number;
        EXPECT_GE(input.min_value, 10.0) << number;
        ASSERT_EQ(input.findings.size(), 1U) << number;
        EXPECT_THAT(input.findings[0], testing::AllOf(HasSubstr("40 cells hold"), HasSubstr("nearly but not 0")));
    }
}

TEST_F(Elevations, WholeNumbersThatStandApartFromDecimalsAreToldAndStay) {
    for (const double number : {0.0, 190.0, 254.0, 400.0, -20.0}) {
        const RasterInput input = read_elevation(store({}, town_with(number, 2)), {});
        EXPECT_EQ(input.nodata_count, 0U) << number;
        EXPECT_THAT(std::vector({input.min_value, input.max_value}), testing::Contains(number));
        ASSERT_EQ(input.findings.size(), 1U) << number;
        EXPECT_THAT(input.findings[0], testing::AllOf(HasSubstr(fmt::format("40 cells hold {:g}, far", number)),
                                                      HasSubstr("gdal_edit.py -a_nodata")));
    }
    EXPECT_EQ(read_elevation(store({}, town_with(-1.0, 1)), {}).nodata_count, 0U) << "a pit";
    const auto at_50 = [](int column, int row) { return column < 2 ? -1.0 : 50.3 + 0.37 * column + 0.61 * row; };
    EXPECT_EQ(read_elevation(store({}, at_50), {}).nodata_count, 40U);
    const auto near_255 = [](int column, int row) { return column < 2 ? 255.0 : 221.3 + 0.37 * column + 0.61 * row; };
    EXPECT_EQ(read_elevation(store({}, near_255), {}).findings.size(), 1U) << "15 m above all others";
    for (const double tower : {130.7, 30.0, 45.0}) {
        EXPECT_THAT(read_elevation(store({}, town_with(tower, 2)), {}).findings, IsEmpty()) << tower;
    }
    const auto whole = [](int column, int row) { return column < 2 ? 190.0 : 10.0 + row; };
    EXPECT_THAT(read_elevation(store({}, whole), {}).findings, IsEmpty()) << "a tower among whole metres";
    const auto coast = [](int column, int row) { return column < 2 ? 0.0 : 1.3 + 0.37 * column + 0.61 * row; };
    EXPECT_THAT(read_elevation(store({}, coast), {}).findings, IsEmpty());
}

TEST_F(Elevations, AreNotReadFromAPicture) {
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        file("photo.tif").c_str(), side, side, 3, GDT_Byte, CPLStringList().SetNameValue("PHOTOMETRIC", "RGB"));
    std::array<double, 6> transform = Stored().transform;
    dataset->SetGeoTransform(transform.data());
    GDALClose(dataset);
    EXPECT_THAT(complaint([&] {
                    read_elevation(file("photo.tif"), {"EPSG:32652", "", "auto", std::nullopt});
                }),
                HasSubstr("colours"));
}

TEST_F(Elevations, DatumShiftsThatAreGuessesAreRefusedUnlessAllowed) {
    std::ofstream(file("b.geojson")) << layer_json("21462", square_json(320000, 5068000, 20));  // Beijing 1954
    VectorReadOptions options;
    options.target_crs_wkt = crs_from_text("EPSG:4551", "x").wkt;  // CGCS2000
    const std::string words = complaint([&] { read_features(file("b.geojson"), options); });
    EXPECT_THAT(words, HasSubstr("b.geojson: the datum shift from Beijing 1954"));
    EXPECT_THAT(words, HasSubstr("100 m"));
    EXPECT_THAT(words, HasSubstr("crs.allow_ballpark"));
    options.allow_ballpark = true;
    EXPECT_TRUE(read_features(file("b.geojson"), options).shift.is_guess);
}

TEST_F(Elevations, DatumsOfTheWholeEarthAreOneAndOldOnesHaveTheirAccuracy) {
    const auto shift = [](const char* from, const char* to, double longitude, double latitude) {
        return datum_shift(crs_from_text(from, "x"), crs_from_text(to, "x"), {longitude, latitude});
    };
    EXPECT_EQ(shift("EPSG:4490", "EPSG:32652", 126.6, 45.7).words, "");
    EXPECT_EQ(shift("EPSG:4258", "EPSG:32633", 15.0, 50.0).words, "");
    const DatumShift switzerland = shift("EPSG:4326", "EPSG:21781", 8.0, 47.0);
    EXPECT_THAT(switzerland.words, HasSubstr("accuracy of"));
    EXPECT_FALSE(switzerland.is_guess);
    EXPECT_TRUE(shift("EPSG:4610", "EPSG:4490", 126.6, 45.7).is_guess) << "Xian 1980";
    const DatumShift britain = shift("EPSG:27700", "EPSG:4326", -1.5, 53.0);
    EXPECT_THAT(britain.words, AnyOf(IsEmpty(), HasSubstr("projsync --file uk_os_OSTN15"))) << "a grid mends it";
}

/// PROJ without any grid, whatever is installed: its database alone.
void take_grids_away(const std::string& folder) {
    char** paths = OSRGetPROJSearchPaths();
    for (char** path = paths; path != nullptr && *path != nullptr; ++path) {
        const std::filesystem::path database = std::filesystem::path(*path) / "proj.db";
        if (std::filesystem::exists(database)) {
            std::filesystem::create_symlink(database, folder + "/proj.db");
            break;
        }
    }
    CSLDestroy(paths);
    setenv("PROJ_LIB", folder.c_str(), 1);
    setenv("PROJ_DATA", folder.c_str(), 1);
    const std::array<const char*, 2> own{folder.c_str(), nullptr};
    OSRSetPROJSearchPaths(own.data());
}

TEST_F(Elevations, AGridThatIsNotThereIsNamedWithTheSizeOfTheDoubt) {
    take_grids_away(folder_.string());
    const DatumShift shift =
        datum_shift(crs_from_text("EPSG:26710", "x"), crs_from_text("EPSG:32610", "x"), {-122.0, 38.0});
    EXPECT_TRUE(shift.is_guess);
    EXPECT_THAT(shift.words,
                testing::ContainsRegex("from NAD27 to WGS 84 has an accuracy of [0-9]+ m here .one of [0-9.]+ m with "
                                       "PROJ's grid us_noaa_[a-z0-9]+.tif, which is not installed: projsync --file"));
    std::ofstream(file("b.geojson")) << layer_json("26710", square_json(588000, 4206000, 20));
    VectorReadOptions options;
    options.target_crs_wkt = crs_from_text("EPSG:32610", "x").wkt;
    EXPECT_THAT(complaint([&] { read_features(file("b.geojson"), options); }),
                testing::AllOf(HasSubstr("b.geojson: the datum shift"), HasSubstr("us_noaa_"),
                               HasSubstr("crs.allow_ballpark")));
}

TEST_F(Elevations, OnASphereAreRefusedWithTheMendOrTakenAsWgs84) {
    Stored how;
    how.crs = "+proj=sinu +R=6371007.181 +units=m";  // MODIS
    how.transform = {9822000, 1, 0, 5087000, 0, -1};
    const std::string path = store_level(how, 200.0);
    EXPECT_THAT(complaint([&] { read_elevation(path, {}); }),
                testing::AllOf(HasSubstr("d.tif: the CRS"), HasSubstr("is on a sphere"), HasSubstr("21 km"),
                               HasSubstr("crs.allow_ballpark")));
    RasterReadOptions allowed;
    allowed.allow_ballpark = true;
    const RasterInput input = read_elevation(path, allowed);
    EXPECT_THAT(input.crs.name, HasSubstr("WGS 84 / UTM zone 52N"));
    EXPECT_NEAR(input.max_value, 200.0, 1e-3);
}

TEST_F(Elevations, KeepTheirDatumWhereTheyAreBroughtToUtm) {
    Stored how;
    how.crs = "EPSG:4610";
    how.transform = {126.65, 0.0001, 0, 45.75, 0, -0.0001};
    EXPECT_EQ(read_elevation(store_level(how, 200.0), {}).crs.name, "Xian 1980 / UTM zone 52N");
}

TEST_F(Elevations, FootprintsInMetresThatClaimDegreesAreRefused) {
    std::ofstream(file("m.geojson")) << layer_json("4326", square_json(500020, 6400020, 20));
    VectorReadOptions options;
    options.target_crs_wkt = crs_from_text("EPSG:32633", "x").wkt;
    options.crs_option = "buildings.crs";
    EXPECT_THAT(complaint([&] { read_features(file("m.geojson"), options); }),
                testing::AllOf(HasSubstr("m.geojson: "), HasSubstr("no degrees"), HasSubstr("buildings.crs")));
}

TEST_F(Elevations, AWallOfAKilometreWithinWhatHillsMayHaveIsNone) {
    const auto walled = [](int column, int row) {
        return slope_m(row) + (row == 10 && column >= 5 && column < 15 ? 1500.0 : 0.0);
    };
    const RasterInput input = read_elevation(store({}, walled), {});
    EXPECT_EQ(input.nodata_count, 10U);
    EXPECT_DOUBLE_EQ(input.max_value, slope_m(side - 1));
    ASSERT_EQ(input.findings.size(), 1U);
    EXPECT_THAT(input.findings[0],
                HasSubstr("10 cells stand more than a kilometre above or below all cells around them, e.g. 2200 m"));
    // Across the whole raster too, and of a well.
    EXPECT_EQ(read_elevation(store({}, [](int, int row) { return slope_m(row) + (row == 9 ? 1500.0 : 0.0); }), {})
                  .nodata_count,
              static_cast<std::size_t>(side));
    const auto well = [](int column, int row) { return column == 3 && row == 18 ? 60.0 : slope_m(row); };
    EXPECT_EQ(read_elevation(store({}, well), {}).nodata_count, 1U);
}

TEST_F(Elevations, ACliffOfAKilometreWithAWayAroundItIsLand) {
    // 1,600 m between two plains, and a ramp of 100 m a cell from one to the other along the southern border.
    const auto cliff = [](int column, int row) {
        return row == side - 1 ? 200.0 + std::min(1600.0, 100.0 * column) : column < 10 ? 200.0 : 1800.0;
    };
    const auto land = [&](int column, int row) {
        return row == side - 2 && column >= 4 ? cliff(column, side - 1) : cliff(column, row);
    };
    const RasterInput input = read_elevation(store({}, land), {});
    EXPECT_EQ(input.nodata_count, 0U);
    EXPECT_THAT(input.findings, IsEmpty());
}

TEST_F(Elevations, ACrsThatIsToldBesideAnotherIsTold) {
    RasterReadOptions options;
    options.crs = "EPSG:32650";
    const RasterInput input = read_elevation(store_level({}, 200.0), options);
    EXPECT_THAT(input.crs.name, HasSubstr("32652"));
    ASSERT_EQ(input.notes.size(), 1U);
    EXPECT_THAT(input.notes[0], testing::AllOf(HasSubstr("it says itself that it is in WGS 84 / UTM zone 52N"),
                                               HasSubstr("project.crs"), HasSubstr("32650")));
    options.crs = "EPSG:32652";
    EXPECT_THAT(read_elevation(store_level({}, 200.0), options).notes, IsEmpty());
}

}  // namespace
}  // namespace sunshed
