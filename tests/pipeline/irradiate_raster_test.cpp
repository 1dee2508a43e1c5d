#include "sunshed/pipeline/irradiate_raster.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "counting_source.hpp"
#include "sky_helpers.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/pipeline/tile_memory.hpp"
#include "tile_helpers.hpp"

namespace sunshed {
namespace {

/// Blocks of houses on a slope, with a hole in the data.
FloatRaster town(int columns, int rows) {
    FloatRaster dsm(GridGeometry{500000.0, 5060000.0, 1.0, columns, rows});
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const bool built = column % 31 > 14 && row % 27 > 11;
            const float height = built ? 5.0F + static_cast<float>((column / 31 * 7 + row / 27 * 11) % 17) : 0.0F;
            dsm.at({column, row}) = 0.02F * static_cast<float>(column) + height;
        }
    }
    dsm.at({columns / 2, rows / 2}) = missing_f;
    return dsm;
}

TEST(Tiles, CoverTheRasterOnceWhateverTheirSize) {
    const GridGeometry grid{0.0, 0.0, 1.0, 101, 57};
    for (const int core : {7, 32, 57, 200}) {
        Raster<int> seen(grid, 0);
        for (const RasterTile& tile : cut_into_tiles(grid, {core, 5})) {
            EXPECT_GE(tile.read.column, 0);
            EXPECT_LE(tile.read.row + tile.read.rows, grid.rows);
            for (int row = tile.core.row; row < tile.core.row + tile.core.rows; ++row) {
                for (int column = tile.core.column; column < tile.core.column + tile.core.columns; ++column) {
                    ++seen.at({column, row});
                }
            }
        }
        EXPECT_EQ(std::count(seen.values.begin(), seen.values.end(), 1), 101 * 57) << core;
    }
}

TEST(Tiles, AreTheRastersOwnAndTheirSlicesTheMemorys) {
    const GridGeometry grid{0.0, 0.0, 0.5, 20000, 20000};
    const auto planned = [&](double bytes, bool with_trees) {
        return plan_memory(grid, {}, raster_tiles(grid), memory_of_irradiance({with_trees}), bytes).tiles;
    };
    constexpr double held = 70e6 + 0.34 * 4e8;  // by the program and of all cells
    const TilePlan ample = planned(2e9 + held, false);
    const TilePlan little = planned(450e6 + held, false);
    EXPECT_EQ(ample.core_cells, 2048);
    EXPECT_EQ(ample.slice_rows, 2048);
    EXPECT_EQ(little.core_cells, 2048);
    EXPECT_GE(little.slice_rows, 256);
    // 1022 rows of 2048 cells of 215 bytes are all of it already, without what is read around them.
    EXPECT_LT(little.slice_rows, 1022);
    EXPECT_EQ(little.slice_rows % least_slice_rows, 0);
    EXPECT_LT(planned(600e6 + held, true).slice_rows, little.slice_rows);
    EXPECT_THROW(planned(100e3 + held, false), Error);
    // 90 m cells: no tile is wider than one sun allows.
    EXPECT_LE(raster_tiles({0.0, 0.0, 90.0, 1000, 1000}).core_cells * 90.0, one_sky_m);
}

TEST(Tiles, GiveTheSameBytesWhateverTheirSlices) {
    const FloatRaster dsm = town(210, 230);
    const test::WholeResult whole = test::irradiate_in_tiles(dsm, {160, 32, 160}, 16, 1);
    for (const int rows : {23, 64, 128}) {
        const test::WholeResult sliced = test::irradiate_in_tiles(dsm, {160, 32, rows}, 16, 2);
        EXPECT_EQ(sliced.global_kwh_m2.values, whole.global_kwh_m2.values) << rows;
        EXPECT_EQ(sliced.january_kwh_m2.values, whole.january_kwh_m2.values) << rows;
        EXPECT_EQ(sliced.sky_view.values, whole.sky_view.values) << rows;
        EXPECT_EQ(sliced.sun_hours.values, whole.sun_hours.values) << rows;
    }
}

TEST(Tiles, GiveTheSameBytesAsTheWholeWhereTheHaloCoversItAndAnyNumberOfThreads) {
    const FloatRaster dsm = town(139, 101);
    const test::WholeResult whole = test::irradiate_in_tiles(dsm, {2048, 128}, 16, 1);
    for (const int core : {23, 64, 100}) {
        const test::WholeResult tiled = test::irradiate_in_tiles(dsm, {core, 200}, 16, 2);
        EXPECT_EQ(tiled.global_kwh_m2.values, whole.global_kwh_m2.values) << core;
        EXPECT_EQ(tiled.january_kwh_m2.values, whole.january_kwh_m2.values) << core;
        EXPECT_EQ(tiled.sky_view.values, whole.sky_view.values) << core;
        EXPECT_EQ(tiled.sun_hours.values, whole.sun_hours.values) << core;
        EXPECT_EQ(tiled.unknown_cells, 1U);
    }
}

TEST(Tiles, HardlyDifferFromTheWholeWhereTheHaloIsNarrow) {
    const FloatRaster dsm = town(300, 300);
    const test::WholeResult whole = test::irradiate_in_tiles(dsm, {2048, 128}, 16, 2);
    const test::WholeResult tiled = test::irradiate_in_tiles(dsm, {100, 64}, 16, 2);
    EXPECT_LT(std::abs(test::mean_difference_share(tiled.global_kwh_m2, whole.global_kwh_m2)), 0.0005);
}

TEST(Tiles, AreReadOnceAfterTheWholeWasReadOnce) {
    test::CountingSource source(town(210, 230));
    NoProgress progress;
    const RasterScene scene{.elevation_m = source,
                            .site_at = [](Point2) { return Site(); },
                            .sky_at = [](const Place&) { return test::harbin_sky(); },
                            .directions = 8,
                            .threads = {2}};
    irradiate_raster(
        scene, {100, 16, 64}, [](const Window&, const IrradianceResult&, const Raster<std::uint8_t>&) {}, progress);
    EXPECT_EQ(source.least_reads(), 2);
    EXPECT_EQ(source.reads({50, 50}), 2);  // in no other tile's halo
}

TEST(Tiles, SeeWhatIsTakenAsBlockedBeyondTheirHaloToo) {
    FloatRaster dsm(GridGeometry{0.0, 400.0, 1.0, 200, 400}, 0.0F);
    dsm.at({0, 0}) = 60.0F;  // as high as cells without a value are taken to be
    for (int row = 260; row < 280; ++row) {
        std::fill(dsm.row(row).begin(), dsm.row(row).end(), missing_f);
    }
    const auto sun_hours = [&](NodataPolicy nodata, const TilePlan& plan) {
        MemoryRasterSource source(dsm);
        NoProgress progress;
        double sum = 0.0;
        const RasterScene scene{.elevation_m = source,
                                .site_at = [](Point2) { return Site(); },
                                .sky_at = [](const Place&) { return test::harbin_sky(); },
                                .nodata = nodata,
                                .directions = 16,
                                .threads = {2}};
        irradiate_raster(
            scene, plan,
            [&](const Window& cells, const IrradianceResult& result, const Raster<std::uint8_t>&) {
                if (cells.column <= 100 && 100 < cells.column + cells.columns && cells.row <= 190 &&
                    190 < cells.row + cells.rows) {
                    sum = result.sun_hours.at({100 - cells.column, 190 - cells.row});
                }
            },
            progress);
        return sum;
    };
    const TilePlan one{400, 0, 400};
    const TilePlan cut{100, 16, 100};
    const double seen = sun_hours(NodataPolicy::blocked, one);
    EXPECT_LT(seen, 0.9 * sun_hours(NodataPolicy::open, one));
    EXPECT_NEAR(sun_hours(NodataPolicy::blocked, cut), seen, 0.02 * seen);
}

/// A slope of 20 degrees to the south, its elevations off by a normal error.
FloatRaster slope(double error_m) {
    FloatRaster dsm(GridGeometry{500000.0, 5060000.0, 0.5, 150, 150});
    std::mt19937 random(5);
    std::normal_distribution<double> error(0.0, 1.0);
    for (int row = 0; row < dsm.geometry.rows; ++row) {
        for (float& height : dsm.row(row)) {
            height = static_cast<float>(100.0 - 0.5 * 0.364 * row + error_m * error(random));
        }
    }
    return dsm;
}

TEST(Tiles, TakeNoiseOutOfSlopesAndShadows) {
    const TilePlan plan{100, 16, 100};
    const test::WholeResult clean = test::irradiate_in_tiles(slope(0.0), plan, 32, 2);
    const test::WholeResult noisy = test::irradiate_in_tiles(slope(0.08), plan, 32, 2);
    EXPECT_LT(std::abs(test::mean_difference_share(noisy.global_kwh_m2, clean.global_kwh_m2)), 0.005);
    EXPECT_LT(std::abs(test::mean_difference_share(noisy.january_kwh_m2, clean.january_kwh_m2)), 0.01);
    EXPECT_LT(std::abs(test::mean_difference_share(noisy.sky_view, clean.sky_view)), 0.005);
}

TEST(Tiles, RefuseARasterOfNothing) {
    EXPECT_THROW(test::irradiate_in_tiles(FloatRaster(GridGeometry{0, 9, 1, 9, 9}, missing_f), {4, 2}, 8, 1), Error);
}

}  // namespace
}  // namespace sunshed
