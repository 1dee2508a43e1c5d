#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sunshed/core/error.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {
namespace {

const GridGeometry grid{0.0, 10.0, 1.0, 10, 10};
const MultiPolygon block{Polygon{{{2, 2}, {6, 2}, {6, 6}, {2, 6}}, {}}};

TEST(SurfaceFromDsm, FillsWhatIsMissingAfterThePolicyAndTellsWhere) {
    FloatRaster dsm(grid, 5.0F);
    dsm.at({1, 1}) = missing_f;
    dsm.at({2, 1}) = std::numeric_limits<float>::infinity();
    dsm.at({3, 3}) = 9.0F;
    const Surface open = surface_from_dsm(dsm, NodataPolicy::open);
    EXPECT_EQ(open.elevation_m.at({1, 1}), 5.0F);
    EXPECT_EQ(open.known.at({2, 1}), 0);
    EXPECT_EQ(open.known.at({0, 0}), 1);
    EXPECT_EQ(surface_from_dsm(dsm, NodataPolicy::blocked).elevation_m.at({1, 1}), 9.0F);
    EXPECT_THROW(surface_from_dsm(dsm, NodataPolicy::error), Error);
    EXPECT_THROW(surface_from_dsm(FloatRaster(grid, missing_f), NodataPolicy::open), Error);
}

TEST(SurfaceFromGround, RaisesPrismsFromTheHighestGroundUnderThem) {
    FloatRaster ground(grid);
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 10; ++column) {
            ground.at({column, row}) = static_cast<float>(column);
        }
    }
    const Surface surface = surface_from_ground(ground, {{block, 10.0}}, 0.0F);
    EXPECT_EQ(surface.elevation_m.at({2, 5}), 15.0F);
    EXPECT_EQ(surface.elevation_m.at({5, 5}), 15.0F);
    EXPECT_EQ(surface.elevation_m.at({6, 5}), 6.0F);
    EXPECT_EQ(surface.ground_m.at({5, 5}), 5.0F);
}

TEST(SurfaceNormals, LeanWithAPlaneAndNotWithAWall) {
    FloatRaster dsm(grid);
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 10; ++column) {
            dsm.at({column, row}) = static_cast<float>(0.5 * column + (row < 5 ? 20.0 : 0.0));
        }
    }
    const NormalField normals = surface_normals(surface_from_dsm(dsm, NodataPolicy::open), {2});
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 10; ++column) {
            const auto i = grid.offset({column, row});
            EXPECT_NEAR(normals.x.values[i], -0.5 / std::sqrt(1.25), 1e-6);
            EXPECT_NEAR(normals.y.values[i], 0.0, 1e-6);
            EXPECT_NEAR(normals.z.values[i], 1.0 / std::sqrt(1.25), 1e-6);
        }
    }
}

TEST(SurfaceNormals, WorkOnOneCell) {
    const NormalField normals =
        surface_normals(surface_from_dsm(FloatRaster(GridGeometry{0, 1, 1, 1, 1}, 3.0F), NodataPolicy::open), {1});
    EXPECT_EQ(normals.z.values.front(), 1.0F);
}

}  // namespace
}  // namespace sunshed
