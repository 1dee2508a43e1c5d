// Roofs by the shape that a map tells, against the closed forms of their slopes, areas and heights.
#include "sunshed/roof/shaped_roof.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

const GridGeometry grid{500000.0, 5000060.0, 0.5, 120, 120};
constexpr double no_limit = 1e9;

Ring placed(Ring ring) {
    for (Point2& p : ring) {
        p = {p.x + 500000.0, p.y + 5000000.0};
    }
    return ring;
}

/// 24 m from west to east, 12 m from south to north.
const MultiPolygon house{Polygon{placed({{10, 10}, {34, 10}, {34, 22}, {10, 22}}), {}}};

RoofForm form_of(RoofShape shape, double height_m) {
    RoofForm form;
    form.shape = shape;
    form.height_m = height_m;
    return form;
}

/// Of the roof at a point, by the plane of the segment that lies there.
double height_at(const ShapedRoof& roof, double x, double y) {
    const Point2 p{500000.0 + x, 5000000.0 + y};
    for (const RoofSegment& segment : roof.segments) {
        if (contains(segment.outline, p)) {
            return segment.plane.height_at(p);
        }
    }
    return NAN;
}

/// Each cell of the footprint belongs to one segment, and the outlines add up to the footprint.
void expect_whole(const ShapedRoof& roof, const MultiPolygon& footprint) {
    std::set<std::pair<int, int>> cells;
    std::size_t count = 0;
    double area = 0.0;
    for (const RoofSegment& segment : roof.segments) {
        area += segment.ground_area_m2;
        count += segment.cells.size();
        for (const CellIndex& cell : segment.cells) {
            cells.emplace(cell.row, cell.column);
        }
    }
    EXPECT_EQ(cells.size(), count);
    EXPECT_EQ(count, cells_inside(grid, footprint).size());
    EXPECT_NEAR(area, area_m2(footprint), 1e-6 * area_m2(footprint));
}

TEST(ShapedRoof, AGableRisesByItsHeightOverHalfTheWidth) {
    const ShapedRoof roof = shaped_roof(grid, house, form_of(RoofShape::gabled, 3.0), 30.0, no_limit);
    ASSERT_EQ(roof.segments.size(), 2U);
    EXPECT_DOUBLE_EQ(roof.rise_m, 3.0);
    std::set<double> azimuths;
    for (const RoofSegment& segment : roof.segments) {
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(3.0 / 6.0)), 1e-9);
        EXPECT_NEAR(segment.ground_area_m2, 144.0, 1e-6);
        azimuths.insert(std::round(segment.azimuth_deg));
    }
    EXPECT_EQ(azimuths, (std::set<double>{0.0, 180.0})) << "the ridge runs along the longer axis";
    EXPECT_NEAR(height_at(roof, 22, 16.001), 3.0, 1e-3);
    EXPECT_NEAR(height_at(roof, 11, 10.001), 0.0, 1e-3);
    expect_whole(roof, house);
}

TEST(ShapedRoof, ARidgeTurnsWithOrientationAndDirection) {
    RoofForm form = form_of(RoofShape::gabled, 3.0);
    form.ridge_across = true;
    for (const RoofSegment& segment : shaped_roof(grid, house, form, 30.0, no_limit).segments) {
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(3.0 / 12.0)), 1e-9);
        EXPECT_NEAR(std::abs(std::sin(to_radians(segment.azimuth_deg))), 1.0, 1e-9);
    }
    form.ridge_across = false;
    form.direction_deg = 90.0;  // a slope faces east, so the ridge runs to the north
    for (const RoofSegment& segment : shaped_roof(grid, house, form, 30.0, no_limit).segments) {
        EXPECT_NEAR(std::abs(std::sin(to_radians(segment.azimuth_deg))), 1.0, 1e-9);
    }
}

TEST(ShapedRoof, ASkillionLeansTheWayThatIsTold) {
    RoofForm form = form_of(RoofShape::skillion, 2.0);
    form.direction_deg = 180.0;
    const ShapedRoof roof = shaped_roof(grid, house, form, 30.0, no_limit);
    ASSERT_EQ(roof.segments.size(), 1U);
    EXPECT_NEAR(roof.segments[0].tilt_deg, to_degrees(std::atan(2.0 / 12.0)), 1e-9);
    EXPECT_NEAR(roof.segments[0].azimuth_deg, 180.0, 1e-9);
    EXPECT_NEAR(height_at(roof, 20, 21.999), 2.0, 1e-3);
    EXPECT_NEAR(height_at(roof, 20, 10.001), 0.0, 1e-3);
    expect_whole(roof, house);
}

TEST(ShapedRoof, GambrelsAndMansardsHaveAKnee) {
    for (const auto& [shape, faces] :
         std::map<RoofShape, std::size_t>{{RoofShape::gambrel, 4}, {RoofShape::mansard, 8}}) {
        const ShapedRoof roof = shaped_roof(grid, house, form_of(shape, 4.0), 30.0, no_limit);
        EXPECT_EQ(roof.segments.size(), faces) << to_string(shape);
        EXPECT_NEAR(height_at(roof, 22, 10.0 + 0.3 * 6.0 - 0.001), 0.7 * 4.0, 0.01);
        EXPECT_NEAR(height_at(roof, 22, 15.999), 4.0, 1e-3);
        EXPECT_NEAR(height_at(roof, 10.001, 15.999), shape == RoofShape::mansard ? 0.0 : 4.0, 0.01)
            << "gambrels end in gables";
        expect_whole(roof, house);
    }
    RoofForm steep;
    steep.shape = RoofShape::gambrel;
    steep.angle_deg = 60.0;
    double steepest = 0.0;
    for (const RoofSegment& segment : shaped_roof(grid, house, steep, 30.0, no_limit).segments) {
        steepest = std::max(steepest, segment.tilt_deg);
    }
    EXPECT_NEAR(steepest, 60.0, 1e-9);
}

TEST(ShapedRoof, HalfHipsCutTheUpperHalfOfTheGables) {
    const ShapedRoof roof = shaped_roof(grid, house, form_of(RoofShape::half_hipped, 3.0), 30.0, no_limit);
    EXPECT_EQ(roof.segments.size(), 4U);
    EXPECT_NEAR(height_at(roof, 10.001, 15.999), 1.5, 1e-2);
    EXPECT_NEAR(height_at(roof, 13.0, 15.999), 3.0, 1e-2) << "3 m on, at the same slope, it meets the ridge";
    expect_whole(roof, house);
}

TEST(ShapedRoof, PyramidsMeetInOnePoint) {
    const ShapedRoof roof = shaped_roof(grid, house, form_of(RoofShape::pyramidal, 5.0), 30.0, no_limit);
    EXPECT_EQ(roof.segments.size(), 4U);
    EXPECT_NEAR(height_at(roof, 22.0, 15.999), 5.0, 1e-2);
    EXPECT_NEAR(height_at(roof, 16.0, 15.999), 2.5, 1e-2);
    expect_whole(roof, house);
}

TEST(ShapedRoof, HipsKeepTheTiltOfTheirHeight) {
    const ShapedRoof roof = shaped_roof(grid, house, form_of(RoofShape::hipped, 4.0), 30.0, no_limit);
    ASSERT_EQ(roof.segments.size(), 4U);
    EXPECT_NEAR(roof.rise_m, 4.0, 1e-6);
    for (const RoofSegment& segment : roof.segments) {
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(4.0 / 6.0)), 1e-6);
    }
}

TEST(ShapedRoof, DomesAndBarrelsFollowTheCircle) {
    const MultiPolygon round{Polygon{placed({{10, 10}, {30, 10}, {30, 30}, {10, 30}}), {}}};
    const ShapedRoof dome = shaped_roof(grid, round, form_of(RoofShape::dome, 6.0), 30.0, no_limit);
    EXPECT_NEAR(height_at(dome, 20.001, 20.0), 6.0, 0.01);
    const double half_way = 1.0 - std::sqrt(3.0) / 2.0;  // the inset at 30 degrees
    EXPECT_NEAR(height_at(dome, 10.0 + 10.0 * half_way, 20.001), 3.0, 0.02);
    const ShapedRoof barrel = shaped_roof(grid, house, form_of(RoofShape::round, 6.0), 30.0, no_limit);
    EXPECT_EQ(barrel.segments.size(), 6U);
    EXPECT_NEAR(height_at(barrel, 20.0, 10.0 + 6.0 * half_way), 3.0, 0.02);
    expect_whole(barrel, house);
}

TEST(ShapedRoof, IsCutOutOfFootprintsOfAnyOutline) {
    const MultiPolygon court{
        Polygon{placed({{5, 5}, {55, 5}, {55, 45}, {5, 45}}), {placed({{20, 20}, {20, 40}, {40, 40}, {40, 20}})}}};
    const MultiPolygon l_shape{Polygon{placed({{5, 5}, {45, 5}, {45, 17}, {17, 17}, {17, 40}, {5, 40}}), {}}};
    for (const RoofShape shape :
         {RoofShape::gabled, RoofShape::mansard, RoofShape::pyramidal, RoofShape::half_hipped}) {
        expect_whole(shaped_roof(grid, court, form_of(shape, 3.0), 30.0, no_limit), court);
        expect_whole(shaped_roof(grid, l_shape, form_of(shape, 3.0), 30.0, no_limit), l_shape);
    }
}

TEST(ShapedRoof, IsAsHighAsItsAngleSaysAndNoHigherThanAllowed) {
    RoofForm form;
    form.shape = RoofShape::gabled;
    EXPECT_NEAR(shaped_roof(grid, house, form, 30.0, no_limit).rise_m, 6.0 * std::tan(to_radians(30.0)), 1e-9);
    form.angle_deg = 45.0;
    EXPECT_NEAR(shaped_roof(grid, house, form, 30.0, no_limit).rise_m, 6.0, 1e-9);
    EXPECT_NEAR(shaped_roof(grid, house, form, 30.0, 2.0).rise_m, 2.0, 1e-9);
}

TEST(RoofShape, IsNamedInTheWordsOfMaps) {
    for (const char* word : {"gabled", "half-hipped", "mansard", "gambrel", "skillion", "pyramidal", "dome", "round"}) {
        const auto shape = roof_shape_named(word);
        ASSERT_TRUE(shape.has_value()) << word;
        EXPECT_EQ(to_string(*shape), word);
    }
    EXPECT_EQ(roof_shape_named("双坡屋顶"), RoofShape::gabled);
    EXPECT_EQ(roof_shape_named("Hipped;gabled"), RoofShape::hipped);
    EXPECT_EQ(roof_shape_named("butterfly"), std::nullopt);
}

}  // namespace
}  // namespace sunshed
