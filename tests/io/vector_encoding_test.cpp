// Words of layers through GDAL: code pages that Shapefiles name, name wrongly or do not name, and tables in UTF-16.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "io/scratch.hpp"
#include "sunshed/io/text_file.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// How a Shapefile tells its code page.
struct CodePage {
    const char* encoding;  ///< of its bytes
    unsigned char in_dbf;  ///< byte 29 of the .dbf
    const char* cpg;       ///< text of its .cpg; nullptr = none
};

class Words : public InScratch {
protected:
    /// A square whose field "use" is a word.
    std::string shapefile(const char* word, const CodePage& page) const {
        std::string path = file("b.shp");
        for (const char* part : {"b.shp", "b.shx", "b.dbf", "b.cpg", "b.prj"}) {
            std::filesystem::remove(file(part));
        }
        GDALDataset* dataset = GetGDALDriverManager()
                                   ->GetDriverByName("ESRI Shapefile")
                                   ->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        OGRSpatialReference utm;
        utm.SetFromUserInput("EPSG:32652");
        std::string encoding = std::string("ENCODING=") + page.encoding;
        std::array<char*, 2> options{encoding.data(), nullptr};
        OGRLayer* layer = dataset->CreateLayer("b", &utm, wkbPolygon, options.data());
        OGRFieldDefn use("use", OFTString);
        layer->CreateField(&use);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("use", word);
        OGRGeometry* square = nullptr;
        OGRGeometryFactory::createFromWkt("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))", &utm, &square);
        feature.SetGeometryDirectly(square);
        EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
        GDALClose(dataset);
        std::fstream dbf(file("b.dbf"), std::ios::in | std::ios::out | std::ios::binary);
        dbf.seekp(29).put(static_cast<char>(page.in_dbf));
        std::filesystem::remove(file("b.cpg"));
        if (page.cpg != nullptr) {
            std::ofstream(file("b.cpg")) << page.cpg;
        }
        return path;
    }
};

std::string use_of(const VectorInput& input) {
    return as_text(input.layer.features.at(0).fields.at("use"));
}

TEST_F(Words, OfAShapefileAreReadByItsCpgElseItsCodePage) {
    for (const CodePage& page : {CodePage{"UTF-8", 0, "UTF-8"},
                                 {"GBK", 0, "GBK"},
                                 {"GBK", 0, "936"},
                                 {"CP936", 0x4D, nullptr},
                                 {"CP932", 0x13, nullptr},
                                 {"CP932", 0, "SJIS"},
                                 {"CP950", 0x4F, nullptr},
                                 {"CP936", 0x57, "GBK"}}) {
        const VectorInput input = read_features(shapefile("住宅", page), {});
        EXPECT_EQ(use_of(input), "住宅") << page.encoding;
        EXPECT_THAT(input.notes, Not(Contains(HasSubstr("not UTF-8")))) << page.encoding;
    }
}

TEST_F(Words, OfAShapefileThatNamesTheAnsiOfItsWriterAreFoundByTheirBytesAndTold) {
    for (const unsigned char unsaid : {'\0', '\x03', '\x57'}) {
        const VectorInput chinese = read_features(shapefile("学校", {"GBK", unsaid, nullptr}), {});
        EXPECT_EQ(use_of(chinese), "学校") << static_cast<int>(unsaid);
        EXPECT_THAT(chinese.notes, Contains(HasSubstr("read as GB18030"))) << static_cast<int>(unsaid);
        EXPECT_EQ(use_of(read_features(shapefile("école", {"CP1252", unsaid, nullptr}), {})), "école")
            << static_cast<int>(unsaid);
        const VectorInput utf8 = read_features(shapefile("小学", {"UTF-8", unsaid, nullptr}), {});
        EXPECT_EQ(use_of(utf8), "小学") << static_cast<int>(unsaid);
        EXPECT_THAT(utf8.notes, Not(Contains(HasSubstr("not UTF-8")))) << static_cast<int>(unsaid);
    }
}

TEST_F(Words, OfAShapefileAreInTheEncodingThatTheUserNames) {
    VectorReadOptions options;
    options.encoding = "CP949";
    EXPECT_EQ(use_of(read_features(shapefile("학교", {"CP949", 0, nullptr}), options)), "학교");
    EXPECT_EQ(use_of(read_features(shapefile("학교", {"CP949", 0, "UTF-8"}), options)), "학교") << "a .cpg that lies";
    EXPECT_EQ(use_of(read_features(shapefile("학교", {"CP949", 0x4D, nullptr}), options)), "학교") << "a wrong page";
    options.encoding = "";
    options.encoding_option = "buildings.encoding";
    const VectorInput guessed = read_features(shapefile("학교", {"CP949", 0, nullptr}), options);
    EXPECT_THAT(guessed.findings, Contains(HasSubstr("name their encoding with buildings.encoding")));
}

TEST_F(Words, OfATableInUtf16AreRead) {
    const std::string text = "WKT,use\n\"POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))\",school\n";
    for (const bool little : {true, false}) {
        std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
        for (const char c : text) {
            bytes += little ? std::string{c, '\0'} : std::string{'\0', c};
        }
        std::ofstream(file("b.csv"), std::ios::binary) << bytes;
        VectorReadOptions options;
        options.crs = "EPSG:32652";
        EXPECT_EQ(use_of(read_features(file("b.csv"), options)), "school");
    }
}

}  // namespace
}  // namespace sunshed
