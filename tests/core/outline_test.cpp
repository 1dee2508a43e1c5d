#include "sunshed/core/outline.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace sunshed {
namespace {

const Ring square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};

Ring circle(int corners, double radius = 5.0) {
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * 3.14159265358979 * i / corners;
        ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return ring;
}

TEST(Outline, KnowsVerticesThatAreNoNumbers) {
    EXPECT_TRUE(is_finite({{square, {circle(8)}}}));
    for (const double bad : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
        Ring ring = square;
        ring[2].y = bad;
        EXPECT_FALSE(is_finite({{ring, {}}}));
        EXPECT_FALSE(is_finite({{square, {ring}}}));
    }
}

TEST(Outline, CountsVerticesAndRingsOfAllParts) {
    const MultiPolygon polygons{{square, {circle(8), circle(5)}}, {square, {}}};
    EXPECT_EQ(vertex_count(polygons), 21U);
    EXPECT_EQ(ring_count(polygons), 4U);
}

TEST(Outline, IsATangleWhereEdgesCrossTenThousandTimes) {
    EXPECT_FALSE(is_tangled({{circle(20'000), {}}}));
    std::mt19937 random(3);
    std::uniform_real_distribution<double> unit;
    Ring knot;
    for (int i = 0; i < 1000; ++i) {
        knot.push_back({unit(random), unit(random)});
    }
    EXPECT_TRUE(is_tangled({{knot, {}}}));
    knot.resize(50);
    EXPECT_FALSE(is_tangled({{knot, {}}}));
}

TEST(Outline, LosesVerticesThatHardlyMove) {
    Ring ring;
    for (const Point2& corner : square) {
        for (int i = 0; i < 1000; ++i) {
            ring.push_back({corner.x + 1e-9 * (i % 7), corner.y});
        }
    }
    const MultiPolygon plain = without_near_repeats({{ring, {circle(8, 1e-4)}}}, 0.01);
    ASSERT_EQ(plain.size(), 1U);
    EXPECT_EQ(plain.front().outer.size(), 4U);
    EXPECT_TRUE(plain.front().holes.empty()) << "a hole of no size";
    EXPECT_TRUE(without_near_repeats({{circle(8, 1e-4), {}}}, 0.01).empty());
}

TEST(Outline, TellsRowByRowTheSameAsPointByPoint) {
    const Polygon ring{circle(37), {circle(11, 2.0)}};
    InsideByRow inside(ring);
    for (double y = -6.0; y < 6.0; y += 0.25) {
        for (double x = -6.0; x < 6.0; x += 0.25) {
            ASSERT_EQ(inside.contains({x, y}), contains(ring, {x, y})) << x << " " << y;
        }
    }
}

TEST(Outline, CellsAndWindowsOfBrokenOnesAreFew) {
    const GridGeometry grid{0.0, 100.0, 1.0, 100, 100};
    const double nan = std::nan("");
    EXPECT_TRUE(grid.window_of({nan, nan, nan, nan}).empty());
    Ring ring = square;
    ring[2] = {HUGE_VAL, nan};
    EXPECT_LE(cells_inside(grid, {{ring, {}}}).size(), grid.cell_count());
    ring[2] = {1e300, 10.0};
    EXPECT_LE(cells_inside(grid, {{ring, {}}}).size(), grid.cell_count());
}

}  // namespace
}  // namespace sunshed
