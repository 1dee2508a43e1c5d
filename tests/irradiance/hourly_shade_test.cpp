#include "sunshed/irradiance/hourly_shade.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/solar/air_mass.hpp"
#include "sunshed/solar/sun_position.hpp"

namespace sunshed {
namespace {

constexpr int cells = 81;

FloatRaster wall_in_the_south(double height_m) {
    FloatRaster raster(GridGeometry{0.0, cells * 1.0, 1.0, cells, cells}, 0.0F);
    for (int row = 50; row < cells; ++row) {  // from 10 m south of the middle row on
        for (int column = 0; column < cells; ++column) {
            raster.at({column, row}) = static_cast<float>(height_m);
        }
    }
    return raster;
}

SunPosition sun_at(int month, int day, int hour) {
    const UtcTime time{utc_from_civil({2019, month + 1, day, hour, 30, 0.0}).unix_s - 8.0 * 3600.0};
    Observer observer{45.75, 126.65, 145.0};
    observer.pressure_pa = pressure_at_altitude_pa(145.0);
    return sun_position(time, observer, delta_t_s(time));
}

TEST(HourlyShade, SeesEverySunOverOpenGround) {
    const FloatRaster open = wall_in_the_south(0.0);
    NoProgress progress;
    const HourlyShade shade({.elevation_m = open, .directions = 64, .site = test::harbin_site()}, progress);
    for (const int month : {0, 5}) {
        const auto masks = shade.month(month);
        ASSERT_EQ(masks.size(), 24U);
        for (int hour = 0; hour < 24; ++hour) {
            for (int day = 1; day <= days_in_month(2019, month + 1); ++day) {
                const double elevation_deg = 90.0 - sun_at(month, day, hour).zenith_deg;
                if (std::abs(elevation_deg) < 0.005) {
                    continue;
                }
                const bool seen =
                    (masks[static_cast<std::size_t>(hour)].at({40, 40}) >> static_cast<unsigned>(day - 1) & 1U) != 0;
                ASSERT_EQ(seen, elevation_deg > 0.0) << month << " " << day << " " << hour;
            }
        }
    }
}

TEST(HourlyShade, AWallHidesTheSunsThatStandBehindIt) {
    const FloatRaster wall = wall_in_the_south(8.0);
    NoProgress progress;
    const HourlyShade shade({.elevation_m = wall, .directions = 128, .site = test::harbin_site(), .threads = {2}},
                            progress);
    const auto masks = shade.month(0);
    int shaded = 0;
    int seen = 0;
    for (int hour = 0; hour < 24; ++hour) {
        for (int day = 1; day <= 31; ++day) {
            const SunPosition sun = sun_at(0, day, hour);
            const double elevation_deg = 90.0 - sun.apparent_zenith_deg;
            // The wall's top over its perpendicular distance; the ramp of the last cell begins half a metre nearer.
            const double along = std::cos(to_radians(sun.azimuth_deg - 180.0));
            const double wall_deg = to_degrees(std::atan(8.0 / 10.0 * along));
            if (elevation_deg <= 0.0 || std::abs(elevation_deg - wall_deg) < 1.5 || along < 0.4) {
                continue;
            }
            const bool bit =
                (masks[static_cast<std::size_t>(hour)].at({40, 40}) >> static_cast<unsigned>(day - 1) & 1U) != 0;
            EXPECT_EQ(bit, elevation_deg > wall_deg) << day << " " << hour;
            (bit ? seen : shaded) += 1;
        }
    }
    EXPECT_GT(shaded, 50);
    EXPECT_EQ(std::popcount(masks[2].at({40, 40})), 0) << "the night is dark";
}

}  // namespace
}  // namespace sunshed
