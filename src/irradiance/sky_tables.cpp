#include "sunshed/irradiance/sky_tables.hpp"

#include <algorithm>

namespace sunshed {

int tree_directions(int directions) {
    return directions >= 16 && directions % 2 == 0 ? directions / 2 : directions;
}

SkyTables build_sky_tables(const SkyYear& sky, int directions, double grid_convergence_deg,
                           const std::optional<MonthArray<double>>& tree_transmissivity) {
    if (!tree_transmissivity) {
        return {build_sky_table(sky, directions, grid_convergence_deg), {}, each_month(1.0)};
    }
    MonthArray<double> held_back{};
    std::transform(tree_transmissivity->begin(), tree_transmissivity->end(), held_back.begin(),
                   [](double through) { return 1.0 - through; });
    return {build_sky_table(dimmed(sky, *tree_transmissivity), directions, grid_convergence_deg),
            build_sky_table(dimmed(sky, held_back), tree_directions(directions), grid_convergence_deg),
            *tree_transmissivity};
}

}  // namespace sunshed
