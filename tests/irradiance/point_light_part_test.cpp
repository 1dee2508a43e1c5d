#include <gtest/gtest.h>

#include <array>

#include "sunshed/irradiance/point_irradiance.hpp"

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

double tangent_toward_the_tower(const PointLight& light, double elevation_m) {
    const std::array line{PlumbLine{{100.5, 116.5}, {elevation_m}, {0.0, 0.0, 1.0}}};
    constexpr int north_east = 1;  // of eight
    return light.horizons(line).front().in(north_east).front();
}

TEST(PointLight, OfAPartSeesWhatStandsBeyondItInTheRaster) {
    const FloatRaster dsm = plain_with_a_tower();
    SkyTable table;
    table.directions = 8;
    table.entries.resize(8 * (horizon_bins + 1));
    const Window window{80, 120, 60, 60};
    const FloatRaster part = part_of(dsm, window);
    ElevationPyramid pyramid(dsm.geometry);
    pyramid.add(dsm.geometry.whole(), dsm);
    pyramid.finish();
    const GridPart place{window.column, window.row, dsm.geometry.columns, dsm.geometry.rows};

    const PointLight whole(dsm, table, 1e9);
    const PointLight alone(part, table, 1e9);
    const PointLight with_raster(part, table, 1e9, nullptr, {place, &pyramid});
    const PointLight near_sighted(part, table, 100.0, nullptr, {place, &pyramid});
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

}  // namespace
}  // namespace sunshed
