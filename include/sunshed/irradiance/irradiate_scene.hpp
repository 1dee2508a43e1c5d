#pragma once

#include <optional>

#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// The sky over a scene and what stands around and upon it.
struct SceneSky {
    const SkyYear& sky;
    int directions = 128;
    double grid_convergence_deg = 0.0;                   ///< true azimuth = grid azimuth + this
    const FloatRaster* far_terrain_m = nullptr;          ///< empty or nullptr = none
    std::optional<Box2> raster_bounds{};                 ///< what a tile is a part of; far terrain lies around it
    const FloatRaster* tree_top_m = nullptr;             ///< empty or nullptr = none
    const ElevationPyramid* tree_tops_beyond = nullptr;  ///< a tile's halo
    MonthArray<double> tree_transmissivity = each_month(1.0);
};

/// Crowns are no sharper than every second direction shows them.
[[nodiscard]] int tree_directions(int directions);

/// irradiate() with its tables, far horizons and trees made ready: the sky is dimmed where there are trees and left as
/// it is where there are none. `trees` of the request is set here, and `far` where it is not set yet.
IrradianceResult irradiate_scene(IrradianceRequest request, const SceneSky& scene, Progress& progress);

}  // namespace sunshed
