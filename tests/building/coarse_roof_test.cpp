#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "site_helpers.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

/// A gabled slab of 72 x 16 m, 30 degrees, in a model of 2 m whose heights are off by so much.
Surface gable_at_two_metres(double noise_m) {
    std::mt19937 random(2);
    std::normal_distribution<double> off(0.0, noise_m);
    FloatRaster dsm(GridGeometry{0.0, 40.0, 2.0, 48, 20}, 100.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, {Polygon{{{12, 12}, {84, 12}, {84, 28}, {12, 28}}, {}}})) {
        const double across_m = std::abs(dsm.geometry.cell_center(cell).y - 20.0);
        dsm.at(cell) = static_cast<float>(115.0 - 0.577 * across_m + off(random));
    }
    return surface_from_dsm(std::move(dsm), NodataPolicy::open);
}

BuildingInput slab() {
    BuildingInput building;
    building.building_id = "slab";
    building.footprint = {Polygon{{{12, 12}, {84, 12}, {84, 28}, {12, 28}}, {}}};
    return building;
}

TEST(CoarseRoof, OfRoughCellsStillIsFewPlanes) {
    const RoofPlan plan = plan_roof(slab(), gable_at_two_metres(0.35), test::harbin_site(), {}, {});
    double sloping_m2 = 0.0;
    double all_m2 = 0.0;
    for (const RoofSegment& segment : plan.segments) {
        all_m2 += segment.ground_area_m2;
        sloping_m2 += std::abs(segment.tilt_deg - 30.0) < 5.0 ? segment.ground_area_m2 : 0.0;
    }
    EXPECT_NEAR(all_m2, 72.0 * 16.0, 0.02 * 72.0 * 16.0);
    EXPECT_GT(sloping_m2, 0.8 * all_m2);
    EXPECT_LE(plan.segments.size(), 6U);
}

TEST(CoarseRoof, OfNarrowPlanesIsCalledSo) {
    // Four levels of four metres each in a model of two.
    constexpr std::array<float, 4> level_m{110.0F, 114.0F, 111.0F, 115.0F};
    FloatRaster dsm(GridGeometry{0.0, 40.0, 2.0, 48, 20}, 100.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, slab().footprint)) {
        dsm.at(cell) = level_m.at(static_cast<std::size_t>((dsm.geometry.cell_center(cell).y - 12.0) / 4.0));
    }
    const Surface surface = surface_from_dsm(std::move(dsm), NodataPolicy::open);
    const RoofPlan plan = plan_roof(slab(), surface, test::harbin_site(), {}, {});
    EXPECT_TRUE(plan.coarse);
    const auto quality = quality_of(slab(), plan);
    ASSERT_FALSE(quality.empty());
    EXPECT_EQ(quality.front(), RoofQuality::measured);
    EXPECT_EQ(std::count(quality.begin(), quality.end(), RoofQuality::coarse), 1);
}

TEST(CoarseRoof, IsNotSeenWhereTheModelIsGoodEnough) {
    const RoofPlan plan = plan_roof(slab(), gable_at_two_metres(0.03), test::harbin_site(), {}, {});
    EXPECT_FALSE(plan.coarse);
    EXPECT_EQ(plan.segments.size(), 2U);
}

}  // namespace
}  // namespace sunshed
