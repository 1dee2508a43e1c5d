#include "sunshed/pipeline/zone_tree.hpp"

#include <gtest/gtest.h>

#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {
namespace {

MultiPolygon rectangle(double x, double y, double width, double height) {
    return {{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, {}}};
}

std::vector<ZoneArea> city() {
    std::vector<ZoneArea> zones{{"village", "村", rectangle(10, 10, 20, 20)},
                                {"west", "西区", rectangle(0, 0, 100, 100)},
                                {"city", "市", rectangle(0, 0, 220, 100)},
                                {"east", "东区", rectangle(100, 0, 100, 100)}};
    find_parents(zones);
    return zones;
}

TEST(ZoneTree, FindsTheZoneRightAroundEach) {
    const auto zones = city();
    EXPECT_EQ(zones[0].parent, "west");
    EXPECT_EQ(zones[1].parent, "city");
    EXPECT_EQ(zones[2].parent, "");
    EXPECT_EQ(zones[3].parent, "city");
}

TEST(ZoneTree, ABuildingBelongsToTheInnermostZoneOfItsLargestPart) {
    const auto zones = city();
    const ZoneFinder finder(zones);
    EXPECT_EQ(finder.zone_of(rectangle(12, 12, 5, 5)), "village");
    EXPECT_EQ(finder.zone_of(rectangle(50, 50, 5, 5)), "west");
    EXPECT_EQ(finder.zone_of(rectangle(94, 50, 10, 5)), "west") << "six of ten metres lie in the west";
    EXPECT_EQ(finder.zone_of(rectangle(96, 50, 10, 5)), "east");
    EXPECT_EQ(finder.zone_of(rectangle(26, 26, 10, 10)), "west") << "most of it lies outside the village";
    EXPECT_EQ(finder.zone_of(rectangle(210, 50, 5, 5)), "city") << "in no district of the city";
    EXPECT_EQ(finder.zone_of(rectangle(216, 50, 10, 5)), "city");
    EXPECT_EQ(finder.zone_of(rectangle(300, 50, 5, 5)), "");
    EXPECT_EQ(finder.zone_of({}), "");
}

TEST(ZoneTree, TakesTheLargestPartOfAnLWhoseMiddleLiesElsewhere) {
    // The L's representative point is in the west; most of its area is in the east.
    const MultiPolygon l{{{{90, 0}, {110, 0}, {110, 60}, {104, 60}, {104, 4}, {90, 4}}, {}}};
    const auto zones = city();
    EXPECT_EQ(ZoneFinder(zones).zone_of(l), "east");
}

TEST(ZoneTree, KeepsParentsThatTheUserGave) {
    std::vector<ZoneArea> zones{{"a", "a", rectangle(0, 0, 1, 1), "b"}, {"b", "b", rectangle(5, 5, 1, 1)}};
    find_parents(zones);
    EXPECT_EQ(zones[0].parent, "b");
}

}  // namespace
}  // namespace sunshed
