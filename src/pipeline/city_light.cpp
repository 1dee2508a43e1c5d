#include "city_light.hpp"

#include <algorithm>

#include "sunshed/irradiance/irradiate_scene.hpp"

namespace sunshed {

CityLight::CityLight(const CityScene& scene, const SkyYear& sky, const CityOptions& options, const Shades& shades)
    : tree_transmissivity_(scene.tree_transmissivity) {
    tables_.reserve(2);  // parts keep references to them
    const auto add = [&](const SkyYear& part_of_sky, const FloatRaster& obstacles_m, const ElevationPyramid* beyond,
                         int directions) {
        tables_.push_back(build_sky_table(part_of_sky, directions, scene.grid_convergence_deg));
        parts_.emplace_back(obstacles_m, tables_.back(), options.horizon_radius_m, shades.far,
                            PartOfRaster{shades.part, beyond});
    };
    if (shades.tree_top_m.empty()) {
        add(sky, shades.elevation_m, shades.beyond, options.directions);
        return;
    }
    MonthArray<double> held_back{};
    std::transform(tree_transmissivity_.begin(), tree_transmissivity_.end(), held_back.begin(),
                   [](double through) { return 1.0 - through; });
    add(dimmed(sky, tree_transmissivity_), shades.elevation_m, shades.beyond, options.directions);
    add(dimmed(sky, held_back), shades.tree_top_m, shades.tree_tops_beyond, tree_directions(options.directions));
}

}  // namespace sunshed
