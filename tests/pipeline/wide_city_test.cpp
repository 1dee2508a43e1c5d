// Sun and north over a city of 30 km.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "pipeline/kept_city.hpp"
#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/pipeline/plan_roofs.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

constexpr double cell_m = 10.0;
constexpr double length_m = 30000.0;
constexpr double width_m = 300.0;

/// From west to east the latitude rises by 3 degrees and north turns by 6.
Site site_at(Point2 point) {
    const double from_middle = point.x / length_m - 0.5;
    Site site = test::harbin_site(6.0 * from_middle);
    site.place.latitude_deg += 3.0 * from_middle;
    return site;
}

/// A flat roof around a place.
MultiPolygon roof_at(double x) {
    return {Polygon{{{x - 40, 120}, {x + 40, 120}, {x + 40, 180}, {x - 40, 180}}, {}}};
}

/// Level ground with flat roofs.
CityScene city(double west_x, double east_x, const std::vector<double>& roofs_at) {
    FloatRaster dsm(GridGeometry{west_x, width_m, cell_m, static_cast<int>((east_x - west_x) / cell_m),
                                 static_cast<int>(width_m / cell_m)},
                    100.0F);
    CityScene scene;
    for (const double x : roofs_at) {
        for (const CellIndex& cell : cells_inside(dsm.geometry, roof_at(x))) {
            dsm.at(cell) = 110.0F;
        }
        BuildingInput building;
        building.building_id = std::to_string(scene.buildings.size());
        building.footprint = roof_at(x);
        scene.buildings.push_back(building);
    }
    scene.surface = test::in_memory(surface_from_dsm(std::move(dsm), NodataPolicy::open));
    scene.weather = test::harbin_weather();
    scene.site = site_at({length_m / 2.0, 0.0});
    return scene;
}

CityOptions options() {
    CityOptions options;
    options.directions = 16;
    options.threads = {2};
    return options;
}

/// One roof alone, with its own sun and north.
test::KeptCity alone(double x, CityScene& scene) {
    scene = city(x - 400.0, x + 400.0, {x});
    scene.site = site_at({x, 0.0});
    return test::assessed(scene, options());
}

const std::vector<double> tile_middles{5000.0, 15000.0, 25000.0};

TEST(WideCity, HasEachTilesOwnSunAndNorth) {
    CityScene scene = city(0.0, length_m, tile_middles);
    scene.site_at = site_at;
    CityOptions cut = options();
    cut.tiles = city_tiles(scene.surface->geometry());
    ASSERT_LE(cut.tiles->core_cells * cell_m, one_sky_m);
    const test::KeptCity wide = test::assessed(scene, cut);
    for (std::size_t i = 0; i < tile_middles.size(); ++i) {
        SCOPED_TRACE(tile_middles[i]);
        CityScene own_scene;
        const test::KeptCity own = alone(tile_middles[i], own_scene);
        const BuildingRecord& here = wide.buildings[i];
        const BuildingRecord& expected = own.buildings[0];
        EXPECT_NEAR(here.yield.irradiation_kwh_m2, expected.yield.irradiation_kwh_m2,
                    1e-3 * expected.yield.irradiation_kwh_m2);
        EXPECT_NEAR(here.amounts.energy_ac_kwh, expected.amounts.energy_ac_kwh, 1e-3 * expected.amounts.energy_ac_kwh);
        EXPECT_EQ(here.amounts.module_count, expected.amounts.module_count);
        EXPECT_NEAR(here.segments[0].module_azimuth_deg, expected.segments[0].module_azimuth_deg, 1e-9);
        const auto column = static_cast<int>((tile_middles[i] + 200.0) / cell_m);
        const float yield = own.rasters.pv_yield_kwh_kwp.at({60, 20});
        EXPECT_NEAR(wide.rasters.pv_yield_kwh_kwp.at({column, 20}), yield, 1e-3F * yield);
    }
    // 2 degrees of latitude: with one sun for all these would be alike.
    const auto& buildings = wide.buildings;
    EXPECT_GT(buildings[0].segments[0].yield.irradiation_kwh_m2, 0.0);
    EXPECT_GT(std::abs(buildings[0].amounts.energy_ac_kwh / buildings[0].amounts.capacity_kwp -
                       buildings[2].amounts.energy_ac_kwh / buildings[2].amounts.capacity_kwp),
              0.002 * buildings[0].amounts.energy_ac_kwh / buildings[0].amounts.capacity_kwp);
}

TEST(WideCity, PlansRoofsAfterEachTilesOwnNorth) {
    CityScene scene = city(0.0, length_m, tile_middles);
    scene.site_at = site_at;
    CityOptions wide = options();
    wide.plan.layout.row_direction = RowDirection::building;
    std::vector<double> azimuths_deg(tile_middles.size());
    NoProgress progress;
    plan_roofs(
        scene, wide, roof_tiles(scene.surface->geometry()),
        [&](std::size_t index, const BuildingRecord& record) {
            azimuths_deg[index] = record.segments[0].module_azimuth_deg;
        },
        progress);
    // Rows stand along the walls, which run along the grid: what differs is where true north is.
    for (std::size_t i = 0; i < tile_middles.size(); ++i) {
        EXPECT_NEAR(azimuths_deg[i], 180.0 + site_at({tile_middles[i], 0.0}).grid_convergence_deg, 0.01);
    }
}

}  // namespace
}  // namespace sunshed
