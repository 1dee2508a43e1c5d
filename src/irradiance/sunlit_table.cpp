#include "sunshed/irradiance/sunlit_table.hpp"

#include <algorithm>

#include "sunshed/core/angle.hpp"

namespace sunshed {

double sunlit_fraction(const SunlitTable& table, double grid_azimuth_deg, double sine_of_elevation) {
    if (table.cell_count == 0) {
        return 1.0;
    }
    return table.share_at(static_cast<float>(wrap_azimuth_deg(grid_azimuth_deg) / 360.0),
                          static_cast<float>(std::clamp(sine_of_elevation, 0.0, 1.0)));
}

double Surroundings::sunlight_share(double grid_azimuth_deg, double sine_of_elevation, int month) const {
    const double open = sunlit_fraction(solid, grid_azimuth_deg, sine_of_elevation);
    if (!has_trees()) {
        return open;
    }
    const double through = tree_transmissivity.at(static_cast<std::size_t>(month));
    return through * open + (1.0 - through) * sunlit_fraction(with_trees, grid_azimuth_deg, sine_of_elevation);
}

}  // namespace sunshed
