// A scene tells its site and its module once: rows, areas and light all follow them.
#include <gtest/gtest.h>

#include "site_helpers.hpp"
#include "sunshed/pipeline/kept_buildings.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/weather/clear_sky_year.hpp"

namespace sunshed {
namespace {

/// A flat roof of 25 x 15 m over level ground.
CityScene flat_roof_at(const Site& site) {
    FloatRaster dsm({0.0, 60.0, 1.0, 60, 60}, 150.0F);
    CityScene scene;
    scene.buildings.resize(1);
    scene.buildings[0].footprint = {Polygon{{{20, 20}, {45, 20}, {45, 35}, {20, 35}}, {}}};
    for (const CellIndex& cell : cells_inside(dsm.geometry, scene.buildings[0].footprint)) {
        dsm.at(cell) = 160.0F;
    }
    scene.surface = std::make_unique<MemorySurface>(SurfacePart{surface_from_dsm(dsm, NodataPolicy::open), {}});
    scene.site = site;
    scene.weather = clear_sky_year(site.place, linke_turbidity_city);
    return scene;
}

const Site sydney{{"Sydney", -33.87, 151.21, 20.0, 10.0}, 0.0};

TEST(SiteAndModule, RowsFaceTheSunOfTheSceneAndStandAsFarApartAsItsWinterAsks) {
    const CityOptions options;
    const SegmentRecord south = assess_buildings(flat_roof_at(sydney), options).at(0).segments.at(0);
    const SegmentRecord north = assess_buildings(flat_roof_at(test::harbin_site()), options).at(0).segments.at(0);
    EXPECT_NEAR(south.module_azimuth_deg, 0.0, 1e-9);
    EXPECT_NEAR(north.module_azimuth_deg, 180.0, 1e-9);
    // 12 degrees nearer the equator the winter's sun stands higher: its shadow at nine is half as long.
    const auto pitch_of = [](const ModuleLayout& rows) { return rows.row_pitch_m / rows.slope_length_m; };
    EXPECT_NEAR(pitch_of(north.layout), 2.46, 0.02);
    EXPECT_NEAR(pitch_of(south.layout), 1.69, 0.02);
}

TEST(SiteAndModule, TheModuleThatIsLaidIsTheOneThatIsCounted) {
    CityOptions options;
    options.assess.pv.module.size = {1.722, 1.134};
    options.assess.pv.module.power_w = 440.0;
    const BuildingRecord record = assess_buildings(flat_roof_at(sydney), options).at(0);
    const Additive& amounts = record.amounts;
    ASSERT_GT(amounts.module_count, 20);
    EXPECT_NEAR(amounts.capacity_kwp, 0.440 * amounts.module_count, 1e-9);
    EXPECT_NEAR(amounts.module_area_m2, 1.722 * 1.134 * amounts.module_count, 1e-9);
    double drawn_m2 = 0.0;  // in plan, by the corners of each module
    for (const SegmentRecord& segment : record.segments) {
        for (const PlacedModule& module : segment.layout.modules) {
            drawn_m2 += area_m2({Polygon{{module.corners.begin(), module.corners.end()}, {}}});
        }
    }
    EXPECT_NEAR(drawn_m2, amounts.module_plan_area_m2, 1e-6 * drawn_m2);
    EXPECT_NEAR(record.answers.coverage_c2_pct, 100.0 * drawn_m2 / record.facts.footprint_area_m2, 1e-6);
}

}  // namespace
}  // namespace sunshed
