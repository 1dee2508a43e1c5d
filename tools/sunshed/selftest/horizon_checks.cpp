#include <cmath>
#include <functional>
#include <numbers>

#include "selftest/checks.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"

namespace sunshed::cli {

namespace {

constexpr const char* closed_form = "closed form";
constexpr int directions = 128;
constexpr double cell_m = 0.5;
constexpr double far_m = 1e6;

/// A square scene whose middle cell's centre is the origin.
FloatRaster scene(double half_width_m, const std::function<double(double, double)>& height_m) {
    const int half = static_cast<int>(half_width_m / cell_m);
    GridGeometry grid;
    grid.columns = grid.rows = 2 * half + 1;
    grid.cell_size_m = cell_m;
    FloatRaster raster(grid, 0.0F);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            raster.at({column, row}) = static_cast<float>(height_m((column - half) * cell_m, (half - row) * cell_m));
        }
    }
    return raster;
}

CellIndex middle_of(const FloatRaster& raster) {
    return {raster.geometry.columns / 2, raster.geometry.rows / 2};
}

double sky_view_in_the_middle(const FloatRaster& raster) {
    return sky_view(raster, directions, far_m, {1}).at(middle_of(raster));
}

double horizon_deg_in_the_middle(const FloatRaster& raster, double azimuth_deg) {
    return to_degrees(std::atan(horizon_tangent(raster, azimuth_deg, far_m, {1}).at(middle_of(raster))));
}

}  // namespace

std::vector<PublishedCheck> horizon_checks() {
    const FloatRaster court = scene(30.0, [](double x, double y) { return std::hypot(x, y) >= 20.0 ? 20.0 : 0.0; });
    // A wall 10 m high, 10 m to the north, as long as the scene.
    const FloatRaster wall = scene(60.0, [](double, double y) { return y >= 10.0 ? 10.0 : 0.0; });
    const double wall_to_the_side_deg = to_degrees(std::atan(std::cos(to_radians(45.0))));
    return {
        {"sky view, round court with walls to 45 degrees", closed_form, sky_view_in_the_middle(court), 0.5, 0.01},
        {"sky view, long wall to 45 degrees", closed_form, sky_view_in_the_middle(wall),
         (1.0 + std::cos(to_radians(45.0))) / 2.0, 0.01},
        {"horizon toward that wall, deg", closed_form, horizon_deg_in_the_middle(wall, 0.0), 45.0, 0.1},
        {"horizon along 45 degrees to it, deg", closed_form, horizon_deg_in_the_middle(wall, 45.0),
         wall_to_the_side_deg, 1.0},
        {"horizon away from it, deg", closed_form, horizon_deg_in_the_middle(wall, 180.0), 0.0, 1e-6},
    };
}

}  // namespace sunshed::cli
