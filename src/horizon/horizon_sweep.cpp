#include "sunshed/horizon/horizon_sweep.hpp"

#include "far_field.hpp"
#include "lines.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/transpose.hpp"
#include "sunshed/horizon/elevation_angle.hpp"

namespace sunshed {

HorizonScene whole_scene(const FloatRaster& obstacles_m, const FloatRaster& receivers_m) {
    const GridGeometry& grid = obstacles_m.geometry;
    return {obstacles_m, receivers_m, grid.whole(), {0, 0, grid.columns, grid.rows}};
}

namespace {

Span columns_of(const Window& window) {
    return {window.column, window.column + window.columns};
}
Span rows_of(const Window& window) {
    return {window.row, window.row + window.rows};
}

}  // namespace

HorizonSweep::HorizonSweep(const HorizonScene& scene, double radius_m, Threads threads)
    : scene_(scene), radius_m_(radius_m), threads_(threads) {
    expects(radius_m > 0.0, "the horizon's radius is positive");
    expects(scene.receivers_m.geometry == scene.obstacles_m.geometry, "what shades and what is shaded lie on one grid");
    const GridGeometry& grid = scene.obstacles_m.geometry;
    expects(!scene.served.empty() && scene.served.column >= 0 && scene.served.row >= 0 &&
                scene.served.column + scene.served.columns <= grid.columns &&
                scene.served.row + scene.served.rows <= grid.rows,
            "the served cells lie in the grid");
    expects(scene.beyond == nullptr || scene.part.halo_cells > 0, "what lies beyond lies beyond a halo");
}

void HorizonSweep::turn() {
    if (!turned_.obstacles_m.empty()) {
        return;
    }
    const auto turned = [&](const FloatRaster& raster) {
        std::vector<float> values(raster.values.size());
        transpose(raster.values.data(), raster.geometry.rows, raster.geometry.columns, threads_, values.data());
        return values;
    };
    turned_.obstacles_m = turned(scene_.obstacles_m);
    if (&scene_.receivers_m != &scene_.obstacles_m) {
        turned_.receivers_m = turned(scene_.receivers_m);
    }
}

void HorizonSweep::sweep(double grid_azimuth_deg, FloatRaster& tangent) {
    const GridGeometry& grid = scene_.obstacles_m.geometry;
    const GridGeometry served = grid.part(scene_.served);
    if (tangent.geometry != served) {
        tangent = FloatRaster(served);
    }
    const Lines lines(grid, scene_.part, grid_azimuth_deg);
    LaneScene lanes{scene_.obstacles_m.values.data(), scene_.receivers_m.values.data(), grid.columns,         grid.rows,
                    columns_of(scene_.served),        rows_of(scene_.served),           tangent.values.data()};
    if (lines.along_columns) {
        turn();
        const auto& receivers_m = turned_.receivers_m.empty() ? turned_.obstacles_m : turned_.receivers_m;
        lanes = {turned_.obstacles_m.data(), receivers_m.data(),    grid.rows, grid.columns, rows_of(scene_.served),
                 columns_of(scene_.served),  tangent.values.data(), true};
    }
    sweep_lines(lanes, lines, {scene_.beyond, scene_.part}, radius_m_, threads_);
}

void horizon_tangent(const HorizonScene& scene, double grid_azimuth_deg, double radius_m, Threads threads,
                     FloatRaster& tangent) {
    HorizonSweep(scene, radius_m, threads).sweep(grid_azimuth_deg, tangent);
}

void horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m, Threads threads,
                     FloatRaster& tangent) {
    horizon_tangent(whole_scene(elevation_m, elevation_m), grid_azimuth_deg, radius_m, threads, tangent);
}

FloatRaster horizon_tangent(const FloatRaster& elevation_m, double grid_azimuth_deg, double radius_m, Threads threads) {
    FloatRaster tangent(elevation_m.geometry);
    horizon_tangent(elevation_m, grid_azimuth_deg, radius_m, threads, tangent);
    return tangent;
}

FloatRaster sky_view(const FloatRaster& elevation_m, int directions, double radius_m, Threads threads) {
    expects(directions > 0, "there is at least one direction");
    FloatRaster view(elevation_m.geometry, 0.0F);
    FloatRaster tangent(elevation_m.geometry);
    HorizonSweep sweep(whole_scene(elevation_m, elevation_m), radius_m, threads);
    for (int direction = 0; direction < directions; ++direction) {
        sweep.sweep(direction * 360.0 / directions, tangent);
        add_sky_view(tangent, directions, threads, view);
    }
    return view;
}

}  // namespace sunshed
