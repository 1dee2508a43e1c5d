// What modules see from their own height, against suns marched one by one over the same surface.
#include "sunshed/building/module_sun.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "marched_rays.hpp"
#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/plane_series.hpp"

namespace sunshed {
namespace {

using test::Viewpoint;

constexpr double cell_m = 0.25;
constexpr double roof_m = 20.0;
constexpr double tilt_deg = 15.0;
constexpr double slope_m = 2.278;
constexpr double width_m = 1.134;

/// A flat roof of 24 x 16 m around the origin, 20 m high on level ground.
template <class Height>
FloatRaster block(Height over_roof_m) {
    constexpr int columns = 240;
    constexpr int rows = 200;
    FloatRaster raster(GridGeometry{-30.0, 25.0, cell_m, columns, rows});
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const Point2 p = raster.geometry.cell_center({column, row});
            const bool on_roof = std::abs(p.x) < 12.0 && std::abs(p.y) < 8.0;
            raster.at({column, row}) = on_roof ? static_cast<float>(roof_m + over_roof_m(p.x, p.y)) : 0.0F;
        }
    }
    return raster;
}

double parapet(double x, double y) {
    return std::abs(x) > 11.5 || std::abs(y) > 7.5 ? 1.0 : 0.0;
}
/// Stands south of the roof's western half.
double stair_head(double x, double y) {
    return x > -8.0 && x < -4.0 && y > -4.0 && y < -1.0 ? 2.6 : 0.0;
}

/// Rows that face south, upright modules, their middle so high over the roof once the edge is added.
ModuleLayout rows(double middle_m, double edge_m, const std::vector<double>& fronts) {
    ModuleLayout layout;
    layout.tilt_deg = tilt_deg;
    layout.azimuth_deg = 180.0;
    layout.in_rows = true;
    layout.slope_length_m = slope_m;
    layout.row_pitch_m = 4.5;
    const double depth_m = slope_m * std::cos(to_radians(tilt_deg));
    for (const double y : fronts) {
        for (double x = -10.0; x + width_m < 10.0; x += width_m + 0.02) {
            layout.modules.push_back({{Point2{x, y}, {x + width_m, y}, {x + width_m, y + depth_m}, {x, y + depth_m}},
                                      roof_m + middle_m - edge_m,
                                      false});
        }
    }
    return layout;
}

/// The year's beam on a module: the mean of so many points up its own slope, kWh m-2.
double marched_kwh_m2(const FloatRaster& surface, const PlacedModule& module, double edge_m, int points,
                      const SkyYear& sky) {
    const Vector3 normal = normal_from_tilt_azimuth(tilt_deg, 180.0);
    double sum = 0.0;
    for (int i = 0; i < points; ++i) {
        const double up = (i + 0.5) / points - 0.5;
        const auto& [a, b, c, d] = module.corners;
        const Point2 p{(a.x + b.x) / 2.0, (a.y + c.y) / 2.0 + up * (c.y - a.y)};
        const double height_m = module.center_height_m + edge_m + up * slope_m * std::sin(to_radians(tilt_deg));
        const GridGeometry& grid = surface.geometry;
        const Viewpoint from{(p.x - grid.west_x) / cell_m - 0.5, (grid.north_y - p.y) / cell_m - 0.5, height_m};
        sum += test::marched_beam_kwh_m2(surface, from, normal, sky) / points;
    }
    return sum;
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

class ModuleSuns : public ::testing::Test {
protected:
    /// The beam alone, which rays can be marched for.
    static SkyYear beam_only() {
        SkyYear sky = test::harbin_sky();
        for (SunSample& sample : sky.samples) {
            sample.circumsolar_wh_m2 = 0.0;
        }
        for (SkyInterval& interval : sky.intervals) {
            interval.isotropic_wh_m2 = 0.0;
            interval.horizon_band_wh_m2 = 0.0;
            interval.global_horizontal_wh_m2 = 0.0;
        }
        return sky;
    }

    ModuleSun sun_of(const FloatRaster& surface, const ModuleLayout& layout, double edge_m) const {
        const std::vector<LightProbe> parts{LightProbe(surface, table_, 1e9)};
        return module_sun(layout, {parts}, edge_m);
    }
    std::vector<double> marched(const FloatRaster& surface, const ModuleLayout& layout, double edge_m,
                                int points) const {
        std::vector<double> beams;
        for (const PlacedModule& module : layout.modules) {
            beams.push_back(marched_kwh_m2(surface, module, edge_m, points, sky_));
        }
        return beams;
    }
    double beam_kwh_m2(const ModuleSun& sun) const {
        return plane_series(SkyInGridAxes(sky_, 0.0), &sun.surroundings, tilt_deg, 180.0).total_kwh_m2;
    }

    SkyYear sky_ = beam_only();
    SkyTable table_ = build_sky_table(sky_, 128, 0.0);
};

TEST_F(ModuleSuns, AParapetOfAMetreShadesModulesAtEightTenthsAsMarchedRaysSay) {
    const FloatRaster surface = block(parapet);
    constexpr double edge_m = 0.5;
    const std::vector<double> fronts{-6.6, -2.1, 2.4};
    const ModuleLayout high = rows(0.8, edge_m, fronts);
    const ModuleLayout on_roof = rows(0.0, 0.0, fronts);
    const double open = plane_series(SkyInGridAxes(sky_, 0.0), nullptr, tilt_deg, 180.0).open_beam_kwh_m2;
    const double beam = beam_kwh_m2(sun_of(surface, high, edge_m));
    const double expected = mean_of(marched(surface, high, edge_m, 1));
    RecordProperty("module_loss_pct", std::to_string(100.0 * (1.0 - beam / open)));
    RecordProperty("marched_loss_pct", std::to_string(100.0 * (1.0 - expected / open)));
    EXPECT_NEAR(beam / open, expected / open, 0.001);
    const double over_slope = mean_of(marched(surface, high, edge_m, 9));
    EXPECT_NEAR(beam / open, over_slope / open, 0.006)
        << "shade on the lower edges of the first row counts as its middle's";
    const double loss_high = 1.0 - over_slope / open;
    const double loss_on_roof = 1.0 - beam_kwh_m2(sun_of(surface, on_roof, 0.0)) / open;
    EXPECT_GT(loss_on_roof, 0.03) << "the roof's own surface lies in the parapet's shade";
    EXPECT_LT(loss_high, 0.5 * loss_on_roof);
    EXPECT_GT(loss_high, 0.0);
    RecordProperty("roof_loss_pct", std::to_string(100.0 * loss_on_roof));
}

TEST_F(ModuleSuns, AStairHeadShadesTheModulesBesideItAndNoOthers) {
    const FloatRaster surface = block(stair_head);
    constexpr double edge_m = 0.3;
    const ModuleLayout layout = rows(0.6, edge_m, {-0.5, 4.0});
    const ModuleSun sun = sun_of(surface, layout, edge_m);
    const std::vector<double> beams = marched(surface, layout, edge_m, 9);
    ASSERT_EQ(sun.shares.size(), layout.modules.size());
    EXPECT_NEAR(mean_of(sun.shares), 1.0, 1e-9);
    const double mean = mean_of(beams);
    std::vector<double> errors;
    for (std::size_t i = 0; i < beams.size(); ++i) {
        errors.push_back(sun.shares[i] - beams[i] / mean);
    }
    const test::ErrorSpread spread(errors);
    RecordProperty("worst", std::to_string(spread.worst));
    EXPECT_LT(spread.median, 0.01);
    EXPECT_LT(spread.worst, 0.12) << "modules that look together span the shadow's side";
    const auto [poorest, best] = std::minmax_element(sun.shares.begin(), sun.shares.end());
    const auto& corners = layout.modules[static_cast<std::size_t>(poorest - sun.shares.begin())].corners;
    EXPECT_LT(*poorest, 0.75 * *best);
    EXPECT_GT(corners[1].x, -8.0);
    EXPECT_LT(corners[0].x, -4.0);
    EXPECT_LT(corners[0].y, 0.0) << "the row right behind it";
}

TEST_F(ModuleSuns, UnderAnOpenSkyAreAllAlike) {
    const FloatRaster surface = block([](double, double) { return 0.0; });
    const ModuleSun sun = sun_of(surface, rows(0.6, 0.3, {-2.0, 2.5}), 0.3);
    for (const double share : sun.shares) {
        EXPECT_NEAR(share, 1.0, 1e-12);
    }
    EXPECT_NEAR(plane_sky_view(sun.surroundings.solid, {0.0, 0.0, 1.0}), 1.0, 1e-6);
}

TEST_F(ModuleSuns, OfNoModulesAreNotKnown) {
    const FloatRaster surface = block(parapet);
    EXPECT_FALSE(sun_of(surface, {}, 0.3).is_known());
}

}  // namespace
}  // namespace sunshed
