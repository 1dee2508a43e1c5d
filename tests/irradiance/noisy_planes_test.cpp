// What noise of the elevations does to the year of a plane: slopes and shadows of its own bumps.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/facets.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {
namespace {

constexpr double noise_m = 0.08;
constexpr int size = 72;
constexpr int border = 12;  // cells whose horizon the scene's end opens

/// Sums over the middle of a plane.
struct Light {
    double year = 0.0;
    double december = 0.0;
    double beam = 0.0;
};

class NoisyPlanes : public testing::Test {
protected:
    struct Plane {
        double cell_m = 1.0;
        double tilt_deg = 0.0;
        double azimuth_deg = 0.0;
    };

    static FloatRaster elevations(const Plane& plane, double error_m) {
        FloatRaster raster(GridGeometry{0.0, size * plane.cell_m, plane.cell_m, size, size});
        const double fall = std::tan(to_radians(plane.tilt_deg));
        const double azimuth = to_radians(plane.azimuth_deg);
        std::mt19937 random(11);
        std::normal_distribution<double> error(0.0, 1.0);
        for (int row = 0; row < size; ++row) {
            for (int column = 0; column < size; ++column) {
                const Point2 p = raster.geometry.cell_center({column, row});
                raster.at({column, row}) = static_cast<float>(
                    100.0 - fall * (p.x * std::sin(azimuth) + p.y * std::cos(azimuth)) + error_m * error(random));
            }
        }
        return raster;
    }

    [[nodiscard]] Light light(const FloatRaster& elevation_m, const NormalField& normals) const {
        NoProgress progress;
        const Surface surface = surface_from_dsm(elevation_m, NodataPolicy::open);
        const IrradianceResult result =
            irradiate({.surface = surface, .normals = normals, .threads = {2}}, table_, progress);
        Light sum;
        for (int row = border; row < size - border; ++row) {
            for (int column = border; column < size - border; ++column) {
                sum.year += result.global_kwh_m2.at({column, row});
                sum.december += result.monthly_kwh_m2[11].at({column, row});
                sum.beam += result.beam_kwh_m2.at({column, row});
            }
        }
        return sum;
    }

    [[nodiscard]] Light light(const Facets& facets) const {
        return light(facets.elevation_m, normals_of(facets.slopes, facets.elevation_m.geometry.whole(), {2}));
    }

    template <class Check>
    static void each_plane(const Check& check) {
        for (const double cell_m : {0.5, 1.0}) {
            for (const double tilt_deg : {12.0, 20.0, 28.0, 40.0}) {
                for (int azimuth_deg = 0; azimuth_deg < 360; azimuth_deg += 45) {
                    SCOPED_TRACE(fmt::format("{} m, {} degrees toward {}", cell_m, tilt_deg, azimuth_deg));
                    check(Plane{cell_m, tilt_deg, static_cast<double>(azimuth_deg)});
                }
            }
        }
    }

private:
    SkyTable table_ = build_sky_table(test::harbin_sky(), 64, 0.0);
};

TEST_F(NoisyPlanes, HaveTheYearAndTheDecemberOfCleanOnes) {
    double worst_year = 0.0;
    double worst_december = 0.0;
    each_plane([&](const Plane& plane) {
        const Light clean = light(facets_of(elevations(plane, 0.0), {2}));
        const Light noisy = light(facets_of(elevations(plane, noise_m), {2}));
        EXPECT_NEAR(noisy.year / clean.year, 1.0, 0.015);
        EXPECT_NEAR(noisy.december / clean.december, 1.0, 0.03);
        worst_year = std::max(worst_year, std::abs(noisy.year / clean.year - 1.0));
        worst_december = std::max(worst_december, std::abs(noisy.december / clean.december - 1.0));
    });
    RecordProperty("worst_year", std::to_string(worst_year));
    RecordProperty("worst_december", std::to_string(worst_december));
}

TEST_F(NoisyPlanes, LoseNextToNoBeamToTheirOwnBumps) {
    double worst = 0.0;
    each_plane([&](const Plane& plane) {
        const Facets facets = facets_of(elevations(plane, noise_m), {2});
        const NormalField normals = normals_of(facets.slopes, facets.elevation_m.geometry.whole(), {2});
        const double smooth = light(elevations(plane, 0.0), normals).beam;
        const double lost = 1.0 - light(facets.elevation_m, normals).beam / smooth;
        EXPECT_LT(lost, 0.007);
        worst = std::max(worst, lost);
    });
    RecordProperty("worst_loss", std::to_string(worst));
}

}  // namespace
}  // namespace sunshed
