// Tags of OpenStreetMap as GDAL hands them over, in one column and in its own format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "../../src/io/feature_tags.hpp"
#include "io/scratch.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(Tags, AreReadFromHstoreAndJson) {
    EXPECT_THAT(parse_tags(R"("height"=>"12 m","roof:shape"=>"gabled")"),
                ElementsAre(Pair("height", "12 m"), Pair("roof:shape", "gabled")));
    EXPECT_THAT(parse_tags(R"("name"=>"the \"old\" mill", "note"=>"a \\ b")"),
                ElementsAre(Pair("name", "the \"old\" mill"), Pair("note", "a \\ b")));
    EXPECT_THAT(parse_tags(R"("a"=>NULL,"b"=>"=>,")"), ElementsAre(Pair("b", "=>,")));
    EXPECT_THAT(parse_tags(R"({"building":"yes","building:levels":"3"})"),
                UnorderedElementsAre(Pair("building", "yes"), Pair("building:levels", "3")));
    for (const char* none :
         {"", "plain words", "\"half", "\"a\"=>", "\"a\"=>\"b\" \"c\"", "{", "[1]", "{\"a\":{\"b\":1}}"}) {
        EXPECT_THAT(parse_tags(none), IsEmpty()) << none;
    }
}

TEST(Tags, BecomeFieldsOfTheirOwn) {
    FeatureLayer layer;
    layer.field_names = {"name", "height", "other_tags"};
    layer.features.resize(2);
    layer.features[0].fields = {{"height", std::string("9")},
                                {"other_tags", std::string(R"("height"=>"1","roof:shape"=>"dome")")}};
    expand_tags(layer);
    EXPECT_TRUE(layer.has_tags);
    EXPECT_THAT(layer.field_names, ElementsAre("name", "height", "other_tags", "roof:shape"));
    EXPECT_EQ(as_text(layer.features[0].fields.at("height")), "9");
    EXPECT_EQ(as_text(layer.features[0].fields.at("roof:shape")), "dome");
}

TEST(Tags, WithEscapesAndSpansComeThroughAndThoseThatCannotBeReadAreCounted) {
    FeatureLayer layer;
    layer.field_names = {"other_tags"};
    layer.features.resize(4);
    layer.features[0].fields["other_tags"] = std::string(R"("start_date"=>"1990..1995","name"=>"\"A\" => b, c\\d")");
    layer.features[1].fields["other_tags"] = std::string(R"("building:levels"=>"2-3")");
    layer.features[2].fields["other_tags"] = std::string(R"("height"=>"12)");
    EXPECT_EQ(expand_tags(layer), 1U);
    EXPECT_EQ(as_text(layer.features[0].fields.at("start_date")), "1990..1995");
    EXPECT_EQ(as_text(layer.features[0].fields.at("name")), R"("A" => b, c\d)");
    EXPECT_EQ(as_text(layer.features[1].fields.at("building:levels")), "2-3");
}

using OpenStreetMap = InScratch;

TEST_F(OpenStreetMap, FilesGiveBuildingsAndTheirPartsAsPolygons) {
    std::ofstream(file("town.osm")) << R"(<?xml version="1.0"?><osm version="0.6">
      <node id="1" lat="45.7500" lon="126.6500" version="1"/><node id="2" lat="45.7500" lon="126.6503" version="1"/>
      <node id="3" lat="45.7501" lon="126.6503" version="1"/><node id="4" lat="45.7501" lon="126.6500" version="1"/>
      <way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
        <tag k="building" v="yes"/><tag k="height" v="12"/><tag k="roof:shape" v="gabled"/></way>
      <way id="11" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/>
        <tag k="building:part" v="yes"/><tag k="building:levels" v="3"/></way>
      <way id="12" version="1"><nd ref="1"/><nd ref="2"/><nd ref="4"/><nd ref="1"/>
        <tag k="highway" v="service"/></way></osm>)";
    VectorReadOptions options;
    options.target_crs_wkt = crs_from_text("EPSG:32652", "").wkt;
    const VectorInput input = read_features(file("town.osm"), options);
    ASSERT_EQ(input.layer.features.size(), 2U);
    EXPECT_TRUE(input.layer.has_tags);
    EXPECT_THAT(input.layer.field_names, Contains("building:part"));
    EXPECT_EQ(as_text(input.layer.features[0].fields.at("roof:shape")), "gabled");
    EXPECT_EQ(as_text(input.layer.features[1].fields.at("building:levels")), "3");
    EXPECT_NEAR(area_m2(input.layer.features[0].geometry), 23.3 * 11.1, 3.0);
}

/// OpenStreetMap's binary form, as much of it as a test needs (https://wiki.openstreetmap.org/wiki/PBF_Format).
class Message {
public:
    Message& number(int field, std::uint64_t value) {
        put(static_cast<std::uint64_t>(field) << 3U);
        put(value);
        return *this;
    }
    Message& text(int field, const std::string& bytes) {
        put((static_cast<std::uint64_t>(field) << 3U) | 2U);
        put(bytes.size());
        bytes_ += bytes;
        return *this;
    }
    Message& numbers(int field, const std::vector<std::uint64_t>& values) {
        Message packed;
        for (const std::uint64_t value : values) {
            packed.put(value);
        }
        return text(field, packed.bytes_);
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    void put(std::uint64_t value) {
        for (; value >= 0x80U; value >>= 7U) {
            bytes_ += static_cast<char>(static_cast<unsigned char>((value & 0x7FU) | 0x80U));
        }
        bytes_ += static_cast<char>(static_cast<unsigned char>(value));
    }

    std::string bytes_;
};

/// Signed numbers of either sign in few bytes.
std::uint64_t zigzag(std::int64_t value) {
    return value < 0 ? static_cast<std::uint64_t>(-value) * 2U - 1U : static_cast<std::uint64_t>(value) * 2U;
}

std::string blob(const char* type, const Message& block) {
    const std::string data = Message().text(1, block.bytes()).bytes();
    const std::string head = Message().text(1, type).number(3, data.size()).bytes();
    return std::string{'\0', '\0', '\0', static_cast<char>(head.size())} + head + data;
}

TEST_F(OpenStreetMap, FilesInBinaryGiveTheSame) {
    Message nodes;
    for (const auto& [id, y, x] : {std::array{1, 0, 0}, {2, 0, 3}, {3, 1, 3}, {4, 1, 0}}) {  // 1e-4 degrees
        nodes.text(1, Message()
                          .number(1, zigzag(id))
                          .number(8, zigzag(457500000 + 1000 * y))
                          .number(9, zigzag(1266500000 + 1000 * x))
                          .bytes());
    }
    Message words;
    for (const char* word : {"", "building", "school", "building:levels", "2-3"}) {
        words.text(1, word);
    }
    const Message way = Message().number(1, 10).numbers(2, {1, 3}).numbers(3, {2, 4}).numbers(
        8, {zigzag(1), zigzag(1), zigzag(1), zigzag(1), zigzag(-3)});
    std::ofstream(file("town.osm.pbf"), std::ios::binary)
        << blob("OSMHeader", Message().text(4, "OsmSchema-V0.6"))
        << blob(
               "OSMData",
               Message().text(1, words.bytes()).text(2, nodes.bytes()).text(2, Message().text(3, way.bytes()).bytes()));
    VectorReadOptions options;
    options.target_crs_wkt = crs_from_text("EPSG:32652", "").wkt;
    for (const char* layer : {"", "multipolygons"}) {
        options.layer = layer;
        const VectorInput input = read_features(file("town.osm.pbf"), options);
        ASSERT_EQ(input.layer.features.size(), 1U);
        EXPECT_EQ(as_text(input.layer.features[0].fields.at("building")), "school");
        EXPECT_EQ(as_text(input.layer.features[0].fields.at("building:levels")), "2-3");
        EXPECT_NEAR(area_m2(input.layer.features[0].geometry), 23.3 * 11.1, 3.0);
    }
    options.layer = "lines";
    EXPECT_THAT(complaint([&] { read_features(file("town.osm.pbf"), options); }), HasSubstr("not polygons"));
    options.layer = "houses";
    EXPECT_THAT(complaint([&] { read_features(file("town.osm.pbf"), options); }),
                HasSubstr("there is no layer 'houses'; set layer to one of: points, lines"));
}

TEST_F(OpenStreetMap, TilesOfAMapServerGiveBuildings) {
    const std::string tiles = file("tiles");
    CPLStringList settings;
    for (const char* setting : {"MINZOOM=15", "MAXZOOM=15", "COMPRESS=NO"}) {
        settings.AddString(setting);
    }
    GDALDataset* dataset =
        GetGDALDriverManager()->GetDriverByName("MVT")->Create(tiles.c_str(), 0, 0, 0, GDT_Unknown, settings.List());
    ASSERT_NE(dataset, nullptr);
    OGRSpatialReference degrees;
    degrees.SetFromUserInput("OGC:CRS84");
    OGRLayer* layer = dataset->CreateLayer("building", &degrees, wkbPolygon, nullptr);
    OGRFieldDefn height("render_height", OFTInteger);
    layer->CreateField(&height);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("render_height", 10);
    OGRGeometry* square = nullptr;
    OGRGeometryFactory::createFromWkt(
        "POLYGON ((126.655 45.755, 126.6553 45.755, 126.6553 45.7551, 126.655 45.7551, 126.655 45.755))", &degrees,
        &square);
    feature.SetGeometryDirectly(square);
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    GDALClose(dataset);
    VectorReadOptions options;
    options.target_crs_wkt = crs_from_text("EPSG:32652", "").wkt;
    for (const std::string& name : {tiles + "/15", "MVT:" + tiles + "/15"}) {
        const VectorInput input = read_features(name, options);
        ASSERT_EQ(input.layer.features.size(), 1U) << name;
        EXPECT_EQ(as_text(input.layer.features[0].fields.at("render_height")), "10");
        EXPECT_NEAR(area_m2(input.layer.features[0].geometry), 23.3 * 11.1, 8.0);
    }
}

}  // namespace
}  // namespace sunshed
