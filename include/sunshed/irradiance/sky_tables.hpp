#pragma once

#include <optional>

#include "sunshed/core/month.hpp"
#include "sunshed/irradiance/sky_table.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// A sky as a scene's light is looked up in it: made once, for all parts of the scene.
struct SkyTables {
    SkyTable solid;                 ///< of the sky, dimmed by the trees' transmissivity where there are trees
    std::optional<SkyTable> trees;  ///< of the sky dimmed by 1 - transmissivity, in tree_directions()
    MonthArray<double> tree_transmissivity = each_month(1.0);
};

/// Crowns are no sharper than every second direction shows them.
[[nodiscard]] int tree_directions(int directions);

/// @param grid_convergence_deg  true azimuth = grid azimuth + this
/// @param tree_transmissivity  0..1, where there are trees
SkyTables build_sky_tables(const SkyYear& sky, int directions, double grid_convergence_deg,
                           const std::optional<MonthArray<double>>& tree_transmissivity);

}  // namespace sunshed
