#include "sunshed/core/horizon_line.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

TEST(HorizonLine, IsStraightBetweenItsPointsAndRoundTheCircle) {
    const HorizonLine line({{350.0, 10.0}, {10.0, 20.0}, {180.0, 0.0}});
    EXPECT_DOUBLE_EQ(line.elevation_deg(10.0), 20.0);
    EXPECT_DOUBLE_EQ(line.elevation_deg(0.0), 15.0);
    EXPECT_DOUBLE_EQ(line.elevation_deg(360.0), 15.0);
    EXPECT_DOUBLE_EQ(line.elevation_deg(355.0), 12.5);
    EXPECT_DOUBLE_EQ(line.elevation_deg(95.0), 10.0);
    EXPECT_DOUBLE_EQ(line.elevation_deg(-95.0), 10.0 * 85.0 / 170.0);
}

TEST(HorizonLine, OfOnePointIsAsHighAllAround) {
    const HorizonLine line({{40.0, 7.0}});
    EXPECT_DOUBLE_EQ(line.elevation_deg(40.0), 7.0);
    EXPECT_DOUBLE_EQ(line.elevation_deg(300.0), 7.0);
}

}  // namespace
}  // namespace sunshed
