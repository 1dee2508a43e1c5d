#include "sunshed/horizon/horizon_sweep.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

constexpr int size = 101;
constexpr int middle = 50;
constexpr double far_m = 1e9;

FloatRaster terrain(double (*height_m)(double east_m, double north_m), double cell_m = 1.0) {
    FloatRaster raster(GridGeometry{0.0, size * cell_m, cell_m, size, size});
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            raster.at({column, row}) =
                static_cast<float>(height_m((column - middle) * cell_m, (middle - row) * cell_m));
        }
    }
    return raster;
}

double horizon_deg(const FloatRaster& raster, double azimuth_deg, CellIndex cell = {middle, middle}) {
    return to_degrees(std::atan(static_cast<double>(horizon_tangent(raster, azimuth_deg, far_m, {1}).at(cell))));
}

TEST(HorizonSweep, SeesAWallAtItsTrueAngle) {
    const FloatRaster wall = terrain([](double, double north) { return north >= 20.0 ? 20.0 : 0.0; });
    EXPECT_NEAR(horizon_deg(wall, 0.0), 45.0, 1e-6);
    EXPECT_EQ(horizon_deg(wall, 180.0), 0.0);
    for (double azimuth = 5.0; azimuth <= 60.0; azimuth += 5.0) {
        const double expected = to_degrees(std::atan(std::cos(to_radians(azimuth))));
        EXPECT_NEAR(horizon_deg(wall, azimuth), expected, 1.2) << azimuth;
    }
}

TEST(HorizonSweep, NeverSwapsNorthAndSouthOrEastAndWest) {
    const FloatRaster hillock = terrain(
        [](double east, double north) { return 10.0 * std::exp(-(east * east + (north - 15) * (north - 15)) / 50.0); });
    EXPECT_GT(horizon_deg(hillock, 0.0), 20.0);
    EXPECT_LT(horizon_deg(hillock, 180.0), 1.0);
    const FloatRaster eastern = terrain([](double east, double) { return east > 20.0 ? 10.0 : 0.0; });
    EXPECT_GT(horizon_deg(eastern, 90.0), 20.0);
    EXPECT_LT(horizon_deg(eastern, 270.0), 1.0);
}

TEST(HorizonSweep, KeepsNegativeHorizonsOnATop) {
    const FloatRaster top = terrain([](double east, double north) { return -0.1 * std::hypot(east, north); });
    for (double azimuth = 0.0; azimuth < 360.0; azimuth += 22.5) {
        EXPECT_NEAR(horizon_deg(top, azimuth), -to_degrees(std::atan(0.1)), 0.5) << azimuth;
    }
}

TEST(HorizonSweep, SeesTheEdgeOfAPyramidAtItsTrueAngle) {
    // Outside a pyramid whose faces lean 45 degrees, its edge rises 35.264 degrees along the diagonal.
    const FloatRaster pyramid = terrain(
        [](double east, double north) { return std::max(0.0, 40.0 - std::max(std::abs(east), std::abs(north))); });
    EXPECT_NEAR(horizon_deg(pyramid, 135.0, {middle - 40, middle - 40}), 35.264, 0.01);
    EXPECT_NEAR(horizon_deg(pyramid, 315.0, {middle + 40, middle + 40}), 35.264, 0.01);
    EXPECT_NEAR(horizon_deg(pyramid, 135.0, {middle - 45, middle - 45}),
                to_degrees(std::atan2(40.0, std::hypot(45.0, 45.0))), 0.1);
}

TEST(HorizonSweep, TurnsWithTheSceneExactly) {
    FloatRaster scene = terrain([](double east, double north) {
        return std::fmod(std::abs(7.3 * east + 3.1 * north + 0.11 * east * north), 9.0);
    });
    FloatRaster turned(scene.geometry);  // by 90 degrees clockwise
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            turned.at({size - 1 - row, column}) = scene.at({column, row});
        }
    }
    for (const double azimuth : {0.0, 17.0, 45.0, 73.5}) {
        const FloatRaster before = horizon_tangent(scene, azimuth, far_m, {1});
        const FloatRaster after = horizon_tangent(turned, azimuth + 90.0, far_m, {1});
        for (int row = 10; row < size - 10; ++row) {
            for (int column = 10; column < size - 10; ++column) {
                ASSERT_NEAR(before.at({column, row}), after.at({size - 1 - row, column}), 1e-4) << azimuth;
            }
        }
    }
}

TEST(HorizonSweep, IsTheSameAtZeroAndAFullTurnAndWithAnyNumberOfThreads) {
    const FloatRaster scene =
        terrain([](double east, double north) { return std::fmod(std::abs(5.7 * east * north + north), 12.0); });
    EXPECT_EQ(horizon_tangent(scene, 0.0, far_m, {1}).values, horizon_tangent(scene, 360.0, far_m, {1}).values);
    for (const double azimuth : {33.0, 121.0, 250.0}) {
        EXPECT_EQ(horizon_tangent(scene, azimuth, far_m, {1}).values,
                  horizon_tangent(scene, azimuth, far_m, {3}).values);
    }
}

TEST(HorizonSweep, ServesEveryCellInEveryDirection) {
    const FloatRaster slope = terrain([](double east, double north) { return 0.5 * east + 0.25 * north; });
    for (double azimuth = 0.0; azimuth < 360.0; azimuth += 7.0) {
        const double expected = 0.5 * std::sin(to_radians(azimuth)) + 0.25 * std::cos(to_radians(azimuth));
        const FloatRaster tangent = horizon_tangent(slope, azimuth, far_m, {2});
        for (int i = 15; i < size - 15; ++i) {
            ASSERT_NEAR(tangent.at({i, size - 1 - i}), expected, 0.02) << azimuth;
        }
    }
}

TEST(HorizonSweep, DoesNotSeeASlopeRiseBeforeItself) {
    // On high ground, where single precision has few digits to spare.
    const FloatRaster slope = terrain([](double east, double north) { return 3000.0 + 0.5 * east + 0.25 * north; });
    for (double azimuth = 0.0; azimuth < 360.0; azimuth += 2.8125) {
        const double expected = 0.5 * std::sin(to_radians(azimuth)) + 0.25 * std::cos(to_radians(azimuth));
        EXPECT_NEAR(horizon_tangent(slope, azimuth, far_m, {1}).at({middle, middle}), expected, 0.005) << azimuth;
    }
}

TEST(HorizonSweep, SeesTheEndOfAWallBesideIt) {
    // The wall's last cell lies due west. The bilinear surface rises toward it on the diagonal too:
    // 20 m x 0.5 x 0.5 at half a cell along each axis.
    const FloatRaster wall = terrain([](double east, double north) { return east < 0.0 && north >= 0.0 ? 20.0 : 0.0; });
    EXPECT_NEAR(horizon_tangent(wall, 270.0, far_m, {1}).at({middle, middle}), 20.0, 1e-4);
    EXPECT_NEAR(horizon_tangent(wall, 225.0, far_m, {1}).at({middle, middle}), 5.0 / std::sqrt(0.5), 1e-4);
    EXPECT_EQ(horizon_tangent(wall, 180.0, far_m, {1}).at({middle, middle}), 0.0F);
    EXPECT_EQ(horizon_tangent(wall, 135.0, far_m, {1}).at({middle, middle}), 0.0F);
}

TEST(HorizonSweep, JoinsTheNearFieldToTheFarWithoutAGap) {
    // One tall cell at every distance along an axis and along a diagonal.
    for (int distance = 1; distance < middle; ++distance) {
        FloatRaster scene(GridGeometry{0.0, size, 1.0, size, size}, 0.0F);
        scene.at({middle, middle - distance}) = 10.0F;
        scene.at({middle + distance, middle + distance}) = 10.0F;
        const float straight = horizon_tangent(scene, 0.0, far_m, {1}).at({middle, middle});
        const float diagonal = horizon_tangent(scene, 135.0, far_m, {1}).at({middle, middle});
        EXPECT_NEAR(straight, 10.0 / distance, 1e-4) << distance;
        EXPECT_NEAR(diagonal, 10.0 / (distance * std::sqrt(2.0)), 1e-4) << distance;
    }
}

TEST(HorizonSweep, LetsGoOfWhatIsBeyondItsRadius) {
    const FloatRaster wall = terrain([](double, double north) { return north == 20.0 ? 20.0 : 0.0; });
    EXPECT_GT(horizon_tangent(wall, 0.0, 25.0, {1}).at({middle, middle}), 0.9F);
    EXPECT_LT(horizon_tangent(wall, 0.0, 15.0, {1}).at({middle, middle}), 0.1F);
}

TEST(SkyView, OfABasinIsTheClosedForm) {
    // At the bottom of a round pit whose rim stands at 30 degrees: cos^2(30) = 0.75.
    const FloatRaster pit = terrain([](double east, double north) {
        return std::hypot(east, north) >= 26.0 ? 26.0 * std::tan(to_radians(30.0)) : 0.0;
    });
    EXPECT_NEAR(sky_view(pit, 128, far_m, {2}).at({middle, middle}), 0.75F, 0.01F);
    const FloatRaster open = terrain([](double, double) { return 3.0; });
    EXPECT_EQ(sky_view(open, 64, far_m, {1}).at({middle, middle}), 1.0F);
}

TEST(HorizonSweep, WorksOnOneCell) {
    const FloatRaster one(GridGeometry{0.0, 1.0, 1.0, 1, 1}, 5.0F);
    EXPECT_EQ(horizon_tangent(one, 77.0, far_m, {2}).values, std::vector<float>{0.0F});
}

}  // namespace
}  // namespace sunshed
