#include "sunshed/irradiance/sunlit_table.hpp"

#include <algorithm>

#include "sunshed/core/angle.hpp"

namespace sunshed {

void OpeningCounts::write(SunlitTable& table, int direction) const {
    const double share_of_cell = 65535.0 / std::max(1, table.cell_count);
    std::uint32_t open = 0;
    auto* shares = table.open_share.data() + static_cast<std::size_t>(direction) * at.size();
    for (std::size_t bin = 0; bin < at.size(); ++bin) {
        open += at[bin];
        shares[bin] = static_cast<std::uint16_t>(open * share_of_cell + 0.5);
    }
}

double sunlit_fraction(const SunlitTable& table, double grid_azimuth_deg, double sine_of_elevation) {
    if (table.cell_count == 0) {
        return 1.0;
    }
    return table.share_at(static_cast<float>(wrap_azimuth_deg(grid_azimuth_deg) / 360.0),
                          static_cast<float>(std::clamp(sine_of_elevation, 0.0, 1.0)));
}

double SunlitTables::sunlight_share(double grid_azimuth_deg, double sine_of_elevation, int month) const {
    const double open = sunlit_fraction(solid, grid_azimuth_deg, sine_of_elevation);
    if (!has_trees()) {
        return open;
    }
    const double through = tree_transmissivity.at(static_cast<std::size_t>(month));
    return through * open + (1.0 - through) * sunlit_fraction(with_trees, grid_azimuth_deg, sine_of_elevation);
}

}  // namespace sunshed
