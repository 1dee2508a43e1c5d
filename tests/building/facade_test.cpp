#include "sunshed/building/facade.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/plane_series.hpp"

namespace sunshed {
namespace {

constexpr double cell_m = 0.5;

FloatRaster scene(double (*height_m)(double, double)) {
    constexpr int cells = 320;
    FloatRaster raster(GridGeometry{-80.0, 80.0, cell_m, cells, cells});
    for (int row = 0; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            const Point2 p = raster.geometry.cell_center({column, row});
            raster.at({column, row}) = static_cast<float>(height_m(p.x, p.y));
        }
    }
    return raster;
}

/// A house of 20 x 12 m and 9 m high around the origin.
bool in_house(double x, double y) {
    return std::abs(x) < 10.0 && std::abs(y) < 6.0;
}
double house(double x, double y) {
    return in_house(x, y) ? 9.0 : 0.0;
}
/// The same, with a long wall 15 m high 14 m in front of its south side.
double house_and_wall(double x, double y) {
    return y < -20.0 && y > -24.0 ? 15.0 : house(x, y);
}

BuildingInput the_house() {
    BuildingInput building;
    building.building_id = "h";
    building.footprint = {{{{-10, -6}, {10, -6}, {10, 6}, {-10, 6}}, {}}};
    return building;
}

std::map<int, FacadeRecord> walls_by_azimuth(const FloatRaster& surface, const SkyTable& table) {
    const std::vector<LightProbe> lights{LightProbe(surface, table, 1e9)};
    std::map<int, FacadeRecord> walls;
    for (const FacadeRecord& wall : assess_facades(the_house(), surface, lights, test::harbin_site())) {
        walls[static_cast<int>(std::lround(wall.azimuth_deg))] = wall;
    }
    return walls;
}

TEST(Facades, OfAHouseInTheOpenAreVerticalPlanes) {
    const SkyYear sky = test::harbin_sky();
    const auto walls = walls_by_azimuth(scene(house), build_sky_table(sky, 128, 0.0));
    ASSERT_EQ(walls.size(), 4U);
    const SkyInGridAxes grid(sky, 0.0);
    for (const int azimuth : {0, 90, 180, 270}) {
        const FacadeRecord& wall = walls.at(azimuth);
        const double open = plane_series(grid, nullptr, 90.0, azimuth).total_kwh_m2;
        EXPECT_NEAR(wall.irradiation_kwh_m2 / open, 1.0, 0.01) << azimuth;
        EXPECT_NEAR(wall.sky_view, 0.5, 0.005);
        EXPECT_NEAR(wall.height_m, 9.0, 1e-6);
        EXPECT_NEAR(wall.length_m, azimuth % 180 == 0 ? 20.0 : 12.0, 1e-9);
        double months = 0.0;
        for (const double month : wall.monthly_kwh_m2) {
            months += month;
        }
        EXPECT_NEAR(months, wall.irradiation_kwh_m2, 1e-9);
    }
    EXPECT_GT(walls.at(180).monthly_kwh_m2[0], 3.0 * walls.at(0).monthly_kwh_m2[0]) << "low winter sun";
}

/// Brute force: every sun of the year on points of the wall, hidden where a ray marched in steps of a twentieth of a
/// cell over the same surface rises above it.
double marched_beam_kwh_m2(const FloatRaster& surface, const SkyYear& sky, double z_m, double x_m) {
    const auto height = [&](double x, double y) {
        const double column = (x + 80.0) / cell_m - 0.5;
        const double row = (80.0 - y) / cell_m - 0.5;
        const int c = static_cast<int>(std::floor(column));
        const int r = static_cast<int>(std::floor(row));
        if (c < 0 || r < 0 || c >= 319 || r >= 319) {
            return -1e9;
        }
        const double right = column - c;
        const double down = row - r;
        return (1 - down) * ((1 - right) * surface.at({c, r}) + right * surface.at({c + 1, r})) +
               down * ((1 - right) * surface.at({c, r + 1}) + right * surface.at({c + 1, r + 1}));
    };
    double sum = 0.0;
    for (std::size_t i = 0; i < sky.samples.size(); i += 3) {
        const SunSample& sun = sky.samples[i];
        const double toward = -sun.direction.y;  // the wall faces south
        if (toward <= 0.0 || sun.beam_wh_m2 <= 0.0) {
            continue;
        }
        const double level = std::hypot(sun.direction.x, sun.direction.y);
        bool seen = true;
        for (double d = 0.5 * cell_m; d < 110.0 && seen; d += cell_m / 20.0) {
            const double ray_m = z_m + d * sun.direction.z / level;
            seen =
                ray_m > 15.0 || height(x_m + d * sun.direction.x / level, -6.5 + d * sun.direction.y / level) <= ray_m;
        }
        sum += seen ? 3.0 * sun.beam_wh_m2 * toward / 1000.0 : 0.0;
    }
    return sum;
}

TEST(Facades, AreShadedAsMarchedRaysSay) {
    const SkyYear sky = test::harbin_sky();
    const FloatRaster surface = scene(house_and_wall);
    const auto walls = walls_by_azimuth(surface, build_sky_table(sky, 128, 0.0));
    double beam = 0.0;
    int points = 0;
    for (double x = -9.0; x < 10.0; x += 4.0) {
        for (const double z : {1.125, 3.375, 5.625, 7.875}) {
            beam += marched_beam_kwh_m2(surface, sky, z, x);
            ++points;
        }
    }
    beam /= points;
    const double open = plane_series(SkyInGridAxes(sky, 0.0), nullptr, 90.0, 180.0).open_beam_kwh_m2;
    EXPECT_LT(beam, 0.75 * open) << "the wall takes much of it";
    EXPECT_NEAR(walls.at(180).beam_kwh_m2 / open, beam / open, 0.02);
    EXPECT_LT(walls.at(180).sky_view, 0.42);
}

TEST(Facades, ThatTouchANeighbourAreNone) {
    const SkyYear sky = test::harbin_sky();
    const auto walls = walls_by_azimuth(
        scene([](double x, double y) { return x > -10.0 && x < 40.0 && std::abs(y) < 6.0 ? 9.0 : 0.0; }),
        build_sky_table(sky, 64, 0.0));
    EXPECT_EQ(walls.size(), 3U);
    EXPECT_FALSE(walls.contains(90)) << "the neighbour's roof is as high";
}

}  // namespace
}  // namespace sunshed
