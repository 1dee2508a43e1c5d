#include "scene_horizons.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

HorizonScene scene_of(const IrradianceRequest& request, const FloatRaster& obstacles_m, const MaxPyramid* beyond) {
    HorizonScene scene = whole_scene(obstacles_m, request.surface.elevation_m);
    if (request.tile) {
        scene.served = request.tile->served;
        scene.part = request.tile->part;
        scene.beyond = beyond;
    }
    return scene;
}

}  // namespace

SceneHorizons::SceneHorizons(const IrradianceRequest& request, const FloatRaster& obstacles_m, const MaxPyramid* beyond)
    : request_(request),
      scene_(scene_of(request, obstacles_m, beyond)),
      receivers_m_(request.far != nullptr ? part_of(request.surface.elevation_m, scene_.served) : FloatRaster()),
      sweep_(scene_, request.radius_m, request.threads) {}

void SceneHorizons::find_toward(double grid_azimuth_deg, FloatRaster& tangent) {
    sweep_.sweep(grid_azimuth_deg, tangent);
    if (request_.far != nullptr) {
        raise_to_far_terrain(grid_azimuth_deg, tangent);
    }
}

void SceneHorizons::raise_to_far_terrain(double grid_azimuth_deg, FloatRaster& tangent) {
    const FarHorizon& far = *request_.far;
    const double position = grid_azimuth_deg / 360.0 * far.directions();
    const double nearest = std::round(position);
    if (std::abs(position - nearest) < 1e-9) {
        far.raise(static_cast<int>(nearest) % far.directions(), receivers_m_, request_.threads, tangent);
        return;
    }
    constexpr float nothing = -1e6F;
    const int direction = static_cast<int>(position) % far.directions();
    lower_ = FloatRaster(tangent.geometry, nothing);
    upper_ = lower_;
    far.raise(direction, receivers_m_, request_.threads, lower_);
    far.raise((direction + 1) % far.directions(), receivers_m_, request_.threads, upper_);
    const auto beyond = static_cast<float>(position - std::floor(position));
    for (std::size_t i = 0; i < tangent.values.size(); ++i) {
        const float between = lower_.values[i] + beyond * (upper_.values[i] - lower_.values[i]);
        tangent.values[i] = std::max(tangent.values[i], between);
    }
}

}  // namespace sunshed
