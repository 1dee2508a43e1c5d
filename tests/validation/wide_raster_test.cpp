// Sun and north over a raster of 100 km.
#include <gtest/gtest.h>

#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/io/crs.hpp"
#include "sunshed/pipeline/irradiate_raster.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {
namespace {

constexpr double cell_m = 500.0;
constexpr int directions = 64;

/// A plane that leans 20 degrees to the grid's east: where north is taken wrongly, its year is another.
FloatRaster leaning_plane(const GridGeometry& grid) {
    FloatRaster plane(grid);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            plane.at({column, row}) = static_cast<float>(-column * cell_m * std::tan(20.0 * std::acos(-1.0) / 180.0));
        }
    }
    return plane;
}

Site site_at(const std::string& utm_wkt, Point2 middle) {
    const GeographicPoint point = to_geographic(utm_wkt, middle);
    return {{"", point.latitude_deg, point.longitude_deg, 145.0, 8.0}, grid_convergence_deg(utm_wkt, middle)};
}

SkyYear sky_at(const Place& place) {
    return build_sky_year(test::harbin_weather(), place, {});
}

/// The plane's year at one place, with that place's own sun and north.
float year_at(const std::string& utm_wkt, Point2 place) {
    const GridGeometry grid{place.x - 10.5 * cell_m, place.y + 10.5 * cell_m, cell_m, 21, 21};
    const Surface surface = surface_with_fill(leaning_plane(grid), 0.0F);
    const Site site = site_at(utm_wkt, place);
    NoProgress progress;
    return irradiate({.surface = surface, .normals = surface_normals(surface, {2}), .threads = {2}},
                     build_sky_table(sky_at(site.place), directions, site.grid_convergence_deg), progress)
        .global_kwh_m2.at({10, 10});
}

TEST(WideRaster, HasEachPlacesOwnSunAndNorthWithoutASeam) {
    const std::string utm_wkt = crs_from_text("EPSG:32652", "test").wkt;
    // From 3.0 to 2.1 degrees west of the zone's middle: north turns by 0.7 degrees over it.
    const GridGeometry grid{250000.0, 5080000.0, cell_m, 200, 20};
    MemoryRasterSource source(leaning_plane(grid));
    FloatRaster global(grid);
    NoProgress progress;
    const TilePlan plan = raster_tiles(grid);
    ASSERT_LE(plan.core_cells * cell_m, one_sky_m);
    irradiate_raster(
        {.elevation_m = source,
         .site_at = [&](Point2 middle) { return site_at(utm_wkt, middle); },
         .sky_at = sky_at,
         .directions = directions,
         .threads = {2}},
        plan,
        [&](const Window& cells, const IrradianceResult& result, const Raster<std::uint8_t>&) {
            for (int row = 0; row < cells.rows; ++row) {
                std::copy(result.global_kwh_m2.row(row).begin(), result.global_kwh_m2.row(row).end(),
                          global.row(cells.row + row).begin() + cells.column);
            }
        },
        progress);
    for (const int column : {0, 9, 77, 141, 199}) {
        const float here = global.at({column, 10});
        EXPECT_NEAR(here, year_at(utm_wkt, grid.cell_center({column, 10})), 0.001 * here) << column;
    }
    for (int column = 20; column < grid.columns; column += 20) {
        const float west = global.at({column - 1, 10});
        EXPECT_NEAR(west, global.at({column, 10}), 0.001 * west) << "seam at " << column;
    }
    // The whole with one north would be off by more than a seam: the bias that tiles take away.
    EXPECT_GT(std::abs(global.at({0, 10}) - global.at({199, 10})), 0.0005 * global.at({0, 10}));
}

}  // namespace
}  // namespace sunshed
