// A segment's hours from its table of sunlit shares against the same hours computed cell by cell.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "sky_helpers.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed {
namespace {

constexpr int directions = 128;
constexpr int cells_per_side = 160;
constexpr double cell_m = 0.5;

/// A roof of 12 x 8 m that a tower stands beside: which tower and roof differs from scene to scene.
struct RoofScene {
    const char* name;
    double tilt_deg;
    double azimuth_deg;
    double tower_x;
    double tower_y;
    double tower_m;
};

constexpr std::array<RoofScene, 5> roof_scenes{{
    {"level, a tower in the south", 0.0, 180.0, 40.0, 20.0, 30.0},
    {"level, a tower in the east", 0.0, 180.0, 55.0, 40.0, 18.0},
    {"south, a tower in the south-west", 30.0, 180.0, 24.0, 26.0, 24.0},
    {"west, a tower in the west", 35.0, 270.0, 20.0, 40.0, 22.0},
    {"north, a tower in the south", 20.0, 0.0, 40.0, 22.0, 28.0},
}};

bool is_roof(Point2 p) {
    return std::abs(p.x - 40.0) < 6.0 && std::abs(p.y - 40.0) < 4.0;
}

double height_m(const RoofScene& scene, Point2 p) {
    const Vector3 normal = normal_from_tilt_azimuth(scene.tilt_deg, scene.azimuth_deg);
    if (is_roof(p)) {
        return 9.0 - (normal.x * (p.x - 40.0) + normal.y * (p.y - 40.0)) / normal.z;
    }
    const bool tower = std::abs(p.x - scene.tower_x) < 5.0 && std::abs(p.y - scene.tower_y) < 5.0;
    return tower ? scene.tower_m : 0.0;
}

struct RoofOfCells {
    Surface surface;
    NormalField normals;
    Raster<std::int32_t> segment;
    std::vector<CellIndex> cells;

    explicit RoofOfCells(const RoofScene& scene) {
        FloatRaster raster(GridGeometry{0.0, cells_per_side * cell_m, cell_m, cells_per_side, cells_per_side});
        segment = Raster<std::int32_t>(raster.geometry, -1);
        for (int row = 0; row < cells_per_side; ++row) {
            for (int column = 0; column < cells_per_side; ++column) {
                const Point2 p = raster.geometry.cell_center({column, row});
                raster.at({column, row}) = static_cast<float>(height_m(scene, p));
                if (is_roof(p)) {
                    segment.at({column, row}) = 0;
                    cells.push_back({column, row});
                }
            }
        }
        surface = surface_from_dsm(std::move(raster), NodataPolicy::open);
        normals = surface_normals(surface, {2});
    }
};

/// The horizons of each cell of the roof, not below its plane: [direction][cell], as sines.
std::vector<std::vector<double>> horizon_sines(const RoofOfCells& roof, const Vector3& normal) {
    std::vector<std::vector<double>> sines;
    for (int direction = 0; direction < directions; ++direction) {
        const double azimuth_deg = direction * 360.0 / directions;
        const FloatRaster tangent = horizon_tangent(roof.surface.elevation_m, azimuth_deg, 1e9, {2});
        const double plane =
            -(normal.x * std::sin(to_radians(azimuth_deg)) + normal.y * std::cos(to_radians(azimuth_deg))) / normal.z;
        auto& of_cells = sines.emplace_back();
        for (const CellIndex cell : roof.cells) {
            of_cells.push_back(std::sin(std::atan(std::max({0.0, plane, static_cast<double>(tangent.at(cell))}))));
        }
    }
    return sines;
}

/// Share of the cells that see a sun, halfway between two directions by halves of both, as the year's tables have it.
double seen_share(const std::vector<std::vector<double>>& sines, double azimuth_deg, double sine) {
    const double position = azimuth_deg / 360.0 * directions;
    const auto lower = static_cast<std::size_t>(position) % directions;
    const double beyond = position - std::floor(position);
    const auto share = [&](const std::vector<double>& of_cells) {
        const auto seen = std::count_if(of_cells.begin(), of_cells.end(), [&](double h) { return sine >= h; });
        return static_cast<double>(seen) / static_cast<double>(of_cells.size());
    };
    return (1.0 - beyond) * share(sines[lower]) + beyond * share(sines[(lower + 1) % directions]);
}

/// Mean over the cells of the plane's sky view and of the horizon band that it sees.
std::pair<double, double> mean_views(const std::vector<std::vector<double>>& sines, const Vector3& normal) {
    double sky_view = 0.0;
    double band = 0.0;
    for (int direction = 0; direction < directions; ++direction) {
        const double azimuth = to_radians(direction * 360.0 / directions);
        const double toward = normal.x * std::sin(azimuth) + normal.y * std::cos(azimuth);
        const auto& of_cells = sines[static_cast<std::size_t>(direction)];
        for (const double sine : of_cells) {
            const SkyIntegrals sky = sky_integrals(sine);
            const double weight = 1.0 / (directions * static_cast<double>(of_cells.size()));
            sky_view += 2.0 * weight * (toward * sky.toward + normal.z * sky.upward);
            band += std::numbers::pi * weight * std::max(0.0, toward) * visible_band(sine);
        }
    }
    return {sky_view, band};
}

/// Energy of each day on the roof, Wh m-2: every cell, every position of the sun.
std::vector<double> days_cell_by_cell(const SkyYear& sky, const RoofOfCells& roof, const Vector3& normal) {
    const auto sines = horizon_sines(roof, normal);
    const auto [sky_view, band] = mean_views(sines, normal);
    std::vector<double> days(366, 0.0);
    for (std::size_t i = 0; i < sky.intervals.size(); ++i) {
        const SkyInterval& interval = sky.intervals[i];
        double& day = days[i / 24];
        day += std::max(0.0, interval.isotropic_wh_m2 * sky_view + interval.horizon_band_wh_m2 * band) +
               interval.global_horizontal_wh_m2 * interval.albedo * (1.0 - sky_view);
        for (int s = interval.first_sample; s < interval.first_sample + interval.sample_count; ++s) {
            const SunSample& sun = sky.samples[static_cast<std::size_t>(s)];
            const double on_plane = (sun.beam_wh_m2 + sun.circumsolar_wh_m2) * dot(normal, sun.direction);
            day += std::max(0.0, on_plane) * seen_share(sines, sun.azimuth_deg, sun.direction.z);
        }
    }
    return days;
}

TEST(HourlySeries, OfASegmentIsItsCellsWithinHalfAPerCentADay) {
    const SkyYear sky = test::harbin_sky();
    ASSERT_EQ(sky.intervals.size(), 8760U);
    const SkyTable table = build_sky_table(sky, directions, 0.0);
    const SkyInGridAxes grid_sky(sky, 0.0);
    double worst = 0.0;
    for (const RoofScene& scene : roof_scenes) {
        const RoofOfCells roof(scene);
        NoProgress progress;
        const IrradianceResult result = irradiate({.surface = roof.surface,
                                                   .normals = roof.normals,
                                                   .segment_of_cell = &roof.segment,
                                                   .segment_count = 1,
                                                   .threads = {2}},
                                                  table, progress);
        const PlaneSeries series = plane_series(grid_sky, &result.segments.front(), scene.tilt_deg, scene.azimuth_deg);
        const auto days = days_cell_by_cell(sky, roof, normal_from_tilt_azimuth(scene.tilt_deg, scene.azimuth_deg));
        EXPECT_LT(series.total_kwh_m2, 0.99 * series.open_total_kwh_m2) << scene.name << ": there is shade";
        for (std::size_t day = 0; day < 365; ++day) {
            double from_table = 0.0;
            for (std::size_t i = 24 * day; i < 24 * (day + 1); ++i) {
                from_table += static_cast<double>(series.beam_w_m2[i]) +
                              static_cast<double>(series.sky_diffuse_w_m2[i]) +
                              static_cast<double>(series.ground_w_m2[i]);
            }
            const double error = from_table / days[day] - 1.0;
            worst = std::max(worst, std::abs(error));
            EXPECT_LT(std::abs(error), 0.005) << scene.name << ", day " << day + 1;
        }
    }
    RecordProperty("worst_day_pct", std::to_string(100.0 * worst));
}

}  // namespace
}  // namespace sunshed
