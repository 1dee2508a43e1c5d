#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>

#include "sunshed/core/error.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

TEST(DatasetNames, TellFilesOfThisMachineFromWhatLeadsAway) {
    for (const char* name :
         {"dsm.tif", "/data/a b/dsm.tif", "C:/data/dsm.tif", "../x.gpkg", "/vsizip/a.zip/dsm.tif",
          "/vsizip//data/a.zip/dsm.tif", "/vsitar/a.tar/x", "NETCDF:\"a.nc\":height", "GPKG:a.gpkg:dsm"}) {
        EXPECT_FALSE(is_remote_name(name)) << name;
    }
    for (const char* name :
         {"/vsicurl/http://host/dsm.tif", "/vsicurl/http:/host/dsm.tif", "/vsicurl?url=http%3A%2F%2Fhost%2Fa.tif",
          "/vsis3/bucket/a.tif", "/vsizip//vsicurl/http://host/a.zip/dsm.tif", "/vsizip/{/vsis3/b/a.zip}/x",
          "/vsistdin/", "https://host/a.tif", "HTTP://host/a.tif", "ftp://host/a", "WFS:http://host", "PG:dbname=city",
          "MYSQL:city,user=x", "OAPIF:https://host", "WMS:http://host", "<GDAL_WMS></GDAL_WMS>",
          "{\"type\": \"Feature\"}", "NETCDF:/vsicurl/http://host/a.nc:z", "STACIT:\"x\""}) {
        EXPECT_TRUE(is_remote_name(name)) << name;
    }
}

TEST(DatasetNames, BeginInTheFolderOfTheFileThatNamesThem) {
    EXPECT_EQ(name_seen_from("/p", "dsm.tif"), "/p/dsm.tif");
    EXPECT_EQ(name_seen_from("/p", "../dsm.tif"), "/dsm.tif");
    EXPECT_EQ(name_seen_from("/p", "/vsizip/a.zip/dsm.tif"), "/vsizip//p/a.zip/dsm.tif");
    EXPECT_EQ(name_seen_from("/p", "/vsicurl/http://host/a.tif"), "/vsicurl/http://host/a.tif");
    EXPECT_EQ(name_seen_from("/p", "PG:dbname=x"), "PG:dbname=x");
}

TEST(DatasetNames, AreShownWithoutFoldersAndSecrets) {
    EXPECT_EQ(shown_name("/home/someone/dsm.tif"), "dsm.tif");
    EXPECT_EQ(shown_name("/home/someone/roofs.gdb/"), "roofs.gdb");
    EXPECT_EQ(shown_name("/vsicurl/https://host/a.tif?token=secret"), "a.tif");
    EXPECT_EQ(shown_name("PG:dbname=x password=secret"), "PG:");
}

class ForeignDatasets : public ::testing::Test {
protected:
    ForeignDatasets() {
        start_gdal();
        fs::create_directories(folder_);
        write_raster("dsm.tif");
    }
    ~ForeignDatasets() override {
        allow_remote_data(false);
        fs::remove_all(folder_);
    }

    [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(file(name)) << text; }

    void write_raster(const std::string& name) const {
        auto* dataset =
            GetGDALDriverManager()->GetDriverByName("GTiff")->Create(file(name).c_str(), 4, 4, 1, GDT_Float32, nullptr);
        std::array<double, 6> transform{500000, 1, 0, 5000000, 0, -1};
        dataset->SetGeoTransform(transform.data());
        OGRSpatialReference reference;
        reference.importFromEPSG(32652);
        dataset->SetSpatialRef(&reference);
        static_cast<void>(dataset->GetRasterBand(1)->Fill(7.0));
        GDALClose(dataset);
    }

    static std::string vrt(const std::string& source, int relative) {
        return "<VRTDataset rasterXSize=\"4\" "
               "rasterYSize=\"4\"><SRS>EPSG:32652</SRS><GeoTransform>500000,1,0,5000000,0,"
               "-1</GeoTransform><VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename "
               "relativeToVRT=\"" +
               std::to_string(relative) + "\">" + source +
               "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>";
    }

    static std::string refusal_of(const std::function<void()>& read) {
        try {
            read();
        } catch (const Error& error) {
            return error.what();
        }
        return "read";
    }
    [[nodiscard]] std::string refusal_of_raster(const std::string& name) const {
        return refusal_of([&] { static_cast<void>(read_elevation(name, {})); });
    }
    [[nodiscard]] std::string refusal_of_vector(const std::string& name, const std::string& layer = "") const {
        return refusal_of([&] { static_cast<void>(read_features(name, {layer, "", ""})); });
    }

    const fs::path folder_ = fs::temp_directory_path() / ("sunshed-datasets-" + std::to_string(getpid()));
};

TEST_F(ForeignDatasets, AreRefusedByNameWhereTheyComeFromElsewhere) {
    EXPECT_THAT(refusal_of_raster("/vsicurl/http://127.0.0.1:9/dsm.tif"), HasSubstr("[security] remote = true"));
    EXPECT_THAT(refusal_of_vector("WFS:http://127.0.0.1:9/"), HasSubstr("[security] remote = true"));
    write("wms.tif", "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://127.0.0.1:9/</ServerUrl></Service></GDAL_WMS>");
    EXPECT_THAT(refusal_of_raster(file("wms.tif")), HasSubstr("describes a service"));
    write("wfs.gpkg", "<OGRWFSDataSource><URL>http://127.0.0.1:9/</URL></OGRWFSDataSource>");
    EXPECT_THAT(refusal_of_vector(file("wfs.gpkg")), HasSubstr("describes a service"));
}

TEST_F(ForeignDatasets, AreFollowedThroughDescriptionsWhateverTheirName) {
    write("a.tif", vrt("/vsicurl/http://127.0.0.1:9/dsm.tif", 0));
    EXPECT_THAT(refusal_of_raster(file("a.tif")), HasSubstr("it leads to '/vsicurl/http"));
    write("b.tif", vrt("a.tif", 1));
    EXPECT_THAT(refusal_of_raster(file("b.tif")), HasSubstr("it leads to '/vsicurl/http"));
    write("c.gpkg",
          "<OGRVRTDataSource><OGRVRTLayer "
          "name=\"a\"><SrcDataSource>PG:dbname=city</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    EXPECT_THAT(refusal_of_vector(file("c.gpkg")), HasSubstr("it leads to 'PG:dbname=city'"));
    write("d.tif", vrt("d.tif", 1));
    EXPECT_THAT(refusal_of_raster(file("d.tif")), HasSubstr("leads to itself"));
}

TEST_F(ForeignDatasets, OfThisMachineAreReadAndThoseInOtherFoldersAreTold) {
    write("near.vrt", vrt("dsm.tif", 1));
    const RasterInput near = read_elevation(file("near.vrt"), {});
    EXPECT_EQ(near.raster.values.front(), 7.0F);
    EXPECT_THAT(near.notes, ::testing::IsEmpty());
    fs::create_directory(folder_ / "sub");
    write("sub/far.vrt", vrt(file("dsm.tif"), 0));
    EXPECT_THAT(read_elevation(file("sub/far.vrt"), {}).notes, ::testing::ElementsAre("it reads dsm.tif"));
}

TEST_F(ForeignDatasets, InAnArchiveOfThisMachineAreRead) {
    VSILFILE* zip = VSIFOpenL(("/vsizip/" + file("a.zip") + "/dsm.tif").c_str(), "wb");
    std::ifstream stream(file("dsm.tif"), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    VSIFWriteL(bytes.data(), 1, bytes.size(), zip);
    VSIFCloseL(zip);
    EXPECT_EQ(read_elevation("/vsizip/" + file("a.zip") + "/dsm.tif", {}).raster.values.front(), 7.0F);
}

TEST_F(ForeignDatasets, RunNoSqlOfTheirOwn) {
    auto* dataset =
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file("v.gpkg").c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReference reference;
    reference.importFromEPSG(32652);
    OGRLayer* layer = dataset->CreateLayer("plain", &reference, wkbPolygon, nullptr);
    OGRFeature feature(layer->GetLayerDefn());
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", &reference, &geometry);
    feature.SetGeometryDirectly(geometry);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    for (const char* sql : {"CREATE VIEW seen AS SELECT fid, geom FROM plain",
                            "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) VALUES ('seen', "
                            "'seen', 'features', 32652)",
                            "INSERT INTO gpkg_geometry_columns VALUES ('seen', 'geom', 'POLYGON', 32652, 0, 0)"}) {
        dataset->ReleaseResultSet(dataset->ExecuteSQL(sql, nullptr, nullptr));
    }
    GDALClose(dataset);
    EXPECT_EQ(refusal_of_vector(file("v.gpkg"), "plain"), "read");
    EXPECT_THAT(refusal_of_vector(file("v.gpkg"), "seen"), HasSubstr("the layer 'seen' is a view"));
    allow_remote_data(true);
    EXPECT_EQ(refusal_of_vector(file("v.gpkg"), "seen"), "read");
}

TEST_F(ForeignDatasets, HaveOnlyDriversOfFilesUntilRemoteDataAreAllowed) {
    const auto has = [](const char* name) { return GetGDALDriverManager()->GetDriverByName(name) != nullptr; };
    EXPECT_TRUE(has("GTiff") && has("GPKG") && has("VRT"));
    for (const char* name : {"WMS", "WCS", "WMTS", "HTTP", "WFS", "OAPIF", "PostgreSQL", "STACIT", "CSW", "GMLAS"}) {
        EXPECT_FALSE(has(name)) << name;
    }
    allow_remote_data(true);
    EXPECT_TRUE(has("WMS") && has("WFS"));
    allow_remote_data(false);
    EXPECT_FALSE(has("WMS"));
}

}  // namespace
}  // namespace sunshed
