#include "sunshed/irradiance/irradiate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "marched_rays.hpp"
#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {
namespace {

using namespace test;

Surface surface_of(int size, double cell_m, const std::function<double(double, double)>& height_m) {
    FloatRaster raster(GridGeometry{0.0, size * cell_m, cell_m, size, size});
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const Point2 p = raster.geometry.cell_center({column, row});
            raster.at({column, row}) = static_cast<float>(height_m(p.x, p.y));
        }
    }
    return surface_from_dsm(std::move(raster), NodataPolicy::open);
}

IrradianceResult irradiate_surface(const Surface& surface, const SkyYear& sky, int directions = 128, int threads = 2,
                                   double convergence_deg = 0.0) {
    const NormalField normals = surface_normals(surface, {threads});
    const SkyTable table = build_sky_table(sky, directions, convergence_deg);
    NoProgress progress;
    return irradiate({.surface = surface, .normals = normals, .threads = {threads}}, table, progress);
}

/// Streets and houses: boxes of many heights, a gabled roof and a pole.
double small_town(double x, double y) {
    const double street_x = std::fmod(x, 32.0);
    const double street_y = std::fmod(y, 26.0);
    if (street_x > 8.0 && street_y > 10.0) {
        const double height = 6.0 + std::fmod(std::floor(x / 32.0) * 5.0 + std::floor(y / 26.0) * 7.0, 13.0);
        const bool gabled = std::fmod(std::floor(x / 32.0) + std::floor(y / 26.0), 2.0) > 0.5;
        return height + (gabled ? 0.6 * (8.0 - std::abs(street_y - 18.0)) : 0.0);
    }
    return 0.01 * x;
}

TEST(Irradiate, AnOpenFlatCellGetsTheGlobalHorizontalIrradiation) {
    for (const auto model :
         {TranspositionModel::perez, TranspositionModel::hay_davies, TranspositionModel::isotropic}) {
        const SkyYear sky = harbin_sky(model);
        const IrradianceResult result = irradiate_surface(surface_of(5, 1.0, [](double, double) { return 7.0; }), sky);
        EXPECT_NEAR(result.global_kwh_m2.at({2, 2}) / global_horizontal_kwh_m2(sky), 1.0, 0.001);
        EXPECT_EQ(result.sky_view.at({2, 2}), 1.0F);
        EXPECT_EQ(result.reflected_kwh_m2.at({2, 2}), 0.0F);
    }
}

TEST(Irradiate, BandsAndMonthsAddUp) {
    const IrradianceResult result = irradiate_surface(surface_of(80, 1.0, small_town), harbin_sky());
    for (std::size_t i = 0; i < result.global_kwh_m2.values.size(); ++i) {
        const float parts =
            result.beam_kwh_m2.values[i] + result.diffuse_kwh_m2.values[i] + result.reflected_kwh_m2.values[i];
        ASSERT_NEAR(parts, result.global_kwh_m2.values[i], 0.2);
        float months = 0.0F;
        for (const FloatRaster& month : result.monthly_kwh_m2) {
            ASSERT_TRUE(std::isfinite(month.values[i]));
            months += month.values[i];
        }
        ASSERT_NEAR(months, result.global_kwh_m2.values[i], 0.01);
    }
}

TEST(Irradiate, SlopesAgreeWithTheHourlySeriesOfAnOpenPlane) {
    const SkyYear sky = harbin_sky();
    const SkyInGridAxes grid_sky(sky, 0.0);
    for (const double azimuth : {0.0, 90.0, 180.0, 225.0}) {
        const double tilt = 30.0;
        const double rise = std::tan(to_radians(tilt));
        // A ridge alone: the slope reaches down to the border, so nothing but the plane itself hides the sky.
        const Surface slope = surface_of(41, 0.5, [&](double x, double y) {
            return 100.0 - rise * (std::sin(to_radians(azimuth)) * x + std::cos(to_radians(azimuth)) * y);
        });
        const IrradianceResult result = irradiate_surface(slope, sky);
        const PlaneSeries series = plane_series(grid_sky, nullptr, tilt, azimuth);
        EXPECT_NEAR(result.global_kwh_m2.at({20, 20}) / series.total_kwh_m2, 1.0, 0.01) << azimuth;
    }
}

TEST(Irradiate, SouthIsAboveNorthAndEastEqualsWestUnderASymmetricSky) {
    const SkyYear sky = harbin_sky();
    const SkyInGridAxes grid_sky(sky, 0.0);
    EXPECT_GT(plane_series(grid_sky, nullptr, 40.0, 180.0).total_kwh_m2,
              1.5 * plane_series(grid_sky, nullptr, 40.0, 0.0).total_kwh_m2);
    const double east = plane_series(grid_sky, nullptr, 40.0, 90.0).total_kwh_m2;
    const double west = plane_series(grid_sky, nullptr, 40.0, 270.0).total_kwh_m2;
    EXPECT_NEAR(east / west, 1.0, 0.03);
}

TEST(Irradiate, ACourtyardSeesTheClosedFormShareOfAUniformSky) {
    // r.sun gives the open sky here. A round court whose walls rise to 45 degrees sees cos^2(45) = half of it.
    WeatherSeries overcast = harbin_weather();
    for (WeatherRecord& record : overcast.records) {
        record.dni_w_m2 = 0.0;
        record.dhi_w_m2 = record.ghi_w_m2;
    }
    SkyOptions options;
    options.transposition = TranspositionModel::isotropic;
    options.albedo = each_month(0.0);
    const SkyYear sky = build_sky_year(overcast, harbin(), options);
    const Surface court =
        surface_of(121, 0.5, [](double x, double y) { return std::hypot(x - 30.25, y - 30.25) >= 20.0 ? 20.0 : 0.0; });
    const IrradianceResult result = irradiate_surface(court, sky);
    const double open_sky_kwh_m2 = global_horizontal_kwh_m2(sky);  // r.sun's answer for this cell
    EXPECT_NEAR(result.global_kwh_m2.at({60, 60}) / open_sky_kwh_m2, 0.5, 0.01);
    EXPECT_NEAR(result.sky_view.at({60, 60}), 0.5F, 0.01F);
}

TEST(Irradiate, SunHoursOfTheMonthsAreThoseOfTheYear) {
    const SkyYear sky = harbin_sky();
    const Surface town = surface_of(70, 1.0, small_town);
    const NormalField normals = surface_normals(town, {2});
    NoProgress progress;
    const IrradianceResult result =
        irradiate({.surface = town, .normals = normals, .sun_hours_by_month = true, .threads = {2}},
                  build_sky_table(sky, 64, 0.0), progress);
    MonthArray<double> open{};
    for (const SunSample& sun : sky.samples) {
        open[static_cast<std::size_t>(sky.intervals[static_cast<std::size_t>(sun.interval)].month)] += sun.duration_h;
    }
    EXPECT_NEAR(open[5], 463.0, 8.0);  // sunrise to sunset in June at 45.75 N, refraction and all
    for (std::size_t i = 0; i < town.elevation_m.values.size(); ++i) {
        double year = 0.0;
        for (std::size_t month = 0; month < 12; ++month) {
            const double hours = result.sun_hours_by_month[month].values[i];
            ASSERT_LE(hours, open[month] * 1.0001);
            year += hours;
        }
        ASSERT_NEAR(year, result.sun_hours.values[i], 0.05);
    }
    const Surface plain = surface_of(5, 1.0, [](double, double) { return 7.0; });
    const NormalField up = surface_normals(plain, {1});
    const IrradianceResult in_the_open = irradiate({.surface = plain, .normals = up, .sun_hours_by_month = true},
                                                   build_sky_table(sky, 64, 0.0), progress);
    for (std::size_t month = 0; month < 12; ++month) {
        EXPECT_NEAR(in_the_open.sun_hours_by_month[month].at({2, 2}), open[month], 1e-3 * open[month]);
    }
    EXPECT_TRUE(irradiate_surface(plain, sky).sun_hours_by_month.front().empty()) << "not asked for";
}

/// Turned by a quarter clockwise, its north now in the grid's east.
Surface turned(const Surface& surface) {
    const int size = surface.geometry().columns;
    FloatRaster raster(surface.geometry());
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            raster.at({size - 1 - row, column}) = surface.elevation_m.at({column, row});
        }
    }
    return surface_from_dsm(std::move(raster), NodataPolicy::open);
}

TEST(Irradiate, ASceneTurnedByAQuarterHasTheSameSums) {
    const SkyYear sky = harbin_sky();
    const Surface town = surface_of(90, 1.0, small_town);
    const IrradianceResult straight = irradiate_surface(town, sky);
    const IrradianceResult quarter = irradiate_surface(turned(town), sky, 128, 2, -90.0);
    for (int row = 0; row < 90; ++row) {
        for (int column = 0; column < 90; ++column) {
            const CellIndex there{89 - row, column};
            ASSERT_NEAR(straight.beam_kwh_m2.at({column, row}), quarter.beam_kwh_m2.at(there), 0.05);
            ASSERT_NEAR(straight.global_kwh_m2.at({column, row}), quarter.global_kwh_m2.at(there), 0.05);
        }
    }
}

TEST(Irradiate, GivesTheSameBytesFromOneThreadAndMany) {
    const SkyYear sky = harbin_sky();
    const Surface town = surface_of(70, 1.0, small_town);
    const IrradianceResult one = irradiate_surface(town, sky, 64, 1);
    const IrradianceResult three = irradiate_surface(town, sky, 64, 3);
    EXPECT_EQ(one.global_kwh_m2.values, three.global_kwh_m2.values);
    EXPECT_EQ(one.sun_hours.values, three.sun_hours.values);
    EXPECT_EQ(one.monthly_kwh_m2[6].values, three.monthly_kwh_m2[6].values);
}

TEST(Irradiate, TurnsTheSunIntoTheGrid) {
    // A grid turned by 90 degrees: its north is true east, so what leans to grid west leans to true north.
    const SkyYear sky = harbin_sky();
    const SkyInGridAxes turned(sky, 90.0);
    const SkyInGridAxes straight(sky, 0.0);
    EXPECT_NEAR(plane_series(turned, nullptr, 30.0, 90.0).total_kwh_m2,
                plane_series(straight, nullptr, 30.0, 180.0).total_kwh_m2, 1e-3);
}

TEST(Irradiate, AnnualBeamAgreesWithMarchedRays) {
    const SkyYear sky = harbin_sky();
    const Surface town = surface_of(200, 0.5, small_town);
    const NormalField normals = surface_normals(town, {2});
    const IrradianceResult result = irradiate_surface(town, sky);
    std::vector<double> errors;
    for (int i = 0; i < 160; ++i) {
        const CellIndex cell{30 + (i * 37) % 140, 30 + (i * 61) % 140};
        const auto offset = town.geometry().offset(cell);
        const Vector3 normal{normals.x.values[offset], normals.y.values[offset], normals.z.values[offset]};
        const double marched = marched_beam_kwh_m2(town.elevation_m, cell, normal, sky);
        errors.push_back((result.beam_kwh_m2.at(cell) - marched) / open_beam_kwh_m2(sky));
    }
    const ErrorSpread spread(errors);
    RecordProperty("bias_pct", std::to_string(100.0 * spread.bias));
    RecordProperty("median_pct", std::to_string(100.0 * spread.median));
    RecordProperty("p95_pct", std::to_string(100.0 * spread.p95));
    EXPECT_LT(std::abs(spread.bias), 0.002);
    EXPECT_LT(spread.median, 0.003);
    EXPECT_LT(spread.p95, 0.01);
}

TEST(SunlitTable, SegmentsAgreeWithTheirCells) {
    const SkyYear sky = harbin_sky();
    const Surface town = surface_of(120, 0.5, small_town);
    const NormalField normals = surface_normals(town, {2});
    // The level roof around (26, 18) m as one segment.
    Raster<std::int32_t> segment(town.geometry(), -1);
    int count = 0;
    for (int row = 0; row < 120; ++row) {
        for (int column = 0; column < 120; ++column) {
            const Point2 p = town.geometry().cell_center({column, row});
            if (p.x > 10.0 && p.x < 30.0 && p.y > 12.0 && p.y < 24.0) {
                segment.at({column, row}) = 0;
                ++count;
            }
        }
    }
    const SkyTable table = build_sky_table(sky, 128, 0.0);
    NoProgress progress;
    const IrradianceResult result = irradiate(
        {.surface = town, .normals = normals, .segment_of_cell = &segment, .segment_count = 1, .threads = {2}}, table,
        progress);
    ASSERT_EQ(result.segments.front().solid.cell_count, count);
    double cells = 0.0;
    for (std::size_t i = 0; i < segment.values.size(); ++i) {
        cells += segment.values[i] == 0 ? static_cast<double>(result.global_kwh_m2.values[i]) / count : 0.0;
    }
    const PlaneSeries series = plane_series(SkyInGridAxes(sky, 0.0), &result.segments.front(), 0.0, 180.0);
    EXPECT_NEAR(series.total_kwh_m2 / cells, 1.0, 0.005);
}

/// A hedge 6 m high along the north edge of a level ground, and a shed.
double hedge(double, double y) {
    return y > 40.0 ? 6.0 : 0.0;
}
double shed(double x, double y) {
    return x > 40.0 && y < 30.0 ? 4.0 : 0.0;
}

TEST(Trees, LetThroughTheirMonthsShareOfTheLight) {
    const SkyYear sky = harbin_sky();
    const Surface ground = surface_of(120, 0.5, shed);
    const Surface walled = surface_of(120, 0.5, [](double x, double y) { return std::max(shed(x, y), hedge(x, y)); });
    MonthArray<double> through = each_month(0.6);
    through[5] = through[6] = 0.1;
    MonthArray<double> held_back{};
    std::transform(through.begin(), through.end(), held_back.begin(), [](double t) { return 1.0 - t; });
    const NormalField normals = surface_normals(ground, {2});
    Raster<std::int32_t> segment(ground.geometry(), -1);
    segment.at({40, 60}) = 0;
    NoProgress progress;
    const SkyTable behind_trees = build_sky_table(dimmed(sky, held_back), 64, 0.0);
    const TreeShade trees{walled.elevation_m, through, behind_trees};
    IrradianceRequest request{.surface = ground, .normals = normals, .segment_of_cell = &segment, .segment_count = 1};
    const SkyTable table = build_sky_table(sky, 64, 0.0);
    const IrradianceResult open = irradiate(request, table, progress);
    const IrradianceResult solid = irradiate(
        {.surface = walled, .normals = normals, .segment_of_cell = &segment, .segment_count = 1}, table, progress);
    request.trees = &trees;
    const IrradianceResult dim = irradiate(request, build_sky_table(dimmed(sky, through), 64, 0.0), progress);
    for (const CellIndex cell : {CellIndex{40, 60}, {20, 50}, {60, 70}}) {
        double year = 0.0;
        for (std::size_t month = 0; month < 12; ++month) {
            const double expected = through[month] * open.monthly_kwh_m2[month].at(cell) +
                                    (1.0 - through[month]) * solid.monthly_kwh_m2[month].at(cell);
            EXPECT_NEAR(dim.monthly_kwh_m2[month].at(cell), expected, 1e-3 * expected) << month;
            year += expected;
        }
        EXPECT_NEAR(dim.global_kwh_m2.at(cell), year, 1e-3 * year);
        EXPECT_EQ(dim.sun_hours.at(cell), solid.sun_hours.at(cell));
        EXPECT_LT(dim.sky_view.at(cell), open.sky_view.at(cell));
        EXPECT_GT(dim.sky_view.at(cell), solid.sky_view.at(cell));
    }
    const PlaneSeries hours = plane_series(SkyInGridAxes(sky, 0.0), &dim.segments.front(), 0.0, 180.0);
    EXPECT_NEAR(hours.total_kwh_m2 / dim.global_kwh_m2.at({40, 60}), 1.0, 0.005);
}

TEST(Trees, ShadeTheRoofUnderTheirCrowns) {
    // A crown over a level roof: all of the sky is behind it.
    const SkyYear sky = harbin_sky();
    const Surface roof = surface_of(80, 0.5, [](double, double) { return 0.0; });
    FloatRaster top = roof.elevation_m;
    for (int row = 0; row < 80; ++row) {
        for (int column = 30; column < 50; ++column) {
            top.at({column, row}) = 8.0F;
        }
    }
    const NormalField normals = surface_normals(roof, {1});
    NoProgress progress;
    const SkyTable behind_trees = build_sky_table(sky, 64, 0.0);
    const TreeShade trees{top, each_month(0.0), behind_trees};
    const IrradianceResult dark = irradiate({.surface = roof, .normals = normals, .trees = &trees},
                                            build_sky_table(dimmed(sky, each_month(0.0)), 64, 0.0), progress);
    EXPECT_LT(dark.beam_kwh_m2.at({40, 40}), 0.03 * dark.beam_kwh_m2.at({5, 40}));
}

TEST(FarTerrain, TakesTheMorningFromARoof) {
    const SkyYear sky = harbin_sky();
    const Surface roof = surface_of(80, 0.5, [](double, double) { return 0.0; });
    FloatRaster terrain(GridGeometry{-10000.0, 10000.0, 50.0, 400, 400}, 0.0F);
    for (int row = 0; row < 400; ++row) {
        for (int column = 250; column < 400; ++column) {
            terrain.at({column, row}) = 600.0F;  // 2.5 km to the east
        }
    }
    const FarHorizon far(terrain, roof.elevation_m, 64, {2});
    EXPECT_NEAR(far.highest_deg(), 13.4, 0.4);
    const NormalField normals = surface_normals(roof, {1});
    NoProgress progress;
    const SkyTable table = build_sky_table(sky, 64, 0.0);
    IrradianceRequest request{.surface = roof, .normals = normals};
    const IrradianceResult open = irradiate(request, table, progress);
    request.far = &far;
    const IrradianceResult shaded = irradiate(request, table, progress);
    EXPECT_LT(shaded.sun_hours.at({40, 40}), open.sun_hours.at({40, 40}) - 250.0F);
    EXPECT_LT(shaded.beam_kwh_m2.at({40, 40}), 0.995F * open.beam_kwh_m2.at({40, 40}));
    EXPECT_GT(shaded.beam_kwh_m2.at({40, 40}), 0.90F * open.beam_kwh_m2.at({40, 40}));
}

}  // namespace
}  // namespace sunshed
