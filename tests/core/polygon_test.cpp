#include "sunshed/core/polygon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sunshed {
namespace {

// UTM-sized coordinates, where careless sums lose digits.
constexpr double east = 500000.0;
constexpr double north = 5067000.0;

Ring rectangle(double x, double y, double width, double height) {
    return {{east + x, north + y},
            {east + x + width, north + y},
            {east + x + width, north + y + height},
            {east + x, north + y + height}};
}

const Polygon courtyard{rectangle(0, 0, 20, 10), {rectangle(5, 2, 10, 6)}};
const Polygon u_shape{{{east, north},
                       {east + 30, north},
                       {east + 30, north + 30},
                       {east + 20, north + 30},
                       {east + 20, north + 10},
                       {east + 10, north + 10},
                       {east + 10, north + 30},
                       {east, north + 30}},
                      {}};

TEST(Polygon, AreaLeavesOutTheHoles) {
    EXPECT_DOUBLE_EQ(area_m2(courtyard), 140.0);
    EXPECT_DOUBLE_EQ(area_m2(MultiPolygon{courtyard, u_shape}), 140.0 + 700.0);
    EXPECT_DOUBLE_EQ(perimeter_m(courtyard.outer), 60.0);
}

TEST(Polygon, AreaOfAManySidedPolygonNearsTheCircle) {
    Ring ring;
    for (int i = 0; i < 3600; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 3600.0;
        ring.push_back({east + 5.0 * std::cos(angle), north + 5.0 * std::sin(angle)});
    }
    EXPECT_NEAR(signed_area_m2(ring), std::numbers::pi * 25.0, 1e-4);
}

TEST(Polygon, NormalisingTurnsRingsTheRightWay) {
    Polygon turned = courtyard;
    std::reverse(turned.outer.begin(), turned.outer.end());
    turned.outer.push_back(turned.outer.front());
    const Polygon mended = normalised(turned);
    EXPECT_GT(signed_area_m2(mended.outer), 0.0);
    EXPECT_LT(signed_area_m2(mended.holes.front()), 0.0);
    EXPECT_EQ(mended.outer.size(), 4U);
}

TEST(Polygon, CentroidWeighsHolesOut) {
    const Polygon lopsided{rectangle(0, 0, 10, 10), {rectangle(5, 0, 5, 10)}};
    const Point2 center = centroid({lopsided});
    EXPECT_NEAR(center.x, east + 2.5, 1e-6);
    EXPECT_NEAR(center.y, north + 5.0, 1e-6);
}

TEST(Polygon, RepresentativePointLiesInsideEvenWhereTheCentroidDoesNot) {
    for (const Polygon& polygon : {courtyard, u_shape}) {
        const auto point = representative_point({polygon});
        ASSERT_TRUE(point);
        EXPECT_TRUE(contains(polygon, *point));
    }
    EXPECT_FALSE(representative_point({Polygon{{{0, 0}, {1, 1}, {2, 2}}, {}}}));
    EXPECT_FALSE(representative_point({}));
}

TEST(CellsInside, CountsEachCellOfAdjacentPolygonsOnce) {
    const GridGeometry grid{east, north + 10.0, 0.5, 40, 20};
    const auto left = cells_inside(grid, {Polygon{rectangle(0, 0, 7.25, 10), {}}});
    const auto right = cells_inside(grid, {Polygon{rectangle(7.25, 0, 12.75, 10), {}}});
    EXPECT_EQ(left.size() + right.size(), grid.cell_count());
}

TEST(CellsInside, LeavesOutHolesAndWhatIsBeyondTheGrid) {
    const GridGeometry grid{east, north + 10.0, 1.0, 20, 10};
    EXPECT_EQ(cells_inside(grid, {courtyard}).size(), 140U);
    EXPECT_TRUE(cells_inside(grid, {Polygon{rectangle(100, 100, 5, 5), {}}}).empty());
}

TEST(CellsInside, CountsOverlappingPartsOnce) {
    const GridGeometry grid{east, north + 10.0, 1.0, 20, 10};
    const Polygon whole{rectangle(0, 0, 20, 10), {}};
    EXPECT_EQ(cells_inside(grid, {whole, courtyard}).size(), 200U);
}

}  // namespace
}  // namespace sunshed
