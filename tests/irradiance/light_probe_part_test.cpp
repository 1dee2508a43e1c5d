#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sunshed/irradiance/light_probe.hpp"

namespace sunshed {
namespace {

/// A plain of 256 x 256 m with a block of 40 m in its north-east.
FloatRaster plain_with_a_tower() {
    FloatRaster dsm(GridGeometry{0.0, 256.0, 1.0, 256, 256}, 100.0F);
    for (int row = 40; row < 56; ++row) {
        for (int column = 190; column < 206; ++column) {
            dsm.at({column, row}) = 140.0F;
        }
    }
    return dsm;
}

double tangent_toward_the_tower(const LightProbe& light, double elevation_m) {
    const std::array line{PlumbLine{{100.5, 116.5}, {elevation_m}, {0.0, 0.0, 1.0}}};
    constexpr int north_east = 1;  // of eight
    return light.horizons(line).front().in(north_east).front();
}

TEST(LightProbe, OfAPartSeesWhatStandsBeyondItInTheRaster) {
    const FloatRaster dsm = plain_with_a_tower();
    SkyTable table;
    table.directions = 8;
    table.entries.resize(8 * (horizon_bins + 1));
    const Window window{80, 120, 60, 60};
    const FloatRaster part = part_of(dsm, window);
    MaxPyramid pyramid(dsm.geometry);
    pyramid.add(dsm.geometry.whole(), dsm);
    pyramid.finish();
    const GridPart place{window.column, window.row, dsm.geometry.columns, dsm.geometry.rows};

    const LightProbe whole(dsm, table, 1e9);
    const LightProbe alone(part, table, 1e9);
    const LightProbe with_raster(part, table, 1e9, nullptr, {place, &pyramid});
    const LightProbe near_sighted(part, table, 100.0, nullptr, {place, &pyramid});
    for (const double elevation_m : {101.0, 120.0, 141.0}) {
        const double seen = tangent_toward_the_tower(whole, elevation_m);
        EXPECT_EQ(tangent_toward_the_tower(alone, elevation_m), 0.0);
        // A block of cells stands where its nearest and its highest do: up to a 32nd of the distance too near.
        EXPECT_GE(tangent_toward_the_tower(with_raster, elevation_m), 0.99 * seen);
        EXPECT_LE(tangent_toward_the_tower(with_raster, elevation_m), 1.05 * seen);
        EXPECT_EQ(tangent_toward_the_tower(near_sighted, elevation_m), 0.0) << "the tower is 127 m away";
    }
    EXPECT_GT(tangent_toward_the_tower(whole, 101.0), 0.25);
}

/// How far the earth has fallen away at a distance, with the bending of rays: d^2 (1 - 0.13) / (2 R).
double fallen_m(double distance_m) {
    return distance_m * distance_m * 0.87 / (2.0 * 6371000.0);
}

/// Tangent of the horizon toward the east, over a sea plain with an island so high 15 km away, beyond the halo.
double tangent_toward_an_island(float height_m) {
    FloatRaster dsm(GridGeometry{0.0, 6400.0, 100.0, 256, 64}, 0.0F);
    for (int row = 20; row < 44; ++row) {
        for (int column = 170; column < 180; ++column) {
            dsm.at({column, row}) = height_m;
        }
    }
    SkyTable table;
    table.directions = 8;
    table.entries.resize(8 * (horizon_bins + 1));
    const Window window{10, 10, 30, 44};
    const FloatRaster part = part_of(dsm, window);
    MaxPyramid pyramid(dsm.geometry);
    pyramid.add(dsm.geometry.whole(), dsm);
    pyramid.finish();
    const GridPart place{window.column, window.row, dsm.geometry.columns, dsm.geometry.rows};
    const LightProbe light(part, table, 1e9, nullptr, {place, &pyramid});
    const std::array line{PlumbLine{{2050.0, 3150.0}, {0.0}, {0.0, 0.0, 1.0}}};
    constexpr int east = 2;  // of eight
    return light.horizons(line).front().in(east).front();
}

TEST(LightProbe, SeesTheEarthFallAwayBeyondTheHalo) {
    // The island's cells begin at column 170, the point stands at 20.5: 14.95 km. Blocks of cells stand up to a 32nd of
    // the distance too near.
    constexpr double island_m = 14950.0;
    EXPECT_NEAR(fallen_m(island_m), 15.3, 0.1);
    EXPECT_EQ(tangent_toward_an_island(12.0F), 0.0) << "it lies behind the horizon";
    const double nearest_m = island_m * 31.0 / 32.0 - 400.0;
    const double farthest_m = island_m + 1000.0;
    const double seen = tangent_toward_an_island(200.0F);
    EXPECT_LE(seen, (200.0 - fallen_m(nearest_m)) / nearest_m);
    EXPECT_GE(seen, (200.0 - fallen_m(farthest_m)) / farthest_m);
    EXPECT_LT(seen, 200.0 / island_m - 0.0003) << "on a flat earth it would stand higher";
}

}  // namespace
}  // namespace sunshed
