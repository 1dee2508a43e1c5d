#include "sunshed/economy/supply_curve.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunshed {
namespace {

TEST(SupplyCurve, GoesFromTheCheapestUpAndAddsUp) {
    const auto curve = supply_curve(
        {{0, 0.40, 100.0, 90000.0}, {1, 0.30, 200.0, 200000.0}, {2, std::nan(""), 0.0, 0.0}, {3, 0.30, 50.0, 50000.0}});
    ASSERT_EQ(curve.size(), 3U);
    EXPECT_EQ(curve[0].offer.index, 1U);
    EXPECT_EQ(curve[1].offer.index, 3U);
    EXPECT_EQ(curve[2].offer.index, 0U);
    EXPECT_DOUBLE_EQ(curve[2].cumulative_mw, 0.35);
    EXPECT_DOUBLE_EQ(curve[2].cumulative_gwh, 0.34);
}

TEST(SupplyCurve, OfNothingIsEmpty) {
    EXPECT_TRUE(supply_curve({}).empty());
}

}  // namespace
}  // namespace sunshed
