#include "sunshed/horizon/elevation_angle.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

TEST(ElevationAngle, IsTheArcTangentOfAnySize) {
    FloatRaster tangent({0.0, 0.0, 1.0, 4001, 2});
    for (int i = 0; i < 4001; ++i) {
        const auto size = static_cast<float>(std::pow(10.0, (i - 2000) / 300.0));
        tangent.at({i, 0}) = size;
        tangent.at({i, 1}) = -size;
    }
    FloatRaster degrees = tangent;
    to_elevation_deg({2}, degrees);
    for (std::size_t i = 0; i < degrees.values.size(); ++i) {
        EXPECT_NEAR(degrees.values[i], to_degrees(std::atan(double{tangent.values[i]})), elevation_error_deg)
            << tangent.values[i];
    }
}

TEST(ElevationAngle, OfAWallWithoutEndIsTheZenithAndOfNothingKnownUnknown) {
    FloatRaster tangent({0.0, 0.0, 1.0, 3, 1});
    tangent.values = {1e30F, 0.0F, missing_f};
    to_elevation_deg({1}, tangent);
    EXPECT_NEAR(tangent.values[0], 90.0, elevation_error_deg);
    EXPECT_EQ(tangent.values[1], 0.0F);
    EXPECT_TRUE(std::isnan(tangent.values[2]));
}

}  // namespace
}  // namespace sunshed
