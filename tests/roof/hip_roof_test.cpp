#include "sunshed/roof/hip_roof.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/roof/segment_borders.hpp"

namespace sunshed {
namespace {

const GridGeometry grid{500000.0, 5000060.0, 0.5, 120, 120};

Ring placed(Ring ring) {
    for (Point2& p : ring) {
        p = {p.x + 500000.0, p.y + 5000000.0};
    }
    return ring;
}

TEST(HipRoof, OfARectangleIsTheClosedForm) {
    // 24 x 12 m at 30 degrees: two trapezia of (24 + 12) / 2 x 6 m and two triangles of 12 / 2 x 6 m.
    const MultiPolygon house{Polygon{placed({{10, 10}, {34, 10}, {34, 22}, {10, 22}}), {}}};
    const auto segments = hip_roof(grid, house, 150.0, 30.0);
    ASSERT_EQ(segments.size(), 4U);
    double area = 0.0;
    for (const RoofSegment& segment : segments) {
        EXPECT_NEAR(segment.tilt_deg, 30.0, 1e-9);
        const bool long_side = std::abs(std::cos(to_radians(segment.azimuth_deg))) > 0.5;
        EXPECT_NEAR(segment.ground_area_m2, long_side ? 108.0 : 36.0, 1e-6);
        EXPECT_NEAR(segment.area_m2, segment.ground_area_m2 / std::cos(to_radians(30.0)), 1e-6);
        EXPECT_NEAR(segment.plane.height_at({500022.0, 5000016.0}),
                    150.0 + (long_side ? 6.0 : 12.0) * std::tan(to_radians(30.0)), 1e-6);
        area += segment.ground_area_m2;
    }
    EXPECT_NEAR(area, 288.0, 1e-6);
}

TEST(HipRoof, FollowsWingsAndCourts) {
    const MultiPolygon l_shape{Polygon{placed({{5, 5}, {45, 5}, {45, 17}, {17, 17}, {17, 40}, {5, 40}}), {}}};
    EXPECT_EQ(hip_roof(grid, l_shape, 150.0, 35.0).size(), 6U);
    const MultiPolygon court{
        Polygon{placed({{5, 5}, {55, 5}, {55, 55}, {5, 55}}), {placed({{20, 20}, {20, 40}, {40, 40}, {40, 20}})}}};
    const auto segments = hip_roof(grid, court, 150.0, 25.0);
    EXPECT_EQ(segments.size(), 8U);
    double area = 0.0;
    for (const RoofSegment& segment : segments) {
        area += segment.ground_area_m2;
        for (const CellIndex& cell : segment.cells) {
            // Ridges run half-way between the walls, 7.5 m from either.
            const double z = segment.plane.height_at(grid.cell_center(cell));
            EXPECT_GE(z, 150.0);
            EXPECT_LE(z, 150.0 + 7.5 * std::tan(to_radians(25.0)) + 1e-6);
        }
    }
    EXPECT_NEAR(area, 2100.0, 1e-6);
}

TEST(SegmentBorders, KnowRidgesAndTheirLength) {
    const MultiPolygon house{Polygon{placed({{10, 10}, {34, 10}, {34, 22}, {10, 22}}), {}}};
    auto segments = hip_roof(grid, house, 150.0, 30.0);
    find_borders(segments);
    for (const RoofSegment& segment : segments) {
        double ridge = 0.0;
        for (const SegmentBorder& border : segment.borders) {
            EXPECT_EQ(border.kind, BorderKind::ridge);
            EXPECT_NEAR(border.rise_m, 0.0, 1e-6);
            ridge += border.length_m;
        }
        const bool long_side = segment.ground_area_m2 > 50.0;
        EXPECT_NEAR(ridge, 2.0 * 6.0 * std::sqrt(2.0) + (long_side ? 12.0 : 0.0), 1e-3);
    }
}

TEST(SegmentBorders, KnowSteps) {
    std::vector<RoofSegment> levels(2);
    levels[0].outline = Polygon{{{0, 0}, {10, 0}, {10, 8}, {0, 8}}, {}};
    levels[1].outline = Polygon{{{10, 2}, {20, 2}, {20, 6}, {10, 6}}, {}};
    levels[0].plane.offset_m = 100.0;
    levels[1].plane.offset_m = 103.0;
    find_borders(levels);
    ASSERT_EQ(levels[0].borders.size(), 1U);
    EXPECT_EQ(levels[0].borders[0].kind, BorderKind::step);
    EXPECT_EQ(levels[0].borders[0].other, 1U);
    EXPECT_NEAR(levels[0].borders[0].length_m, 4.0, 1e-9);
    EXPECT_NEAR(levels[0].borders[0].rise_m, 3.0, 1e-9);
    EXPECT_NEAR(levels[1].borders[0].rise_m, -3.0, 1e-9);
}

}  // namespace
}  // namespace sunshed
