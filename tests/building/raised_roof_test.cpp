// Buildings on bare ground with the roofs that maps tell.
#include "sunshed/building/raised_roof.hpp"
#include "reason_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "site_helpers.hpp"
#include "sunshed/building/overlapping_footprints.hpp"
#include "sunshed/core/angle.hpp"

namespace sunshed {
namespace {

const GridGeometry grid{0.0, 40.0, 0.5, 80, 80};

MultiPolygon box(double x, double y, double width, double height) {
    return {Polygon{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, {}}};
}

BuildingInput gabled(std::optional<double> roof_height_m) {
    BuildingInput building;
    building.building_id = std::string("a");
    building.footprint = box(8, 10, 24, 12);
    building.height_m = 10.0;
    building.roof.shape = RoofShape::gabled;
    building.roof.height_m = roof_height_m;
    return building;
}

/// Half of the gabled building.
BuildingInput part(std::string id, double west, double height_m) {
    BuildingInput building;
    building.building_id = std::move(id);
    building.footprint = box(west, 10, 12, 12);
    building.height_m = height_m;
    building.is_part = true;
    return building;
}

float highest(const Surface& surface) {
    return *std::max_element(surface.elevation_m.values.begin(), surface.elevation_m.values.end());
}

float at(const Surface& surface, double x, double y) {
    return surface.elevation_m.at({static_cast<int>(x / 0.5), static_cast<int>((40.0 - y) / 0.5)});
}

TEST(RaisedRoof, ATopOfTenMetresHasItsEavesAtTheHeightLessTheRoof) {
    const std::vector<BuildingInput> buildings{gabled(4.0)};
    const Surface surface = surface_with_buildings(FloatRaster(grid, 100.0F), buildings, 100.0F, 30.0);
    EXPECT_NEAR(highest(surface), 110.0 - 0.25 * 4.0 / 6.0, 1e-4) << "a quarter of a metre beside the ridge";
    EXPECT_NEAR(at(surface, 20.0, 10.25), 106.0 + 0.25 * 4.0 / 6.0, 1e-4) << "the first cells at the eaves";
    EXPECT_EQ(at(surface, 20.0, 5.0), 100.0F);
}

TEST(RaisedRoof, AHeightOfFloorsReachesToTheEaves) {
    BuildingInput building = gabled(4.0);
    building.height_to_top = false;
    EXPECT_DOUBLE_EQ(raised_roof(building, grid, 30.0).eaves_height_m, 10.0);
}

TEST(RaisedRoof, AGuessedRoofTakesHalfOfALowBuildingAtMost) {
    BuildingInput building = gabled(std::nullopt);
    EXPECT_NEAR(raised_roof(building, grid, 30.0).eaves_height_m, 10.0 - 6.0 * std::tan(to_radians(30.0)), 1e-9);
    building.height_m = 4.0;
    EXPECT_DOUBLE_EQ(raised_roof(building, grid, 30.0).eaves_height_m, 2.0);
    building.roof.height_m = 6.0;
    EXPECT_DOUBLE_EQ(raised_roof(building, grid, 30.0).eaves_height_m, 0.0) << "a tent begins on the ground";
}

TEST(RaisedRoof, IsPlannedAsItStandsOnTheSurface) {
    const std::vector<BuildingInput> buildings{gabled(4.0)};
    const Surface surface = surface_with_buildings(FloatRaster(grid, 100.0F), buildings, 100.0F, 30.0);
    PlanOptions options;
    options.surface_shows_roofs = false;
    const RoofPlan plan = plan_roof(buildings[0], surface, test::harbin_site(), {}, options);
    ASSERT_EQ(plan.segments.size(), 2U) << test::words(plan.reason);
    for (const RoofSegment& segment : plan.segments) {
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(4.0 / 6.0)), 1e-9);
        for (const CellIndex& cell : segment.cells) {
            EXPECT_NEAR(segment.plane.height_at(grid.cell_center(cell)), surface.elevation_m.at(cell), 1e-4);
        }
    }
}

TEST(OverlappingFootprints, PartsTakeTheirOutlinesPlaceAndUse) {
    BuildingInput outline = gabled(std::nullopt);
    outline.building_class = BuildingClass::school;
    outline.height_m = 20.0;
    std::vector<BuildingInput> buildings{outline, part("low", 8, 6.0), part("high", 20, 20.0)};
    resolve_overlaps(buildings, {});
    EXPECT_TRUE(buildings[0].footprint.empty()) << "the outline says nothing that its parts do not";
    EXPECT_NEAR(area_m2(buildings[1].footprint), 144.0, 1e-6) << "though the outline is higher";
    EXPECT_EQ(buildings[1].building_class, BuildingClass::school);
    EXPECT_EQ(buildings[2].building_class, BuildingClass::school);
}

}  // namespace
}  // namespace sunshed
