// What is reported faces true north's degrees, not the grid's.
#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

const Ring house{{12, 12}, {34, 12}, {34, 26}, {12, 26}};

/// One plane that falls by half a metre a metre toward the grid's south.
Surface shed_roof() {
    FloatRaster dsm(GridGeometry{0.0, 60.0, 0.5, 120, 120}, 100.0F);
    for (const CellIndex& cell : cells_inside(dsm.geometry, {Polygon{house, {}}})) {
        dsm.at(cell) = static_cast<float>(106.0 + 0.5 * (dsm.geometry.cell_center(cell).y - 12.0));
    }
    return surface_from_dsm(std::move(dsm), NodataPolicy::open);
}

/// The compass direction of the grid's south, where the grid's north stands at the convergence, clockwise from north.
double compass_of_grid_south_deg(double convergence_deg) {
    constexpr double radians = 0.017453292519943295;
    const double north_to_east = std::sin(convergence_deg * radians);
    const double north_to_north = std::cos(convergence_deg * radians);
    return std::fmod(std::atan2(-north_to_east, -north_to_north) / radians + 360.0, 360.0);
}

TEST(AssessBuilding, SegmentsAndTheirModulesFaceTheCompassNotTheGrid) {
    BuildingInput input;
    input.building_id = "shed";
    input.footprint = {Polygon{house, {}}};
    const RoofPlan plan = plan_roof(input, shed_roof(), test::harbin_site(), {}, {});
    ASSERT_EQ(plan.segments.size(), 1U);
    ASSERT_FALSE(plan.layouts[0].modules.empty());
    const SkyYear sky = test::harbin_sky();
    for (const double convergence_deg : {2.0, -1.5}) {
        const AssessOptions options;
        const ChainWeather weather(sky, convergence_deg, options);
        SegmentIrradiation sun;
        sun.cell_annual_kwh_m2 = {1400.0F};
        const BuildingRecord record = assess_building(input, plan, {sun}, weather, options);
        const double expected_deg = compass_of_grid_south_deg(convergence_deg);
        EXPECT_NEAR(record.segments[0].azimuth_deg, expected_deg, 0.01);
        EXPECT_NEAR(record.segments[0].module_azimuth_deg, expected_deg, 0.01);
    }
}

}  // namespace
}  // namespace sunshed
