#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "site_helpers.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

const MultiPolygon footprint{Polygon{{{10, 10}, {34, 10}, {34, 22}, {10, 22}}, {}}};

RoofPlan planned(const std::function<double(Point2)>& roof_m, double cell_m = 0.5) {
    const int columns = static_cast<int>(44.0 / cell_m);
    const int rows = static_cast<int>(32.0 / cell_m);
    FloatRaster dsm(GridGeometry{0.0, 32.0, cell_m, columns, rows}, 100.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, footprint)) {
        dsm.at(cell) = static_cast<float>(roof_m(dsm.geometry.cell_center(cell)));
    }
    BuildingInput building;
    building.building_id = "a";
    building.footprint = footprint;
    return plan_roof(building, surface_from_dsm(std::move(dsm), NodataPolicy::open), test::harbin_site(), {}, {});
}

double gable_m(Point2 p) {
    return 110.0 + 0.5 * (6.0 - std::abs(p.y - 16.0));
}

bool is_doubtful(const RoofPlan& plan) {
    const auto quality = quality_of({}, plan);
    return std::find(quality.begin(), quality.end(), RoofQuality::doubtful) != quality.end();
}

TEST(RoofConfidence, OfOnePlaneIsFull) {
    const RoofPlan plan = planned([](Point2) { return 110.0; });
    EXPECT_NEAR(plan.confidence, 0.982, 0.001);  // 0.830 - 0.033 ln 0.01
    EXPECT_FALSE(is_doubtful(plan));
}

TEST(RoofConfidence, FallsWithBordersByTheCellsAlongThem) {
    // A ridge of 24 m on 288 m2: 4.2 % of the roof is within half a cell of it at 0.5 m, 8.3 % at 1 m.
    EXPECT_NEAR(planned(gable_m).confidence, 0.830 - 0.033 * std::log(24.0 * 0.5 / 288.0 + 0.01), 0.005);
    EXPECT_NEAR(planned(gable_m, 1.0).confidence, 0.830 - 0.033 * std::log(24.0 / 288.0 + 0.01), 0.005);
}

double boxes_m(Point2 p) {
    return std::fmod(p.x, 3.0) < 1.5 && std::fmod(p.y, 3.0) < 1.5 ? 2.0 : 0.0;
}

TEST(RoofConfidence, OfAPitchedRoofFullOfThingsIsLow) {
    const RoofPlan plan = planned([](Point2 p) { return gable_m(p) + boxes_m(p); });
    EXPECT_LT(plan.confidence, least_sure_confidence);
    EXPECT_TRUE(is_doubtful(plan));
}

TEST(RoofConfidence, OfAFlatRoofIsHighWhateverStandsOnIt) {
    const RoofPlan plan = planned([](Point2 p) { return 110.0 + boxes_m(p); });
    EXPECT_GT(plan.confidence, 0.9);
    EXPECT_FALSE(is_doubtful(plan));
}

TEST(RoofConfidence, IsNotGivenToARoofThatNoSurfaceShows) {
    BuildingInput building;
    building.building_id = "a";
    building.footprint = footprint;
    FloatRaster ground(GridGeometry{0.0, 32.0, 0.5, 88, 64}, 100.0F);
    PlanOptions options;
    options.surface_shows_roofs = false;
    const RoofPlan plan =
        plan_roof(building, surface_from_dsm(std::move(ground), NodataPolicy::open), test::harbin_site(), {}, options);
    EXPECT_TRUE(plan.estimated);
    EXPECT_TRUE(std::isnan(plan.confidence));
    EXPECT_FALSE(is_doubtful(plan));
}

}  // namespace
}  // namespace sunshed
