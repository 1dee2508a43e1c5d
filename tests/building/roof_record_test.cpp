#include "sunshed/building/roof_record.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "site_helpers.hpp"

namespace sunshed {
namespace {

/// 20 x 20 m, without a roof.
BuildingInput house() {
    BuildingInput building;
    building.footprint = {Polygon{{{0, 0}, {20, 0}, {20, 20}, {0, 20}}, {}}};
    building.building_class = BuildingClass::residential;
    building.height_m = 9.4;
    return building;
}

double floor_area_m2(const BuildingInput& building, double storey_height_m = 3.0) {
    return roof_record(building, {}, test::harbin_site(), {}, {2021, storey_height_m}).facts.floor_area_m2;
}

TEST(FloorArea, IsThatOfTheStoreysInAHeight) {
    EXPECT_DOUBLE_EQ(floor_area_m2(house()), 3.0 * 400.0);
    EXPECT_DOUBLE_EQ(floor_area_m2(house(), 4.5), 2.0 * 400.0);
    BuildingInput low = house();
    low.height_m = 1.0;
    EXPECT_DOUBLE_EQ(floor_area_m2(low), 400.0) << "one storey at least";
}

TEST(FloorArea, OfAHallIsOneFloorHoweverHigh) {
    BuildingInput hall = house();
    for (const BuildingClass hall_class : {BuildingClass::factory, BuildingClass::warehouse}) {
        hall.building_class = hall_class;
        EXPECT_DOUBLE_EQ(floor_area_m2(hall), 400.0);
    }
}

TEST(FloorArea, ThatIsGivenCounts) {
    BuildingInput given = house();
    given.floor_area_m2 = 100.0;
    EXPECT_DOUBLE_EQ(floor_area_m2(given), 100.0);
    given.height_m.reset();
    EXPECT_DOUBLE_EQ(floor_area_m2(given), 100.0);
}

TEST(FloorArea, IsNotKnownWithoutAHeight) {
    BuildingInput unknown = house();
    unknown.height_m.reset();
    EXPECT_TRUE(std::isnan(floor_area_m2(unknown)));
}

}  // namespace
}  // namespace sunshed
