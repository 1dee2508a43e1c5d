#include "sunshed/pipeline/city_tiles.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "pipeline/kept_city.hpp"
#include "sky_helpers.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/pipeline/city_worker.hpp"
#include "sunshed/pipeline/tile_memory.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {
namespace {

constexpr double cell_m = 0.5;
constexpr int side_cells = 240;

MultiPolygon rectangle(double x, double y, double width, double height) {
    return {Polygon{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, {}}};
}

BuildingInput building(std::size_t number, const MultiPolygon& footprint) {
    BuildingInput input;
    input.building_id = "b" + std::to_string(number);
    input.building_class = number % 2 == 0 ? BuildingClass::school : BuildingClass::residential;
    input.footprint = footprint;
    return input;
}

/// Gables and flat roofs of many heights in a town of 120 m, one across each corner of tiles; two footprints that claim
/// the same cells, one cut by the border, one outside, one without a geometry; trees between them.
CityScene town() {
    FloatRaster dsm(GridGeometry{0.0, side_cells * cell_m, cell_m, side_cells, side_cells}, 100.0F);
    FloatRaster tops = dsm;
    CityScene scene;
    for (int i = 0; i < 25; ++i) {
        const double x = 3.0 + 24.0 * (i % 5);
        const double y = 4.0 + 24.0 * static_cast<int>(i / 5);
        scene.buildings.push_back(building(scene.buildings.size(), rectangle(x, y, 14.0 + i % 4, 9.0 + i % 3)));
    }
    for (std::size_t i = 0; i < scene.buildings.size(); ++i) {
        const Box2 box = bounding_box(scene.buildings[i].footprint);
        const double ridge_y = (box.min_y + box.max_y) / 2.0;
        for (const CellIndex& cell : cells_inside(dsm.geometry, scene.buildings[i].footprint)) {
            const double lean = i % 3 == 0 ? 0.0 : 0.5;
            const double from_ridge_m = std::abs(dsm.geometry.cell_center(cell).y - ridge_y);
            dsm.at(cell) = static_cast<float>(106.0 + 3.0 * static_cast<double>(i % 7) - lean * from_ridge_m);
        }
    }
    for (const CellIndex& cell : cells_inside(dsm.geometry, rectangle(20.0, 50.0, 5.0, 40.0))) {
        tops.at(cell) = 112.0F;
    }
    for (std::size_t i = 0; i < dsm.values.size(); ++i) {
        tops.values[i] = std::max(tops.values[i], dsm.values[i]);
    }
    scene.buildings.push_back(building(scene.buildings.size(), rectangle(28.0, 29.0, 10.0, 9.0)));
    scene.buildings.push_back(building(scene.buildings.size(), rectangle(115.0, 60.0, 20.0, 9.0)));
    scene.buildings.push_back(building(scene.buildings.size(), rectangle(500.0, 500.0, 20.0, 9.0)));
    scene.buildings.push_back(building(scene.buildings.size(), {}));
    scene.surface = test::in_memory(surface_from_dsm(std::move(dsm), NodataPolicy::open), std::move(tops));
    scene.tree_transmissivity = each_month(0.4);
    scene.zones = {{"W", "west", rectangle(0, 0, 60, 120)}, {"E", "east", rectangle(60, 0, 60, 120)}};
    scene.weather = test::harbin_weather();
    scene.site = test::harbin_site();
    return scene;
}

CityOptions town_options() {
    CityOptions options;
    options.directions = 32;
    options.facades = true;
    options.threads = {2};
    return options;
}

double total_kwh(const CitySums& sums) {
    double kwh = 0.0;
    for (const ZoneSeries& series : sums.zone_series) {
        kwh = std::accumulate(series.ac_kw.begin(), series.ac_kw.end(), kwh);
    }
    return kwh;
}

TEST(CityTiles, GiveEachBuildingToOneTileAndEachCellToo) {
    const CityScene scene = town();
    const GridGeometry grid = scene.surface->geometry();
    const CityTiles tiles(grid, scene.buildings, {77, 16}, CityTiles::Cells::all);
    std::vector<int> owners(scene.buildings.size());
    std::size_t cells = 0;
    for (std::size_t i = 0; i < tiles.count(); ++i) {
        const CityTile tile = tiles.tile(i);
        cells += grid.part(tile.core).cell_count();
        for (const std::size_t own : tile.own) {
            ++owners[own];
        }
        for (const Window& inner : {tile.core, tile.served}) {
            EXPECT_EQ(around(inner, tile.read), tile.read);
        }
    }
    EXPECT_EQ(tiles.count(), 16U);
    EXPECT_EQ(cells, grid.cell_count());
    for (const int count : owners) {
        EXPECT_EQ(count, 1);
    }
}

TEST(CityTiles, ReadTheirHaloOnEverySideThatTheRasterHas) {
    const CityScene scene = town();
    const GridGeometry grid = scene.surface->geometry();
    constexpr int halo_cells = 16;
    const CityTiles tiles(grid, scene.buildings, {77, halo_cells}, CityTiles::Cells::all);
    for (std::size_t i = 0; i < tiles.count(); ++i) {
        const CityTile tile = tiles.tile(i);
        EXPECT_LE(tile.read.column, std::max(0, tile.served.column - halo_cells));
        EXPECT_LE(tile.read.row, std::max(0, tile.served.row - halo_cells));
        EXPECT_GE(tile.read.column + tile.read.columns,
                  std::min(grid.columns, tile.served.column + tile.served.columns + halo_cells));
        EXPECT_GE(tile.read.row + tile.read.rows, std::min(grid.rows, tile.served.row + tile.served.rows + halo_cells));
    }
}

TEST(CityTiles, AreTheCitysOwnAndAlikeAndTheirSlicesTheMemorys) {
    const GridGeometry grid{0.0, 0.0, 0.5, 5000, 3000};
    const std::vector<BuildingInput> none;
    const auto planned = [&](const std::vector<BuildingInput>& buildings, double bytes) {
        return plan_memory(grid, buildings, city_tiles(grid), memory_of_city({}), bytes).tiles;
    };
    const TilePlan roomy = planned(none, 4.2e9);
    EXPECT_EQ(roomy.core_cells, 1667) << "three tiles of at most 2048";
    EXPECT_GE(roomy.slice_rows, roomy.core_cells);
    const TilePlan tight = planned(none, 5e8);
    EXPECT_EQ(tight.core_cells, roomy.core_cells);
    EXPECT_LT(tight.slice_rows, roomy.core_cells);
    std::vector<BuildingInput> crowd(2000);
    for (BuildingInput& one : crowd) {
        one.footprint = rectangle(10.0, -20.0, 5.0, 5.0);
    }
    EXPECT_LT(planned(crowd, 7e8).slice_rows, planned(none, 7e8).slice_rows);
    EXPECT_THROW(static_cast<void>(planned(none, 1.9e8)), Error);
}

TEST(CityTiles, HoldResultsInMemoryWhereTheyTakeLittleOfIt) {
    const GridGeometry grid{0.0, 0.0, 0.5, 3000, 3000};
    const auto holds_files = [&](double bytes, TileMemory memory) {
        return plan_memory(grid, {}, city_tiles(grid), memory, bytes).files_in_memory;
    };
    EXPECT_TRUE(holds_files(4e9, memory_of_city({})));
    EXPECT_FALSE(holds_files(2e9, memory_of_city({}))) << "76 bytes a cell are more than a third of what is left";
    TileMemory without_files = memory_of_city({});
    without_files.files_share = 0.0;
    EXPECT_FALSE(holds_files(4e9, without_files));
}

TEST(CityTiles, HaveTheirBuildingsInOneOrderWhateverTheirSlices) {
    const CityScene scene = town();
    const GridGeometry grid = scene.surface->geometry();
    const auto order = [&](int slice_rows) {
        const CityTiles tiles(grid, scene.buildings, {200, 16, slice_rows}, CityTiles::Cells::roofs);
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < tiles.count(); ++i) {
            const CityTile tile = tiles.tile(i);
            for (const CitySlice& slice : tiles.slices(tile, {i, 0, tile.core.rows})) {
                EXPECT_EQ(around(slice.served, tile.served), tile.served);
                all.insert(all.end(), slice.own.begin(), slice.own.end());
            }
        }
        return all;
    };
    EXPECT_EQ(order(200).size(), scene.buildings.size());
    EXPECT_EQ(order(64), order(200));
    EXPECT_EQ(order(128), order(200));
}

/// All that a record tells which tiles could touch.
void expect_same(const BuildingRecord& a, const BuildingRecord& b, double tolerance) {
    SCOPED_TRACE(a.facts.building_id);
    const auto same = [&](double x, double y) {
        ASSERT_EQ(std::isnan(x), std::isnan(y));
        if (!std::isnan(x)) {
            EXPECT_NEAR(x, y, tolerance * std::abs(x));
        }
    };
    EXPECT_EQ(a.facts.building_id, b.facts.building_id);
    EXPECT_EQ(a.roof.status, b.roof.status);
    EXPECT_EQ(a.roof.reason, b.roof.reason);
    EXPECT_EQ(a.facts.zone_id, b.facts.zone_id);
    EXPECT_EQ(a.roof.quality, b.roof.quality);
    EXPECT_EQ(a.amounts.module_count, b.amounts.module_count);
    ASSERT_EQ(a.segments.size(), b.segments.size());
    for (std::size_t i = 0; i < a.segments.size(); ++i) {
        EXPECT_EQ(a.segments[i].roof.outline, b.segments[i].roof.outline);
        same(a.segments[i].yield.irradiation_kwh_m2, b.segments[i].yield.irradiation_kwh_m2);
        same(a.segments[i].amounts.energy_ac_kwh, b.segments[i].amounts.energy_ac_kwh);
    }
    same(a.yield.irradiation_kwh_m2, b.yield.irradiation_kwh_m2);
    same(a.yield.irradiation_p10_kwh_m2, b.yield.irradiation_p10_kwh_m2);
    same(a.amounts.energy_ac_kwh, b.amounts.energy_ac_kwh);
    same(a.yield.shade_loss_pct, b.yield.shade_loss_pct);
    same(a.economy.npv_cny, b.economy.npv_cny);
}

TEST(CityTiles, WithAHaloAsWideAsTheRasterChangeNothing) {
    const CityScene scene = town();
    CityOptions options = town_options();
    const test::KeptCity whole = test::assessed(scene, options);
    options.tiles = TilePlan{77, side_cells};
    const test::KeptCity cut = test::assessed(scene, options);
    for (std::size_t i = 0; i < scene.buildings.size(); ++i) {
        expect_same(whole.buildings[i], cut.buildings[i], 1e-12);
    }
    EXPECT_EQ(whole.rasters.irradiance.global_kwh_m2.values, cut.rasters.irradiance.global_kwh_m2.values);
    EXPECT_EQ(whole.rasters.irradiance.monthly_kwh_m2[11].values, cut.rasters.irradiance.monthly_kwh_m2[11].values);
    EXPECT_EQ(whole.rasters.irradiance.sun_hours.values, cut.rasters.irradiance.sun_hours.values);
    EXPECT_EQ(whole.rasters.pv_yield_kwh_kwp.values, cut.rasters.pv_yield_kwh_kwp.values);
    EXPECT_EQ(whole.facades.size(), cut.facades.size());
    EXPECT_NE(whole.order, cut.order) << "buildings come tile by tile";
    EXPECT_NEAR(total_kwh(cut.sums) / total_kwh(whole.sums), 1.0, 1e-6);
    EXPECT_NEAR(cut.sums.load_balances.back().peak_export_kw / whole.sums.load_balances.back().peak_export_kw, 1.0,
                1e-6);
}

TEST(CityTiles, ChangeNothingByTheirSlices) {
    CityScene scene = town();
    scene.far_terrain_m = FloatRaster(GridGeometry{-3000.0, 3100.0, 30.0, 200, 200}, 160.0F);
    CityOptions options = town_options();
    options.tiles = TilePlan{200, 32, 256};
    const test::KeptCity whole = test::assessed(scene, options);
    for (const int slice_rows : {64, 128}) {
        options.tiles->slice_rows = slice_rows;
        const test::KeptCity sliced = test::assessed(scene, options);
        EXPECT_GT(sliced.sums.tile_count, whole.sums.tile_count);
        EXPECT_EQ(whole.order, sliced.order);
        for (std::size_t i = 0; i < scene.buildings.size(); ++i) {
            expect_same(whole.buildings[i], sliced.buildings[i], 0.0);
            EXPECT_EQ(whole.buildings[i].hours.ac_kw, sliced.buildings[i].hours.ac_kw);
        }
        EXPECT_EQ(whole.rasters.irradiance.global_kwh_m2.values, sliced.rasters.irradiance.global_kwh_m2.values);
        EXPECT_EQ(whole.rasters.irradiance.sun_hours.values, sliced.rasters.irradiance.sun_hours.values);
        EXPECT_EQ(whole.rasters.pv_yield_kwh_kwp.values, sliced.rasters.pv_yield_kwh_kwp.values);
        ASSERT_EQ(whole.facades.size(), sliced.facades.size());
        for (std::size_t i = 0; i < whole.facades.size(); ++i) {
            EXPECT_EQ(whole.facades[i].monthly_kwh_m2, sliced.facades[i].monthly_kwh_m2);
        }
        ASSERT_EQ(whole.sums.zone_series.size(), sliced.sums.zone_series.size());
        for (std::size_t i = 0; i < whole.sums.zone_series.size(); ++i) {
            EXPECT_EQ(whole.sums.zone_series[i].ac_kw, sliced.sums.zone_series[i].ac_kw);
        }
        EXPECT_EQ(whole.sums.load_balances.back().peak_export_kw, sliced.sums.load_balances.back().peak_export_kw);
    }
}

TEST(CityTiles, WithANarrowHaloStayNearTheWhole) {
    const CityScene scene = town();
    CityOptions options = town_options();
    const test::KeptCity whole = test::assessed(scene, options);
    options.tiles = TilePlan{77, 32};
    const test::KeptCity cut = test::assessed(scene, options);
    for (std::size_t i = 0; i < scene.buildings.size(); ++i) {
        SCOPED_TRACE(whole.buildings[i].facts.building_id);
        EXPECT_EQ(whole.buildings[i].amounts.module_count, cut.buildings[i].amounts.module_count);
        if (whole.buildings[i].roof.status == BuildingStatus::ok) {
            EXPECT_NEAR(cut.buildings[i].yield.irradiation_kwh_m2 / whole.buildings[i].yield.irradiation_kwh_m2, 1.0,
                        0.005);
            EXPECT_NEAR(cut.buildings[i].amounts.energy_ac_kwh / whole.buildings[i].amounts.energy_ac_kwh, 1.0, 0.005);
        }
    }
    EXPECT_NEAR(total_kwh(cut.sums) / total_kwh(whole.sums), 1.0, 0.002);
}

TEST(CityTiles, GiveTheSameBytesWithAnyNumberOfThreads) {
    const CityScene scene = town();
    CityOptions options = town_options();
    options.tiles = TilePlan{100, 32};
    options.threads = {1};
    const test::KeptCity one = test::assessed(scene, options);
    options.threads = {3};
    const test::KeptCity three = test::assessed(scene, options);
    EXPECT_EQ(one.order, three.order);
    EXPECT_EQ(one.rasters.irradiance.global_kwh_m2.values, three.rasters.irradiance.global_kwh_m2.values);
    ASSERT_EQ(one.sums.zone_series.size(), three.sums.zone_series.size());
    for (std::size_t i = 0; i < one.sums.zone_series.size(); ++i) {
        EXPECT_EQ(one.sums.zone_series[i].ac_kw, three.sums.zone_series[i].ac_kw);
    }
}

TEST(CityTiles, WithoutRastersLightTheSameRoofs) {
    const CityScene scene = town();
    CityOptions options = town_options();
    const test::KeptCity all = test::assessed(scene, options);
    options.rasters = false;
    const test::KeptCity roofs = test::assessed(scene, options);
    for (std::size_t i = 0; i < scene.buildings.size(); ++i) {
        expect_same(all.buildings[i], roofs.buildings[i], 1e-5);
    }
    EXPECT_TRUE(roofs.rasters.irradiance.global_kwh_m2.empty());
}

/// Only what comes in its order is added up.
TEST(CityTiles, GiveTheSameInBlocksOfAnyOrder) {
    const CityScene scene = town();
    CityOptions options = town_options();
    options.tiles = TilePlan{200, 32, 256};
    const test::KeptCity whole = test::assessed(scene, options);
    NoProgress progress;
    const std::vector<CityBlock> blocks = city_blocks(scene.surface->geometry(), *options.tiles, 40.0);
    ASSERT_GT(blocks.size(), 4U);
    test::KeptCity cut(scene);
    const SkyYear sky = sky_over(scene, options, progress);
    for (std::size_t i = blocks.size(); i > 0; --i) {
        CityWorker(scene, options, sky, progress).work_on(blocks[i - 1], cut, progress);
    }
    EXPECT_EQ(cut.order.size(), scene.buildings.size());
    for (std::size_t i = 0; i < scene.buildings.size(); ++i) {
        expect_same(whole.buildings[i], cut.buildings[i], 0.0);
        EXPECT_EQ(whole.buildings[i].hours.ac_kw, cut.buildings[i].hours.ac_kw);
    }
    EXPECT_EQ(whole.rasters.irradiance.global_kwh_m2.values, cut.rasters.irradiance.global_kwh_m2.values);
    EXPECT_EQ(whole.rasters.pv_yield_kwh_kwp.values, cut.rasters.pv_yield_kwh_kwp.values);
}

}  // namespace
}  // namespace sunshed
