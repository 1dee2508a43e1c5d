// Roofs that are not made of a few planes: domes, cones, saw teeth, several levels. They come out as a bounded number
// of parts that cover the footprint once.

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <iostream>

#include "sunshed/core/angle.hpp"
#include "sunshed/roof/polygon_boolean.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed {
namespace {

double noise(int i) {
    const double x = std::sin(i * 12.9898) * 43758.5453;
    return 2.0 * (x - std::floor(x)) - 1.0;
}

FloatRaster scene(const MultiPolygon& footprint, const std::function<double(double, double)>& roof_m) {
    FloatRaster raster(GridGeometry{0.0, 80.0, 0.5, 160, 160}, 140.0F);
    int i = 0;
    for (const CellIndex& cell : cells_inside(raster.geometry, footprint)) {
        const Point2 p = raster.geometry.cell_center(cell);
        raster.at(cell) = static_cast<float>(roof_m(p.x, p.y) + 0.05 * noise(++i));
    }
    return raster;
}

MultiPolygon circle(double radius) {
    Ring ring;
    for (int i = 0; i < 48; ++i) {
        ring.push_back({40.0 + radius * std::cos(i * 0.1309), 40.0 + radius * std::sin(i * 0.1309)});
    }
    return {Polygon{ring, {}}};
}

/// Parts that lie inside the footprint, cover most of it, and do not overlap.
void expect_partition(const std::vector<RoofSegment>& segments, const MultiPolygon& footprint, double least_share) {
    double area = 0.0;
    MultiPolygon parts;
    for (const RoofSegment& segment : segments) {
        EXPECT_TRUE(is_simple(segment.outline.outer));
        EXPECT_GE(segment.ground_area_m2, RoofOptions{}.min_segment_area_m2) << "no slivers";
        area += segment.ground_area_m2;
        parts.push_back(segment.outline);
    }
    EXPECT_GE(area, least_share * area_m2(footprint));
    EXPECT_NEAR(area, area_m2(united(parts)), 0.01) << "parts overlap";
    EXPECT_NEAR(area_m2(intersection(parts, footprint)), area, 0.01) << "parts reach outside";
}

TEST(OddRoofs, ADomeIsAFewDozenPartsAndSaysSo) {
    const MultiPolygon drum = circle(20.0);
    const auto dome = [](double x, double y) {
        return 150.0 + std::sqrt(std::max(0.0, 625.0 - std::pow(x - 40.0, 2) - std::pow(y - 40.0, 2)));
    };
    const auto segments = segment_roof(scene(drum, dome), drum, {});
    std::cout << "dome: " << segments.size() << " segments\n";
    EXPECT_GE(segments.size(), 6U);
    EXPECT_LE(segments.size(), 70U);
    expect_partition(segments, drum, 0.9);
}

TEST(OddRoofs, AConeIsAFan) {
    const MultiPolygon tower = circle(12.0);
    const auto cone = [](double x, double y) { return 165.0 - 0.7 * std::hypot(x - 40.0, y - 40.0); };
    const auto segments = segment_roof(scene(tower, cone), tower, {});
    std::cout << "cone: " << segments.size() << " segments\n";
    EXPECT_GE(segments.size(), 4U);
    EXPECT_LE(segments.size(), 24U);
    expect_partition(segments, tower, 0.9);
    for (const RoofSegment& segment : segments) {
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(0.7)), 8.0);
    }
}

TEST(OddRoofs, EverySawToothIsFound) {
    const MultiPolygon hall{Polygon{{{10, 10}, {60, 10}, {60, 58}, {10, 58}}, {}}};
    const auto teeth = [](double, double y) { return 150.0 + 0.5 * std::fmod(y - 10.0, 8.0); };
    const auto segments = segment_roof(scene(hall, teeth), hall, {});
    ASSERT_EQ(segments.size(), 6U);
    expect_partition(segments, hall, 0.999);
    for (const RoofSegment& segment : segments) {
        EXPECT_NEAR(segment.ground_area_m2, 400.0, 12.0);
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(0.5)), 0.5);
        EXPECT_NEAR(segment.azimuth_deg, 180.0, 1.0);
    }
}

TEST(OddRoofs, LevelsKeepTheirRightAngles) {
    // Two levels over a part of a slab that is turned against the grid.
    const double turn = to_radians(17.0);
    const auto into = [&](double x, double y) {
        return Point2{std::cos(turn) * (x - 40) + std::sin(turn) * (y - 40),
                      -std::sin(turn) * (x - 40) + std::cos(turn) * (y - 40)};
    };
    Ring ring;
    for (const Point2& p : Ring{{-24, -16}, {24, -16}, {24, 16}, {-24, 16}}) {
        ring.push_back(
            {40 + std::cos(turn) * p.x - std::sin(turn) * p.y, 40 + std::sin(turn) * p.x + std::cos(turn) * p.y});
    }
    const MultiPolygon slab{Polygon{ring, {}}};
    const auto levels = [&](double x, double y) {
        const Point2 p = into(x, y);
        return p.x > 4.0 && p.y > -2.0 ? 158.0 : p.x > 4.0 ? 154.0 : 150.0;
    };
    const auto segments = segment_roof(scene(slab, levels), slab, {});
    ASSERT_EQ(segments.size(), 3U);
    expect_partition(segments, slab, 0.999);
    for (const RoofSegment& segment : segments) {
        EXPECT_EQ(segment.outline.outer.size(), segment.ground_area_m2 > 800.0 ? 5U : 4U) << segment.ground_area_m2;
        const double true_area = segment.plane.offset_m > 156.0   ? 360.0
                                 : segment.plane.offset_m > 152.0 ? 280.0
                                                                  : 896.0;
        EXPECT_NEAR(segment.ground_area_m2, true_area, 0.02 * true_area);
        const Ring& outer = segment.outline.outer;
        for (std::size_t i = 0; i < outer.size(); ++i) {
            const Point2& a = outer[(i + outer.size() - 1) % outer.size()];
            const Point2& b = outer[i];
            const Point2& c = outer[(i + 1) % outer.size()];
            const double angle =
                to_degrees(std::abs(std::atan2((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x),
                                               (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y))));
            EXPECT_NEAR(std::min(angle, std::abs(90.0 - angle)), 0.0, 1.0) << "neither straight on nor square";
        }
    }
}

}  // namespace
}  // namespace sunshed
