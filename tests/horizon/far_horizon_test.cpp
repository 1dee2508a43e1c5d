#include "sunshed/horizon/far_horizon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "sunshed/core/angle.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"

namespace sunshed {
namespace {

using Height = std::function<double(double, double)>;

FloatRaster raster(double half_width_m, double cell_m, const Height& height) {
    const int cells = static_cast<int>(2.0 * half_width_m / cell_m);
    FloatRaster result(GridGeometry{-half_width_m, half_width_m, cell_m, cells, cells});
    for (int row = 0; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            const Point2 p = result.geometry.cell_center({column, row});
            result.at({column, row}) = static_cast<float>(height(p.x, p.y));
        }
    }
    return result;
}

double far_deg(const FarHorizon& far, const FloatRaster& scene, int direction, CellIndex cell) {
    FloatRaster tangent(scene.geometry, 0.0F);
    far.raise(direction, scene, {1}, tangent);
    return to_degrees(std::atan(tangent.at(cell)));
}

constexpr double mountain_m = 2000.0;

/// A ridge 2 km high that runs north to south 40 km to the east.
double ridge_in_the_east(double x, double) {
    return std::abs(x - 40000.0) < 300.0 ? mountain_m : 100.0;
}

TEST(FarHorizon, SeesAMountainOfKnownHeightAndDistanceOverTheCurvedEarth) {
    const FloatRaster scene = raster(200.0, 2.0, [](double, double) { return 100.0; });
    const FarHorizon far(raster(60000.0, 200.0, ridge_in_the_east), scene, 8, {2});
    const CellIndex middle{100, 100};
    const double distance = 39800.0;  // the ridge's near shoulder, on the cells of 200 m
    const double drop = distance * distance * (1.0 - 0.13) / (2.0 * 6371000.0);
    EXPECT_NEAR(drop, 108.2, 0.5);  // a hundred metres are lost
    const double expected = to_degrees(std::atan((mountain_m - 100.0 - drop) / distance));
    EXPECT_NEAR(far_deg(far, scene, 2, middle), expected, 0.02);
    EXPECT_NEAR(far_deg(far, scene, 1, middle),
                to_degrees(std::atan((mountain_m - 100.0 - 2.0 * drop) / (distance * std::sqrt(2.0)))), 0.03);
    EXPECT_LT(far_deg(far, scene, 6, middle), 0.01) << "nothing in the west";
    EXPECT_NEAR(far.highest_deg(), expected, 0.05);
}

TEST(FarHorizon, IsLowerFromAHigherRoof) {
    const FloatRaster scene =
        raster(200.0, 2.0, [](double x, double y) { return std::hypot(x, y) < 20.0 ? 180.0 : 100.0; });
    const FarHorizon far(raster(8000.0, 50.0, [](double x, double) { return x > 4000.0 ? 400.0 : 100.0; }), scene, 4,
                         {1});
    EXPECT_NEAR(std::tan(to_radians(far_deg(far, scene, 1, {100, 100}))), 220.0 / 4025.0, 3e-3);
    EXPECT_NEAR(std::tan(to_radians(far_deg(far, scene, 1, {100, 20}))), 300.0 / 4025.0, 3e-3);
}

TEST(FarHorizon, LeavesWhatTheSceneHidesAlready) {
    const FloatRaster scene = raster(200.0, 2.0, [](double x, double) { return x > 50.0 ? 140.0 : 100.0; });
    const FarHorizon far(raster(8000.0, 50.0, [](double x, double) { return x > 4000.0 ? 400.0 : 100.0; }), scene, 4,
                         {1});
    FloatRaster tangent = horizon_tangent(scene, 90.0, 1e9, {1});
    const float near = tangent.at({100, 100});
    far.raise(1, scene, {1}, tangent);
    EXPECT_EQ(tangent.at({100, 100}), near);
}

TEST(FarHorizon, DoesNotShadeWhereTheTerrainIsUnknownAndBeyondItsReach) {
    const FloatRaster scene = raster(200.0, 2.0, [](double, double) { return 100.0; });
    const FarHorizon unknown(raster(8000.0, 50.0, [](double, double) { return std::nan(""); }), scene, 4, {1});
    EXPECT_EQ(far_deg(unknown, scene, 1, {100, 100}), 0.0);
    FarHorizonOptions near_only;
    near_only.reach_m = 20000.0;
    const FarHorizon far(raster(60000.0, 200.0, ridge_in_the_east), scene, 4, {1}, near_only);
    EXPECT_LT(far_deg(far, scene, 1, {100, 100}), 0.01);
}

}  // namespace
}  // namespace sunshed
