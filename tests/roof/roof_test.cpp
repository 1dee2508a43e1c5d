#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/building_axis.hpp"
#include "sunshed/roof/inset.hpp"
#include "sunshed/roof/polygon_boolean.hpp"
#include "sunshed/roof/segment_roof.hpp"
#include "sunshed/roof/usable_area.hpp"

namespace sunshed {
namespace {

constexpr double ground_m = 140.0;

Ring rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

/// Small numbers that look like noise and are the same everywhere.
double noise(int i) {
    double sum = 0.0;
    for (const double prime : {12.9898, 78.233, 37.719, 93.989}) {
        const double x = std::sin(i * prime) * 43758.5453;
        sum += x - std::floor(x) - 0.5;
    }
    return sum * std::sqrt(3.0);  // four uniforms: variance 1/3
}

FloatRaster scene(const MultiPolygon& footprint, const std::function<double(double, double)>& roof_m,
                  double noise_m = 0.0, double cell_m = 0.5) {
    const int size = static_cast<int>(60.0 / cell_m);
    FloatRaster raster(GridGeometry{0.0, 60.0, cell_m, size, size}, static_cast<float>(ground_m));
    int i = 0;
    for (const CellIndex& cell : cells_inside(raster.geometry, footprint)) {
        const Point2 p = raster.geometry.cell_center(cell);
        raster.at(cell) = static_cast<float>(roof_m(p.x, p.y) + noise_m * noise(++i));
    }
    return raster;
}

const MultiPolygon house{Polygon{rectangle(10, 10, 34, 22), {}}};

double gable(double, double y) {
    return 146.0 + std::tan(to_radians(30.0)) * (6.0 - std::abs(y - 16.0));
}

TEST(SegmentRoof, FindsBothPlanesOfAGableUnderNoise) {
    for (const double sd : {0.0, 0.05, 0.1, 0.15}) {
        const auto segments = segment_roof(scene(house, gable, sd), house, {});
        ASSERT_EQ(segments.size(), 2U) << sd;
        double area = 0.0;
        for (const RoofSegment& segment : segments) {
            EXPECT_NEAR(segment.tilt_deg, 30.0, 1.5) << sd;
            EXPECT_NEAR(std::fmod(segment.azimuth_deg, 180.0) > 90.0 ? 180.0 - std::fmod(segment.azimuth_deg, 180.0)
                                                                     : std::fmod(segment.azimuth_deg, 180.0),
                        0.0, 3.0)
                << sd;
            EXPECT_NEAR(segment.area_m2, 144.0 / std::cos(to_radians(30.0)), 7.0) << sd;
            area += segment.ground_area_m2;
        }
        EXPECT_NEAR(area, 288.0, 1.0) << "the parts leave no gap";
    }
}

TEST(SegmentRoof, FacesTheWayThePlaneLeans) {
    const auto shed = [](double, double y) { return 146.0 + 0.4 * (y - 10.0); };  // high in the north
    const auto segments = segment_roof(scene(house, shed), house, {});
    ASSERT_EQ(segments.size(), 1U);
    EXPECT_NEAR(segments[0].azimuth_deg, 180.0, 0.5);
    EXPECT_NEAR(segments[0].tilt_deg, to_degrees(std::atan(0.4)), 0.2);
}

TEST(SegmentRoof, FindsFourPlanesOfAHip) {
    const auto hip = [](double x, double y) {
        return 146.0 + 0.6 * std::min({x - 10.0, 34.0 - x, y - 10.0, 22.0 - y});
    };
    const auto segments = segment_roof(scene(house, hip, 0.05), house, {});
    ASSERT_EQ(segments.size(), 4U);
    for (const RoofSegment& segment : segments) {
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(0.6)), 1.0);
        EXPECT_TRUE(is_simple(segment.outline.outer));
    }
}

TEST(SegmentRoof, TakesAStairHeadAndAVentForObstaclesOfAFlatRoof) {
    const auto slab = [](double x, double y) {
        if (x > 15 && x < 18 && y > 14 && y < 18) {
            return 152.6;
        }
        return x > 25 && x < 26.5 && y > 12 && y < 13.5 ? 151.0 : 150.0;
    };
    const auto segments = segment_roof(scene(house, slab, 0.05), house, {});
    ASSERT_EQ(segments.size(), 1U);
    EXPECT_TRUE(std::isnan(segments[0].azimuth_deg));
    ASSERT_EQ(segments[0].obstacles.size(), 2U);
    EXPECT_NEAR(area_m2(segments[0].obstacles[0].outline) + area_m2(segments[0].obstacles[1].outline), 12.0 + 2.25,
                2.0);
    EXPECT_NEAR(segments[0].ground_area_m2, 288.0, 1e-6);
}

TEST(SegmentRoof, PartsLevelsThatTouch) {
    const auto levels = [](double x, double) { return x < 20.0 ? 150.0 : 158.0; };
    const auto segments = segment_roof(scene(house, levels), house, {});
    ASSERT_EQ(segments.size(), 2U);
    EXPECT_NEAR(segments[0].ground_area_m2 + segments[1].ground_area_m2, 288.0, 0.5);
}

TEST(SegmentRoof, TakesALowWingForRoofAndNotForAnObstacle) {
    // A lean-to of 6 x 5 m against a gabled house: steps on all sides, a slope of its own.
    const auto with_wing = [](double x, double y) {
        return x > 28.0 && y < 15.0 ? 143.0 + 0.2 * (y - 10.0) : gable(x, y);
    };
    const auto segments = segment_roof(scene(house, with_wing, 0.05), house, {});
    ASSERT_EQ(segments.size(), 3U);
    EXPECT_NEAR(segments[0].ground_area_m2 + segments[1].ground_area_m2 + segments[2].ground_area_m2, 288.0, 1.0);
    int wings = 0;
    for (const RoofSegment& segment : segments) {
        EXPECT_TRUE(segment.obstacles.empty());
        if (std::abs(segment.ground_area_m2 - 30.0) < 3.0) {
            ++wings;
            EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(0.2)), 1.5);
        }
    }
    EXPECT_EQ(wings, 1);
}

TEST(SegmentRoof, TellsALightWellFromTheRoofAroundIt) {
    const auto well = [](double x, double y) { return x > 20 && x < 21.5 && y > 15 && y < 16.5 ? 145.0 : 150.0; };
    const auto segments = segment_roof(scene(house, well, 0.05), house, {});
    ASSERT_EQ(segments.size(), 1U);
    ASSERT_EQ(segments[0].obstacles.size(), 1U);
    EXPECT_NEAR(segments[0].obstacles[0].height_m, -5.0, 0.2);
    EXPECT_NEAR(area_m2(segments[0].obstacles[0].outline), 2.25, 0.3);
}

TEST(SegmentRoof, GivesOneSegmentForARoofOfFewCells) {
    const MultiPolygon hut{Polygon{rectangle(10, 10, 11.2, 11.2), {}}};
    EXPECT_EQ(segment_roof(scene(hut, [](double, double) { return 143.0; }), hut, {}).size(), 1U);
    EXPECT_TRUE(
        segment_roof(scene(hut, [](double, double) { return 143.0; }), {Polygon{rectangle(100, 100, 120, 120), {}}}, {})
            .empty());
}

TEST(SegmentRoof, IsOnePlaneWhereNoneIsFound) {
    const auto segments = segment_roof(scene(
                                           house, [](double, double) { return 160.0; }, 8.0),
                                       house, {});
    ASSERT_EQ(segments.size(), 1U);
    EXPECT_NEAR(segments.front().ground_area_m2, area_m2(house), 0.5);
}

TEST(SegmentRoof, DoesNotFallOverOnRoughRoofs) {
    for (int seed = 0; seed < 8; ++seed) {
        Ring ring;
        for (int i = 0; i < 12; ++i) {
            const double radius = 8.0 + 5.0 * std::abs(noise(100 * seed + i)) / 2.0;
            ring.push_back({30.0 + radius * std::cos(i * 0.5236), 30.0 + radius * std::sin(i * 0.5236)});
        }
        const MultiPolygon footprint{Polygon{ring, {}}};
        const auto rough = [&](double x, double y) {
            return 150.0 + 2.0 * std::sin(x * (0.2 + 0.05 * seed)) + std::cos(y) + 0.5 * noise(static_cast<int>(x * y));
        };
        double area = 0.0;
        for (RoofSegment& segment : segment_roof(scene(footprint, rough, 0.2), footprint, {})) {
            area += segment.ground_area_m2;
            try {
                find_usable_area(segment, {});
                EXPECT_LE(segment.usable_area_m2, segment.area_m2);
            } catch (const Error& error) {
                EXPECT_FALSE(error.problem().empty());  // it becomes the building's reason
            }
        }
        EXPECT_LE(area, area_m2(footprint) * 1.001);
    }
}

TEST(Inset, OfARectangleIsTheClosedForm) {
    const Polygon court{rectangle(500000, 5000000, 500040, 5000030), {rectangle(500015, 5000010, 500025, 5000020)}};
    EXPECT_NEAR(area_m2(inset(court, 2.0)), 36.0 * 26.0 - 14.0 * 14.0, 1e-6);
    EXPECT_TRUE(inset(Polygon{rectangle(0, 0, 3, 3), {}}, 2.0).empty());
    EXPECT_EQ(inset(court, 0.0).size(), 1U);
    EXPECT_THROW(inset(Polygon{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}, {}}, 0.5), Error);
}

TEST(Inset, KeepsCornersThatPointInwardSharp) {
    const Polygon ell{{{0, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 20}, {0, 20}}, {}};
    EXPECT_NEAR(area_m2(inset(ell, 2.0)), 300.0 - 2.0 * 80.0 + 4.0 * 4.0, 1e-9);
    EXPECT_EQ(inset(ell, 2.0).size(), 1U);
    EXPECT_EQ(inset(ell, 2.0).front().outer.size(), 6U);
}

TEST(Inset, KeepsEachEdgesOwnDistance) {
    const EdgeDistance south_only = [](Point2 a, Point2 b) { return a.y == b.y && b.x > a.x ? 3.0 : 0.5; };
    EXPECT_NEAR(area_m2(inset(Polygon{rectangle(0, 0, 20, 10), {}}, south_only)), 19.0 * 6.5, 1e-9);
    const Polygon court{rectangle(0, 0, 20, 20), {rectangle(5, 5, 15, 15)}};
    // The court's north side has the roof above it: its edge runs east with the roof on its left.
    // Its ends belong to the court's other edges too: the larger distance counts there.
    EXPECT_NEAR(area_m2(inset(court, south_only)), 19.0 * 16.5 - 11.0 * 10.5 - 16.0 * 3.0, 1e-9);
}

TEST(Inset, PartsADumbbell) {
    const Polygon dumbbell{
        {{0, 0}, {10, 0}, {10, 4}, {20, 4}, {20, 0}, {30, 0}, {30, 10}, {20, 10}, {20, 6}, {10, 6}, {10, 10}, {0, 10}},
        {}};
    EXPECT_NEAR(area_m2(inset(dumbbell, 1.5)), 2.0 * 49.0, 1e-9);
    EXPECT_EQ(inset(dumbbell, 1.5).size(), 2U);
}

TEST(PolygonBoolean, AreasAddUp) {
    const MultiPolygon a{Polygon{rectangle(0, 0, 10, 10), {}}};
    const MultiPolygon b{Polygon{rectangle(5, 5, 15, 15), {}}};
    EXPECT_NEAR(area_m2(intersection(a, b)), 25.0, 1e-9);
    EXPECT_NEAR(area_m2(difference(a, b)), 75.0, 1e-9);
    EXPECT_EQ(split_at_pinches({{0, 0}, {1, 0}, {1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}, {0, 1}}).size(), 2U);
}

TEST(BuildingAxis, FollowsTheLongWalls) {
    Ring turned;
    for (const Point2& p : rectangle(0, 0, 40, 10)) {
        turned.push_back({p.x * std::cos(0.2) - p.y * std::sin(0.2), p.x * std::sin(0.2) + p.y * std::cos(0.2)});
    }
    EXPECT_NEAR(building_axis_azimuth_deg({Polygon{turned, {}}}), 90.0 - to_degrees(0.2), 1e-6);
}

}  // namespace
}  // namespace sunshed
