#include "sunshed/core/polygon_overlap.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace sunshed {
namespace {

Ring rectangle(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

TEST(PolygonOverlap, OfRectanglesIsTheProductOfTheirCommonSides) {
    EXPECT_DOUBLE_EQ(overlap_area_m2({{rectangle(0, 0, 4, 3), {}}}, {{rectangle(2, 1, 10, 10), {}}}), 4.0);
    EXPECT_DOUBLE_EQ(overlap_area_m2({{rectangle(0, 0, 4, 3), {}}}, {{rectangle(-5, -5, 50, 50), {}}}), 12.0);
    EXPECT_DOUBLE_EQ(overlap_area_m2({{rectangle(0, 0, 4, 3), {}}}, {{rectangle(5, 0, 4, 3), {}}}), 0.0);
}

TEST(PolygonOverlap, KnowsHolesInEither) {
    const MultiPolygon ring{{rectangle(0, 0, 10, 10), {rectangle(4, 4, 2, 2)}}};
    const MultiPolygon strip{{rectangle(0, 4, 10, 2), {}}};
    EXPECT_NEAR(overlap_area_m2(ring, strip), 16.0, 1e-9);
    EXPECT_NEAR(overlap_area_m2(strip, ring), 16.0, 1e-9);
}

/// A star with random spikes: far from convex, but simple.
Ring star(std::mt19937& random, Point2 center, double size) {
    std::uniform_real_distribution<double> radius(0.3 * size, size);
    Ring ring;
    for (int i = 0; i < 24; ++i) {
        const double angle = i / 24.0 * 2.0 * 3.14159265358979;
        const double r = radius(random);
        ring.push_back({center.x + r * std::cos(angle), center.y + r * std::sin(angle)});
    }
    return ring;
}

TEST(PolygonOverlap, AgreesWithCountedCellsForRaggedShapes) {
    std::mt19937 random(7);
    for (int i = 0; i < 20; ++i) {
        // Coordinates as large as a projected CRS has them.
        const MultiPolygon a{{star(random, {5e5, 5e6}, 10.0), {}}};
        const MultiPolygon b{{star(random, {5e5 + 4.0, 5e6 - 3.0}, 12.0), {}}};
        GridGeometry grid{5e5 - 20.0, 5e6 + 20.0, 0.1, 400, 400};
        double counted = 0.0;
        for (const CellIndex& cell : cells_inside(grid, a)) {
            const Point2 middle{grid.west_x + (cell.column + 0.5) * grid.cell_size_m,
                                grid.north_y - (cell.row + 0.5) * grid.cell_size_m};
            counted += contains(b, middle) ? 0.01 : 0.0;
        }
        EXPECT_NEAR(overlap_area_m2(a, b), counted, 1.0);
        EXPECT_NEAR(overlap_area_m2(a, b), overlap_area_m2(b, a), 1e-6);
        EXPECT_NEAR(overlap_area_m2(a, a), area_m2(a), 1e-6);
    }
}

}  // namespace
}  // namespace sunshed
