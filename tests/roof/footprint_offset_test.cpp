#include "sunshed/roof/footprint_offset.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

/// A footprint of a kind, turned by its number and put on a yard of 80 m.
MultiPolygon footprint(int number, Point2 yard) {
    Ring ring = number % 3 == 0   ? Ring{{-15, -6}, {15, -6}, {15, 6}, {-15, 6}}
                : number % 3 == 1 ? Ring{{-14, -10}, {14, -10}, {14, 2}, {-2, 2}, {-2, 12}, {-14, 12}}
                                  : Ring{{-6, -5}, {6, -5}, {6, 5}, {-6, 5}};
    const double angle = 0.37 * number;
    for (Point2& p : ring) {
        p = {yard.x + std::cos(angle) * p.x - std::sin(angle) * p.y,
             yard.y + std::sin(angle) * p.x + std::cos(angle) * p.y};
    }
    return {Polygon{ring, {}}};
}

struct Town {
    FloatRaster elevation_m;
    std::vector<MultiPolygon> footprints;
};

/// Twenty-five buildings of 4 to 20 m, every other one gabled, with noise and a row of trees.
Town town(double cell_m) {
    const int size = static_cast<int>(400.0 / cell_m);
    Town town{FloatRaster(GridGeometry{0.0, 400.0, cell_m, size, size}, 140.0F), {}};
    for (int i = 0; i < 25; ++i) {
        const Point2 yard{40.0 + 80.0 * (i % 5), 40.0 + 80.0 * (i / 5)};
        town.footprints.push_back(footprint(i, yard));
        for (const CellIndex& cell : cells_inside(town.elevation_m.geometry, town.footprints.back())) {
            const Point2 p = town.elevation_m.geometry.cell_center(cell);
            const double gable = i % 2 == 0 ? 0.0 : 3.0 - 0.3 * std::hypot(p.x - yard.x, p.y - yard.y);
            town.elevation_m.at(cell) = static_cast<float>(144.0 + 4.0 * (i % 5) + gable);
        }
        for (const Point2& tree : {Point2{yard.x + 18.0, yard.y}, Point2{yard.x + 18.0, yard.y + 7.0}}) {
            const MultiPolygon crown{
                Polygon{{{tree.x, tree.y}, {tree.x + 4, tree.y}, {tree.x + 4, tree.y + 4}, {tree.x, tree.y + 4}}, {}}};
            for (const CellIndex& cell : cells_inside(town.elevation_m.geometry, crown)) {
                town.elevation_m.at(cell) = std::max(town.elevation_m.at(cell), 147.0F);
            }
        }
    }
    int i = 0;
    for (float& z : town.elevation_m.values) {
        z += static_cast<float>(0.1 * std::sin(12.9898 * ++i));
    }
    return town;
}

/// The part of a raster that covers a box.
ElevationsAround whole(const FloatRaster& raster) {
    return [&](const Box2& box) { return part_of(raster, raster.geometry.window_of(box)); };
}

/// How far the wrongly placed footprint comes to lie from the right one: the worst of its corners.
double worst_corner_m(const MultiPolygon& found, const MultiPolygon& right) {
    double worst = 0.0;
    for (std::size_t i = 0; i < right[0].outer.size(); ++i) {
        worst = std::max(
            worst, std::hypot(found[0].outer[i].x - right[0].outer[i].x, found[0].outer[i].y - right[0].outer[i].y));
    }
    return worst;
}

class FootprintOffsets : public testing::TestWithParam<double> {};

TEST_P(FootprintOffsets, ShiftOfASceneIsFound) {
    const Town right = town(GetParam());
    for (const double distance : {0.0, 0.5, 1.0, 2.0, 3.0, 5.0}) {
        const FootprintOffset wrong{distance * std::cos(1.0 + distance), distance * std::sin(1.0 + distance)};
        std::vector<MultiPolygon> shifted;
        for (const MultiPolygon& f : right.footprints) {
            shifted.push_back(moved(f, wrong));
        }
        const FootprintOffset found =
            scene_offset(whole(right.elevation_m), right.elevation_m.geometry.cell_size_m, shifted, {}, {});
        EXPECT_NEAR(found.east_m, -wrong.east_m, 0.1) << distance;
        EXPECT_NEAR(found.north_m, -wrong.north_m, 0.1) << distance;
        EXPECT_GT(found.seen_share, 0.7);
    }
}

TEST_P(FootprintOffsets, EachBuildingsOwnShiftAndTurnAreFound) {
    const Town right = town(GetParam());
    const double tolerance_m = GetParam() <= 0.5 ? 0.25 : 0.5 * GetParam();
    double worst = 0.0;
    for (std::size_t i = 0; i < right.footprints.size(); ++i) {
        for (const double distance : {0.5, 1.0, 2.0, 3.0}) {
            const double way = 2.4 * static_cast<double>(i) + distance;
            const FootprintOffset wrong{distance * std::cos(way), distance * std::sin(way), i % 2 == 0 ? 2.0 : -2.0};
            const MultiPolygon shifted = moved(right.footprints[i], wrong);
            const FootprintOffset found = building_offset(right.elevation_m, shifted, {}, {});
            EXPECT_NEAR(found.east_m, -wrong.east_m, tolerance_m) << i << " " << distance;
            EXPECT_NEAR(found.north_m, -wrong.north_m, tolerance_m) << i << " " << distance;
            worst = std::max(worst, worst_corner_m(moved(shifted, found), right.footprints[i]));
        }
    }
    std::cout << "worst corner " << worst << " m at cells of " << GetParam() << " m\n";
    EXPECT_LT(worst, 2.0 * tolerance_m);
}

INSTANTIATE_TEST_SUITE_P(Cells, FootprintOffsets, testing::Values(0.5, 1.0));

TEST(FootprintOffset, StaysWhereNoWallIsInSight) {
    const FloatRaster level(GridGeometry{0.0, 100.0, 0.5, 200, 200}, 140.0F);
    const MultiPolygon house = footprint(0, {50, 50});
    EXPECT_EQ(scene_offset(whole(level), level.geometry.cell_size_m, {house}, {}, {}).seen_share, 0.0);
    const FootprintOffset found = building_offset(level, house, {1.0, 2.0, 0.0, 1.0}, {});
    EXPECT_EQ(found.east_m, 1.0);
    EXPECT_EQ(found.north_m, 2.0);
    EXPECT_EQ(building_offset(level, {}, {}, {}).distance_m(), 0.0);
}

TEST(FootprintOffset, GoesWithTheSceneAlongWallsThatDoNotTell) {
    // A terrace from west to east: its ends are not seen, so only north and south can be told.
    FloatRaster surface(GridGeometry{0.0, 100.0, 0.5, 200, 200}, 140.0F);
    const MultiPolygon terrace{Polygon{{{0, 40}, {100, 40}, {100, 52}, {0, 52}}, {}}};
    for (const CellIndex& cell : cells_inside(surface.geometry, terrace)) {
        surface.at(cell) = 150.0F;
    }
    const MultiPolygon house{Polygon{{{40, 41.2}, {60, 41.2}, {60, 53.2}, {40, 53.2}}, {}}};
    const FootprintOffset found = building_offset(surface, house, {0.8, 0.0, 0.0, 1.0}, {});
    EXPECT_NEAR(found.east_m, 0.8, 0.05);
    EXPECT_NEAR(found.north_m, -1.2, 0.15);
}

}  // namespace
}  // namespace sunshed
