// Tags of OpenStreetMap as GDAL hands them over, in one column and in its own format.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "../../src/io/feature_tags.hpp"
#include "io/scratch.hpp"
#include "sunshed/io/vector_file.hpp"

namespace sunshed {
namespace {

using testing::Contains;
using testing::ElementsAre;
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
    spread_tags(layer);
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
    EXPECT_EQ(spread_tags(layer), 1U);
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

}  // namespace
}  // namespace sunshed
