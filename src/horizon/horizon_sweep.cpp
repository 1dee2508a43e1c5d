#include "sunshed/horizon/horizon_sweep.hpp"

#include <algorithm>

#include "far_field.hpp"
#include "lines.hpp"
#include "near_field.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

HorizonScene whole_scene(const FloatRaster& obstacles_m, const FloatRaster& receivers_m) {
    const GridGeometry& grid = obstacles_m.geometry;
    return {obstacles_m, receivers_m, grid.whole(), {0, 0, grid.columns, grid.rows}};
}

void horizon_tangent(const HorizonScene& scene, double grid_azimuth_deg, double radius_m, Threads threads,
                     FloatRaster& tangent) {
    expects(radius_m > 0.0, "the horizon's radius is positive");
    expects(scene.receivers_m.geometry == scene.obstacles_m.geometry, "what shades and what is shaded lie on one grid");
    const GridGeometry& grid = scene.obstacles_m.geometry;
    expects(!scene.served.empty() && scene.served.column >= 0 && scene.served.row >= 0 &&
                scene.served.column + scene.served.columns <= grid.columns &&
                scene.served.row + scene.served.rows <= grid.rows,
            "the served cells lie in the grid");
    const GridGeometry served = grid.part(scene.served);
    if (tangent.geometry != served) {
        tangent = FloatRaster(served);
    }
    const Lines lines(grid, scene.part, grid_azimuth_deg);
    near_horizon(scene, lines, radius_m, threads, tangent);
    raise_to_far_field(scene, lines, radius_m, threads, tangent);
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
    const float share = 1.0F / static_cast<float>(directions);
    for (int direction = 0; direction < directions; ++direction) {
        horizon_tangent(elevation_m, direction * 360.0 / directions, radius_m, threads, tangent);
        parallel_for(view.values.size(), threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const float t = std::max(0.0F, tangent.values[i]);
                view.values[i] += share / (1.0F + t * t);
            }
        });
    }
    return view;
}

}  // namespace sunshed
