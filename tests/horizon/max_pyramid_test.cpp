#include "sunshed/horizon/max_pyramid.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "sunshed/horizon/horizon_sweep.hpp"

namespace sunshed {
namespace {

constexpr float unknown_m = std::numeric_limits<float>::lowest();
constexpr double far_m = 1e9;

FloatRaster rough(int columns, int rows) {
    FloatRaster raster(GridGeometry{0.0, static_cast<double>(rows), 1.0, columns, rows});
    for (std::size_t i = 0; i < raster.values.size(); ++i) {
        raster.values[i] = static_cast<float>((i * 7919) % 1013) / 100.0F;
    }
    return raster;
}

TEST(MaxPyramid, HoldsTheHighestOfEachBlockHoweverItWasFilled) {
    FloatRaster raster = rough(37, 23);
    raster.at({9, 9}) = missing_f;
    MaxPyramid pyramid(raster.geometry);
    for (int row = 0; row < 23; row += 5) {
        const Window strip{0, row, 37, std::min(5, 23 - row)};
        pyramid.add(strip, part_of(raster, strip));
    }
    pyramid.finish();
    ASSERT_GE(pyramid.levels().count, 4);
    for (int level = 0; level < pyramid.levels().count; ++level) {
        const int side = pyramid.block_cells(level);
        float highest = unknown_m;
        for (int row = 8 / side * side; row < std::min(23, (8 / side + 1) * side); ++row) {
            for (int column = 12 / side * side; column < std::min(37, (12 / side + 1) * side); ++column) {
                const float value = raster.at({column, row});
                highest = std::isnan(value) ? highest : std::max(highest, value);
            }
        }
        EXPECT_EQ(pyramid.highest_m(level, 12, 8), highest) << level;
    }
    EXPECT_EQ(pyramid.highest_m(0, -1, 0), unknown_m);
    EXPECT_EQ(pyramid.highest_m(0, 37, 0), unknown_m);
}

TEST(MaxPyramid, OfASurfaceHoldsTheFirstCellsOfTheNextBlocksToo) {
    FloatRaster raster(GridGeometry{0.0, 8.0, 1.0, 8, 8}, 0.0F);
    raster.at({4, 2}) = 7.0F;  // at the border of four of the finest blocks
    MaxPyramid pyramid(raster.geometry, MaxPyramid::Holds::surface, 1);
    for (int row = 0; row < 8; row += 3) {
        const Window strip{0, row, 8, std::min(3, 8 - row)};
        pyramid.add(strip, part_of(raster, strip));
    }
    pyramid.finish();
    std::vector<CellIndex> high;
    for (int row = 0; row < 8; row += 2) {
        for (int column = 0; column < 8; column += 2) {
            if (pyramid.highest_m(0, column, row) == 7.0F) {
                high.push_back({column, row});
            }
        }
    }
    EXPECT_EQ(high, (std::vector<CellIndex>{{2, 0}, {4, 0}, {2, 2}, {4, 2}}));
    EXPECT_EQ(pyramid.highest_m().back(), 7.0F);
}

/// The horizons of a window of a raster, seen with a halo.
FloatRaster horizons_of_part(const FloatRaster& raster, const Window& core, const Window& read, double azimuth_deg,
                             const MaxPyramid* beyond) {
    const FloatRaster surroundings = part_of(raster, read);
    const HorizonScene scene{
        surroundings,
        surroundings,
        {core.column - read.column, core.row - read.row, core.columns, core.rows},
        {read.column, read.row, raster.geometry.columns, raster.geometry.rows, core.column - read.column},
        beyond};
    FloatRaster tangent;
    horizon_tangent(scene, azimuth_deg, far_m, {1}, tangent);
    return tangent;
}

std::vector<float> above_level(FloatRaster tangent) {
    for (float& value : tangent.values) {
        value = std::max(0.0F, value);
    }
    return std::move(tangent.values);
}

TEST(HorizonOfAPart, IsTheWholeRastersToTheBitWhereItsHaloHoldsWhatShades) {
    // Flat ground with a block in the middle: nothing beyond the halo rises over a horizon. (From the block's top one
    // looks down, on the more the farther the grid goes.)
    FloatRaster raster(GridGeometry{0.0, 90.0, 1.0, 120, 90});
    for (int row = 40; row < 52; ++row) {
        for (int column = 50; column < 63; ++column) {
            raster.at({column, row}) = 9.0F + static_cast<float>(column % 3);
        }
    }
    const Window core{37, 31, 41, 29};
    const Window read{17, 11, 81, 69};
    for (double azimuth_deg = 1.0; azimuth_deg < 360.0; azimuth_deg += 23.0) {
        FloatRaster whole;
        horizon_tangent(raster, azimuth_deg, far_m, {2}, whole);
        EXPECT_EQ(above_level(horizons_of_part(raster, core, read, azimuth_deg, nullptr)),
                  above_level(part_of(whole, core)))
            << azimuth_deg;
    }
}

TEST(HorizonOfAPart, DoesNotDependOnWhichOthersAreWanted) {
    const FloatRaster raster = rough(310, 290);
    MaxPyramid pyramid(raster.geometry);
    pyramid.add(raster.geometry.whole(), raster);
    pyramid.finish();
    const FloatRaster surroundings = part_of(raster, {20, 30, 270, 250});
    const auto horizons = [&](const Window& served, double azimuth_deg, double radius_m) {
        FloatRaster tangent;
        horizon_tangent({surroundings, surroundings, served, {20, 30, 310, 290, 16}, &pyramid}, azimuth_deg, radius_m,
                        {2}, tangent);
        return tangent;
    };
    const Window all{16, 16, 238, 218};
    for (const double radius_m : {far_m, 40.0}) {
        for (double azimuth_deg = 0.0; azimuth_deg < 360.0; azimuth_deg += 22.5) {
            const FloatRaster of_all = horizons(all, azimuth_deg, radius_m);
            for (const Window& some : {Window{16, 16, 238, 64}, Window{100, 200, 7, 34}, Window{16, 80, 1, 1}}) {
                EXPECT_EQ(horizons(some, azimuth_deg, radius_m).values,
                          part_of(of_all, {some.column - 16, some.row - 16, some.columns, some.rows}).values)
                    << azimuth_deg;
            }
        }
    }
}

TEST(HorizonOfAPart, StillSeesATowerFarBeyondItsHalo) {
    FloatRaster raster(GridGeometry{0.0, 700.0, 1.0, 700, 700});
    for (int row = 340; row < 360; ++row) {
        for (int column = 600; column < 620; ++column) {
            raster.at({column, row}) = 80.0F;
        }
    }
    MaxPyramid pyramid(raster.geometry);
    pyramid.add(raster.geometry.whole(), raster);
    pyramid.finish();
    const Window core{100, 300, 100, 100};
    const Window read{36, 236, 228, 228};
    FloatRaster whole;
    horizon_tangent(raster, 90.0, far_m, {1}, whole);
    const float true_tangent = whole.at({150, 350});
    EXPECT_NEAR(true_tangent, 80.0 / 450.0, 1e-3);
    EXPECT_EQ(horizons_of_part(raster, core, read, 90.0, nullptr).at({50, 50}), 0.0F);
    EXPECT_NEAR(horizons_of_part(raster, core, read, 90.0, &pyramid).at({50, 50}), true_tangent, 0.03 * true_tangent);
}

}  // namespace
}  // namespace sunshed
