#include "sunshed/building/align_buildings.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

#include "site_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "wrong_footprints.hpp"

namespace sunshed {
namespace {

using namespace test;

constexpr double ground_m = 140.0;
constexpr double yard_m = 50.0;

/// The outline of a kind of building around its yard's middle, turned.
MultiPolygon outline(int kind, Point2 yard, double angle) {
    Ring ring = kind == 0   ? Ring{{-9, -6}, {9, -6}, {9, 6}, {-9, 6}}
                : kind == 1 ? Ring{{-12, -9}, {12, -9}, {12, 1}, {-1, 1}, {-1, 11}, {-12, 11}}
                            : Ring{{-14, -7}, {14, -7}, {14, 7}, {-14, 7}};
    for (Point2& p : ring) {
        p = {yard.x + std::cos(angle) * p.x - std::sin(angle) * p.y,
             yard.y + std::sin(angle) * p.x + std::cos(angle) * p.y};
    }
    return {Polygon{ring, {}}};
}

/// Of gabled houses, flat blocks with a lower wing, and hipped houses.
double roof_height_m(int kind, double along, double across) {
    switch (kind) {
        case 0:
            return 5.0 + 0.7 * (6.0 - std::abs(across));
        case 1:
            return across > 1.0 ? 4.0 : 12.0;
        default:
            return 6.0 + 0.6 * std::min(14.0 - std::abs(along), 7.0 - std::abs(across));
    }
}

struct Town {
    Surface surface;
    std::vector<MultiPolygon> roofs;
};

/// Nine buildings on a lawn, rough by 5 cm.
Town town(double cell_m) {
    const int size = static_cast<int>(3.0 * yard_m / cell_m);
    FloatRaster dsm(GridGeometry{0.0, 3.0 * yard_m, cell_m, size, size}, static_cast<float>(ground_m));
    Town town;
    for (int i = 0; i < 9; ++i) {
        const Point2 yard{yard_m * (i % 3 + 0.5), yard_m * (i / 3 + 0.5)};
        const double angle = 0.4 * i;
        const int kind = i % 3;
        town.roofs.push_back(outline(kind, yard, angle));
        for (const CellIndex& cell : cells_inside(dsm.geometry, town.roofs.back())) {
            const Point2 p = dsm.geometry.cell_center(cell);
            const Point2 v{p.x - yard.x, p.y - yard.y};
            dsm.at(cell) =
                static_cast<float>(ground_m + roof_height_m(kind, std::cos(angle) * v.x + std::sin(angle) * v.y,
                                                            std::cos(angle) * v.y - std::sin(angle) * v.x));
        }
    }
    std::mt19937 random(17);
    std::normal_distribution<float> noise(0.0F, 0.05F);
    for (float& z : dsm.values) {
        z += noise(random);
    }
    town.surface = surface_from_dsm(std::move(dsm), NodataPolicy::open);
    return town;
}

/// The town's buildings with footprints as a map may have them.
std::vector<BuildingInput> buildings_of(const Town& town, const std::function<MultiPolygon(std::size_t)>& footprint) {
    std::vector<BuildingInput> buildings;
    for (std::size_t i = 0; i < town.roofs.size(); ++i) {
        BuildingInput building;
        building.building_id = std::to_string(i);
        building.footprint = footprint(i);
        buildings.push_back(std::move(building));
    }
    return buildings;
}

BuildingAlignment aligned(std::vector<BuildingInput>& buildings, const Town& town, bool move = true) {
    const FloatRaster& dsm = town.surface.elevation_m;
    return align_buildings(buildings, [&](const Box2& box) { return part_of(dsm, dsm.geometry.window_of(box)); },
                           dsm.geometry.cell_size_m, move, {});
}

RoofPlan planned(const BuildingInput& building, const Town& town) {
    PlanOptions options;
    options.flat_trials = false;
    return plan_roof(building, town.surface, harbin_site(), {}, options);
}

/// A shift of its own for each building.
FootprintOffset shift(std::size_t i, double distance_m) {
    const double way = 2.4 * static_cast<double>(i);
    return {distance_m * std::cos(way), distance_m * std::sin(way)};
}

class Footprints : public testing::TestWithParam<double> {};

TEST_P(Footprints, ShiftedOnesAreMovedBackAndTheirModulesLieOnTheRoofs) {
    const Town town_ = town(GetParam());
    for (const double distance : {0.5, 1.0, 1.5, 2.0}) {
        auto buildings = buildings_of(town_, [&](std::size_t i) { return moved(town_.roofs[i], shift(i, distance)); });
        const BuildingAlignment found = aligned(buildings, town_);
        EXPECT_FALSE(found.scene_is_sure);
        EXPECT_EQ(found.left_count, 0) << distance;
        if (distance > found.misplaced_m) {
            EXPECT_EQ(found.moved_count, 9) << distance;
            EXPECT_EQ(found.misplaced_count, 9) << distance;
        }
        for (std::size_t i = 0; i < buildings.size(); ++i) {
            const Point2 right = centroid(town_.roofs[i]);
            const Point2 now = centroid(buildings[i].footprint);
            const double off_m = std::hypot(now.x - right.x, now.y - right.y);
            const bool was_moved = buildings[i].alignment == FootprintAlignment::moved;
            EXPECT_LT(off_m, was_moved ? 0.35 * GetParam() + 0.1 : found.misplaced_m) << i << " " << distance;
            const RoofPlan plan = planned(buildings[i], town_);
            // What is too little for the cells to show takes from the set-back.
            EXPECT_LE(farthest_off_m(plan, town_.roofs[i]), was_moved ? 0.0 : distance - SetbackOptions().eave_m)
                << i << " " << distance;
            EXPECT_GT(module_count(plan), 10) << i << " " << distance;
        }
    }
}

TEST_P(Footprints, WrongSizesAreNotTakenForShifts) {
    const Town town_ = town(GetParam());
    for (const double by_m : {-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0}) {
        auto buildings = buildings_of(town_, [&](std::size_t i) { return grown(town_.roofs[i], by_m); });
        const BuildingAlignment found = aligned(buildings, town_);
        EXPECT_EQ(found.moved_count, 0) << by_m;
        EXPECT_EQ(found.left_count, 0) << by_m;
        for (std::size_t i = 0; i < buildings.size(); ++i) {
            BuildingInput right;
            right.footprint = town_.roofs[i];
            const RoofPlan plan = planned(buildings[i], town_);
            ASSERT_EQ(plan.status, BuildingStatus::ok) << i << " " << by_m;
            // A cell whose middle is on the roof reaches up to 0.7 cells beyond it, and eaves hold modules 0.3 m off.
            EXPECT_LE(farthest_off_m(plan, town_.roofs[i]), by_m > 0.0 ? 0.6 * GetParam() : 0.0) << i << " " << by_m;
            if (by_m >= 0.0) {
                EXPECT_GE(module_count(plan), 0.8 * module_count(planned(right, town_))) << i << " " << by_m;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Cells, Footprints, testing::Values(0.5, 1.0));

TEST(Footprints, MoveWithTheSceneWhereMostDo) {
    const Town town_ = town(0.5);
    const FootprintOffset wrong{1.2, -0.9};
    auto buildings = buildings_of(town_, [&](std::size_t i) { return moved(town_.roofs[i], wrong); });
    // A hut that no wall of the surface shows.
    BuildingInput hut;
    hut.footprint = {Polygon{{{48, 48}, {53, 48}, {53, 52}, {48, 52}}, {}}};
    buildings.push_back(hut);
    const BuildingAlignment found = aligned(buildings, town_);
    EXPECT_TRUE(found.scene_is_sure);
    EXPECT_EQ(found.moved_count, 10);
    EXPECT_NEAR(found.scene.east_m, -1.2, 0.15);
    EXPECT_NEAR(found.scene.north_m, 0.9, 0.15);
    EXPECT_NEAR(centroid(buildings.back().footprint).x, 50.5 - 1.2, 0.15);
}

TEST(Footprints, StayWhereTheyAreToStay) {
    const Town town_ = town(0.5);
    auto buildings = buildings_of(town_, [&](std::size_t i) { return moved(town_.roofs[i], shift(i, 2.0)); });
    const auto given = buildings;
    const BuildingAlignment found = aligned(buildings, town_, false);
    EXPECT_EQ(found.moved_count, 0);
    EXPECT_EQ(found.left_count, 9);
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        EXPECT_EQ(buildings[i].footprint, given[i].footprint);
        EXPECT_EQ(buildings[i].alignment, FootprintAlignment::misaligned);
    }
}

TEST(Footprints, OneWallDoesNotTellAShiftFromAWideEave) {
    // A house in a row of equals, its roof from wall to wall; to the south the eaves stand 1.5 m out, to the north
    // another house stands as high.
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, static_cast<float>(ground_m));
    for (const CellIndex& cell :
         cells_inside(dsm.geometry, {Polygon{{{0, 18.5}, {60, 18.5}, {60, 60}, {0, 60}}, {}}})) {
        dsm.at(cell) = static_cast<float>(ground_m + 9.0);
    }
    std::vector<BuildingInput> row(1);
    row[0].footprint = {Polygon{{{10, 20}, {50, 20}, {50, 24}, {10, 24}}, {}}};
    const BuildingAlignment found =
        align_buildings(row, [&](const Box2& box) { return part_of(dsm, dsm.geometry.window_of(box)); }, 0.5, true, {});
    EXPECT_EQ(found.moved_count, 0);
}

TEST(Footprints, InARowNoneMovesAlone) {
    // Five houses wall to wall; of one the surface shows front and back 1.5 m farther south.
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, static_cast<float>(ground_m));
    std::vector<BuildingInput> row(5);
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double x = 10.0 + 8.0 * static_cast<double>(i);
        const double y = i == 2 ? 23.5 : 25.0;
        for (const CellIndex& cell :
             cells_inside(dsm.geometry, {Polygon{{{x, y}, {x + 8, y}, {x + 8, y + 10}, {x, y + 10}}, {}}})) {
            dsm.at(cell) = static_cast<float>(ground_m + 9.0);
        }
        row[i].footprint = {Polygon{{{x, 25}, {x + 8, 25}, {x + 8, 35}, {x, 35}}, {}}};
    }
    const BuildingAlignment found =
        align_buildings(row, [&](const Box2& box) { return part_of(dsm, dsm.geometry.window_of(box)); }, 0.5, true, {});
    EXPECT_EQ(found.moved_count, 0);
    // Alone it would.
    std::vector<BuildingInput> alone{row[2]};
    alone.front().alignment = FootprintAlignment::as_given;
    FloatRaster other(dsm.geometry, static_cast<float>(ground_m));
    for (const CellIndex& cell :
         cells_inside(other.geometry, {Polygon{{{26, 23.5}, {34, 23.5}, {34, 33.5}, {26, 33.5}}, {}}})) {
        other.at(cell) = static_cast<float>(ground_m + 9.0);
    }
    EXPECT_EQ(align_buildings(alone, [&](const Box2& box) { return part_of(other, other.geometry.window_of(box)); },
                              0.5, true, {})
                  .moved_count,
              1);
}

TEST(PlanRoof, GroundInAFootprintIsNoRoof) {
    const Town town_ = town(0.5);
    BuildingInput plot;
    plot.footprint = {Polygon{{{4, 4}, {46, 4}, {46, 46}, {4, 46}}, {}}};
    const RoofPlan plan = planned(plot, town_);
    ASSERT_EQ(plan.status, BuildingStatus::ok);
    double roof_m2 = 0.0;
    for (const RoofSegment& segment : plan.segments) {
        roof_m2 += segment.ground_area_m2;
    }
    EXPECT_NEAR(roof_m2, 18.0 * 12.0, 12.0);
    EXPECT_LE(farthest_off_m(plan, town_.roofs[0]), 0.0);
    EXPECT_GT(module_count(plan), 10);
}

}  // namespace
}  // namespace sunshed
