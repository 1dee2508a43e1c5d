#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sunshed::test {

/// Metres from the scene's south-west corner, or from the middle of a house along its length (x) and width (y).
struct ScenePoint {
    double x = 0.0;
    double y = 0.0;
};

/// One building of the mixed scene: what the map says of it and what its roof looks like.
struct MixedHouse {
    std::string id;
    std::string use;
    ScenePoint middle;
    double turn_deg = 0.0;                       ///< of its length, counter-clockwise from the grid's east
    std::vector<std::vector<ScenePoint>> rings;  ///< in the house's own axes
    std::function<double(ScenePoint)> roof_m;    ///< above the ground at its middle, in the house's own axes
    std::optional<double> year_built{};
    std::optional<double> floors{};
    std::optional<double> floor_area_m2{};
    std::optional<double> existing_pv_m2{};
    std::optional<double> electricity_kwh{};

    [[nodiscard]] ScenePoint in_scene(const ScenePoint& own) const;
    [[nodiscard]] ScenePoint in_own_axes(const ScenePoint& scene) const;
};

const std::vector<MixedHouse>& mixed_houses();

/// Elevation of the roof or ground at a point of the scene, m.
double mixed_surface_m(const ScenePoint& point);

/// Height of the tree at a point above ground, 0 where there is none, m.
double mixed_canopy_m(const ScenePoint& point);

}  // namespace sunshed::test
