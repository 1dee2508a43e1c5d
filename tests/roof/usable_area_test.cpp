#include "sunshed/roof/usable_area.hpp"

#include <gtest/gtest.h>

#include "layout_samples.hpp"
#include "site_helpers.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/module_layout.hpp"

namespace sunshed {
namespace {

using namespace samples;

RoofSegment hall(double w, double h) {
    return segment_with(Polygon{rectangle(0, 0, w, h), {}}, 0.0, missing_d);
}

double sum_m2(const RoofSegment& segment) {
    return area_m2(segment.usable) + segment.rejected.sum_m2();
}

double distance_to_segment(Point2 p, Point2 a, Point2 b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

TEST(UsableArea, LeavesOutSetBacksAndObstacles) {
    RoofSegment segment = segment_with(Polygon{rectangle(10, 10, 34, 22), {}}, 0.0, missing_d);
    segment.obstacles = {{Polygon{rectangle(20, 14, 24, 18), {}}, 2.6}};
    find_usable_area(segment, {.flat_edge_m = 1.0, .obstacle_m = 0.5});
    EXPECT_NEAR(segment.usable_area_m2, 22.0 * 10.0 - 5.0 * 5.0, 1e-6);
    EXPECT_NEAR(segment.rejected.edge_setback_m2, 24.0 * 12.0 - 22.0 * 10.0, 1e-6);
    EXPECT_NEAR(segment.rejected.obstacle_m2, 25.0, 1e-6);
}

TEST(UsableArea, KeepsEavesRidgesAndVergesApart) {
    // Faces south: its eave is the south edge, its ridge the north edge.
    RoofSegment segment = segment_with(Polygon{rectangle(0, 0, 20, 10), {}}, 30.0, 180.0);
    find_usable_area(segment, {.eave_m = 0.2, .ridge_m = 1.0, .verge_m = 0.5});
    ASSERT_EQ(segment.usable.size(), 1U);
    const Box2 box = bounding_box(segment.usable);
    EXPECT_NEAR(box.min_y, 0.2, 1e-6);
    EXPECT_NEAR(box.max_y, 9.0, 1e-6);
    EXPECT_NEAR(box.min_x, 0.5, 1e-6);
    EXPECT_NEAR(box.max_x, 19.5, 1e-6);
    EXPECT_NEAR(area_m2(segment.usable), 19.0 * 8.8, 1e-6);
    // A hip: a triangle whose two slanting edges are as far from the eave's direction as from the ridge's.
    RoofSegment hip = segment_with(Polygon{{{0, 0}, {12, 0}, {6, 6}}, {}}, 30.0, 180.0);
    find_usable_area(hip, {.eave_m = 0.3, .ridge_m = 0.8, .verge_m = 0.3});
    // The slanting edges have the roof's way up within 45 degrees: ridges. Legs of the triangle left over:
    const double legs_m = 12.0 - 2.0 * (0.3 + 0.8 * std::sqrt(2.0));
    EXPECT_NEAR(area_m2(hip.usable), legs_m * legs_m / 4.0, 1e-6);
}

TEST(UsableArea, EveryPointKeepsItsDistanceAndEverySquareMetreIsAccountedFor) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    for (int trial = 0; trial < 80; ++trial) {
        Polygon outline = random_roof(random);
        outline.holes.clear();
        RoofSegment segment = segment_with(outline, 25.0, trial % 2 == 0 ? missing_d : 360.0 * unit(random));
        const SetbackOptions options{.flat_edge_m = 0.4,
                                     .eave_m = 0.4 + 0.6 * unit(random),
                                     .ridge_m = 0.4 + 0.6 * unit(random),
                                     .verge_m = 0.4 + 0.6 * unit(random)};
        const Point2 middle = *representative_point({outline});
        segment.obstacles = {{Polygon{rectangle(middle.x, middle.y, middle.x + 1.0, middle.y + 1.5), {}}, 1.0}};
        find_usable_area(segment, options);
        EXPECT_NEAR(sum_m2(segment), segment.ground_area_m2, 1e-6) << trial;
        EXPECT_GE(segment.rejected.edge_setback_m2, 0.0);
        const Box2 box = bounding_box(outline.outer);
        for (int i = 0; i < 200; ++i) {
            const Point2 p{box.min_x + unit(random) * (box.max_x - box.min_x),
                           box.min_y + unit(random) * (box.max_y - box.min_y)};
            if (!contains(segment.usable, p)) {
                continue;
            }
            EXPECT_TRUE(contains(outline, p));
            for (std::size_t k = 0; k < outline.outer.size(); ++k) {
                EXPECT_GE(distance_to_segment(p, outline.outer[k], outline.outer[(k + 1) % outline.outer.size()]),
                          0.4 - 1e-6);
            }
            EXPECT_GE(std::max(std::max(middle.x - p.x, p.x - middle.x - 1.0),
                               std::max(middle.y - p.y, p.y - middle.y - 1.5)),
                      0.3 - 1e-6);
        }
    }
}

TEST(UsableArea, LargeFlatRoofsGetFireAisles) {
    RoofSegment small = hall(39, 30);
    find_usable_area(small, {});
    EXPECT_EQ(small.rejected.fire_aisle_m2, 0.0);
    RoofSegment large = hall(100, 50);
    large.obstacles = {{Polygon{rectangle(20, 20, 24, 24), {}}, 2.5}, {Polygon{rectangle(70, 10, 72, 12), {}}, 0.8}};
    find_usable_area(large, {});
    // Two aisles across, one along; 1.5 m along the edges instead of 1 m.
    EXPECT_EQ(large.usable.size(), 6U);
    for (const Polygon& field : large.usable) {
        const Box2 box = bounding_box(field.outer);
        EXPECT_LE(box.max_x - box.min_x, 40.0);
        EXPECT_LE(box.max_y - box.min_y, 40.0);
        EXPECT_GE(box.min_x, 1.5 - 1e-9);
    }
    EXPECT_FALSE(contains(large.usable, {24.0 + 1.4, 22.0})) << "an aisle around the stair head";
    EXPECT_TRUE(contains(large.usable, {72.0 + 0.4, 11.0})) << "a box needs none";
    EXPECT_NEAR(sum_m2(large), 5000.0, 1e-6);
    EXPECT_GT(large.rejected.fire_aisle_m2, 3.0 * 1.5 * 40.0);
    RoofSegment turned_hall = segment_with(Polygon{turned(rectangle(0, 0, 100, 50), 33.0), {}}, 0.0, missing_d);
    find_usable_area(turned_hall, {});
    EXPECT_EQ(turned_hall.usable.size(), 6U) << "aisles follow the building";
    RoofSegment none = hall(100, 50);
    find_usable_area(none, {.aisle_every_m = 0.0});
    EXPECT_EQ(none.rejected.fire_aisle_m2, 0.0);
}

TEST(UsableArea, ParapetsCountApartFromBoxes) {
    RoofSegment segment = hall(20, 20);
    segment.obstacles = {{Polygon{rectangle(0, 0, 20, 20), {rectangle(1.4, 1.4, 18.6, 18.6)}}, 1.1},  // thicker: no
                         {Polygon{rectangle(0, 0, 20, 20), {rectangle(0.5, 0.5, 19.5, 19.5)}}, 1.1}};
    find_usable_area(segment, {.flat_edge_m = 0.2, .parapet_m = 0.6, .obstacle_m = 0.0});
    EXPECT_NEAR(segment.rejected.parapet_m2, 19.6 * 19.6 - 17.8 * 17.8, 1e-3);
    EXPECT_NEAR(segment.rejected.obstacle_m2, 17.8 * 17.8 - 17.2 * 17.2, 1e-3);
    EXPECT_NEAR(sum_m2(segment), 400.0, 1e-6);
}

TEST(UsableArea, PiecesWithoutModulesAreRejected) {
    RoofSegment segment = hall(20, 12);
    // A wall leaves a strip of one metre beside it where no module fits.
    segment.obstacles = {{Polygon{rectangle(0, 2.3, 20, 3.2), {}}, 1.0}};
    find_usable_area(segment, {});
    ASSERT_EQ(segment.usable.size(), 2U);
    reject_empty_pieces(segment, layout_modules(segment, {}, test::harbin_site(), {}));
    EXPECT_EQ(segment.usable.size(), 1U);
    EXPECT_NEAR(segment.rejected.small_piece_m2, 18.0 * 1.0, 1e-6);
    EXPECT_NEAR(sum_m2(segment), 240.0, 1e-6);
}

TEST(UsableArea, WhatCannotBeConstructedIsRejectedWithItsReason) {
    RoofSegment bow = segment_with(Polygon{{{0, 0}, {10, 10}, {10, 0}, {0, 9}}, {}}, 0.0, missing_d);
    EXPECT_THROW(find_usable_area(bow, {}), Error);
    EXPECT_NEAR(bow.rejected.bad_shape_m2, bow.ground_area_m2, 1e-9);
    EXPECT_TRUE(bow.usable.empty());
}

}  // namespace
}  // namespace sunshed
