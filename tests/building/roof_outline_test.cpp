#include "sunshed/building/roof_outline.hpp"
#include "reason_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/core/outline.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

constexpr double cell_m = 0.5;

Ring box(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

TEST(RoofOutline, OfAnOrdinaryHouseIsItsFootprint) {
    const MultiPolygon house{{box(5e5, 5e6, 20, 10), {box(5e5 + 3, 5e6 + 3, 4, 4)}}};
    const RoofOutline outline = roof_outline(house, cell_m);
    EXPECT_FALSE(outline.fault);
    EXPECT_EQ(outline.footprint, house);
}

TEST(RoofOutline, SaysWhichVertexNoRoofHas) {
    const auto fault_with = [](Point2 vertex) {
        Ring ring = box(5e5, 5e6, 20, 10);
        ring[2] = vertex;
        const RoofOutline outline = roof_outline({{ring, {}}}, cell_m);
        EXPECT_TRUE(outline.footprint.empty());
        return test::words(outline.fault);
    };
    EXPECT_THAT(fault_with({std::nan(""), 5e6}), HasSubstr("not a finite number"));
    EXPECT_THAT(fault_with({HUGE_VAL, 5e6}), HasSubstr("not a finite number"));
    EXPECT_THAT(fault_with({0.0, 0.0}), HasSubstr("5000 km long"));
    EXPECT_THAT(fault_with({5e5, 0.0}), HasSubstr("5000 km long"));
    EXPECT_THAT(fault_with({1e7, 5e6}), HasSubstr("9500 km long"));
    EXPECT_THAT(fault_with({1e9, 5e6}), HasSubstr("off the map"));
    EXPECT_THAT(fault_with({1e23, 1e23}), HasSubstr("off the map"));
    EXPECT_THAT(fault_with({5e5 + 4000, 5e6 + 4000}), HasSubstr("64 million cells"));
}

TEST(RoofOutline, TakesARoofOfFiveSquareKilometres) {
    EXPECT_FALSE(roof_outline({{box(5e5, 5e6, 2500, 2000), {}}}, cell_m).fault);
}

TEST(RoofOutline, OfTwentyThousandVerticesOnACircleIsFollowedToATenthOfACell) {
    Ring ring;
    for (int i = 0; i < 20'000; ++i) {
        const double angle = 2.0 * 3.14159265358979 * i / 20'000;
        ring.push_back({30.0 * std::cos(angle), 30.0 * std::sin(angle)});
    }
    const RoofOutline outline = roof_outline({{ring, {}}}, cell_m);
    EXPECT_FALSE(outline.fault);
    EXPECT_LT(vertex_count(outline.footprint), 200U);
    EXPECT_NEAR(area_m2(outline.footprint), 3.14159265358979 * 900.0, 2.0 * 3.14159265358979 * 30.0 * 0.05);
}

TEST(RoofOutline, OfPixelsIsFollowedToTheCellWhereItHasThousandsOfSteps) {
    Ring ring{{0, 0}};
    for (int i = 0; i < 1500; ++i) {
        ring.push_back({0.5 * (i + 1), 0.5 * i});
        ring.push_back({0.5 * (i + 1), 0.5 * (i + 1)});
    }
    ring.push_back({0, 750});
    const RoofOutline outline = roof_outline({{ring, {}}}, cell_m);
    EXPECT_FALSE(outline.fault);
    EXPECT_LT(vertex_count(outline.footprint), 10U);
    EXPECT_NEAR(area_m2(outline.footprint), 750.0 * 750.0 / 2.0, 0.4 * 750.0 * 1.5);
}

TEST(RoofOutline, OfTooManyVerticesOrPartsIsNoneAndSaysSo) {
    Ring comb;
    for (int i = 0; i < 3000; ++i) {
        comb.insert(comb.end(), {{2.0 * i, 50}, {2.0 * i + 1, 50}, {2.0 * i + 1, 5}, {2.0 * i + 2, 5}});
    }
    comb.insert(comb.end(), {{6000, 0}, {0, 0}});
    EXPECT_THAT(test::words(roof_outline({{comb, {}}}, cell_m).fault), HasSubstr("12002 vertices"));
    comb.erase(comb.begin(), comb.begin() + 8000);
    EXPECT_THAT(test::words(roof_outline({{comb, {}}}, cell_m).fault), HasSubstr("4002 vertices, more than the 2500"));
    MultiPolygon many;
    for (int i = 0; i < 1001; ++i) {
        many.push_back({box(3.0 * i, 0, 2, 2), {}});
    }
    EXPECT_THAT(test::words(roof_outline(many, cell_m).fault), HasSubstr("1001 parts and holes"));
}

TEST(RoofOutline, BuildingsFarFromAllOthersDoNotMakeASceneAContinent) {
    std::vector<BuildingInput> buildings(3);
    for (std::size_t i = 0; i < 3; ++i) {
        buildings[i].building_id = std::string(1, static_cast<char>('a' + i));
        buildings[i].footprint = {{box(i == 1 ? 0.0 : 5e5 + 100.0 * static_cast<double>(i), 5e6, 10, 10), {}}};
    }
    EXPECT_THAT(drop_far_outlines(buildings), HasSubstr("1 outlines cannot be used, e.g. that of 'b'"));
    EXPECT_TRUE(buildings[1].footprint.empty());
    EXPECT_THAT(test::words(buildings[1].outline_fault), HasSubstr("500 km from the others"));
    EXPECT_FALSE(buildings[0].footprint.empty());
    EXPECT_FALSE(buildings[2].footprint.empty());
}

}  // namespace
}  // namespace sunshed
