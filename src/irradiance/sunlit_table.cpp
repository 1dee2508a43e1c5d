#include "sunshed/irradiance/sunlit_table.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

double share_at(const SunlitTable& table, int direction, double sine) {
    const std::uint16_t* shares = table.direction_shares(direction);
    const double position = std::clamp(sine, 0.0, 1.0) * SunlitTable::bins;
    const int lower = std::min(static_cast<int>(position), SunlitTable::bins - 1);
    const double beyond = position - lower;
    return ((1.0 - beyond) * shares[lower] + beyond * shares[lower + 1]) / 65535.0;
}

}  // namespace

double sunlit_fraction(const SunlitTable& table, double grid_azimuth_deg, double sine_of_elevation) {
    if (table.cell_count == 0) {
        return 1.0;
    }
    const double position = wrap_azimuth_deg(grid_azimuth_deg) / 360.0 * table.directions;
    const int lower = static_cast<int>(position) % table.directions;
    const double beyond = position - std::floor(position);
    return (1.0 - beyond) * share_at(table, lower, sine_of_elevation) +
           beyond * share_at(table, (lower + 1) % table.directions, sine_of_elevation);
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
