#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/core/month.hpp"

namespace sunshed {

/// For a group of cells: which share of them sees the sun at an azimuth and elevation. A segment's hours then cost one
/// look-up each, whatever the resolution.
struct SunlitTable {
    static constexpr int bins = 128;  ///< of equal sine of the elevation
    int directions = 0;
    int cell_count = 0;
    /// [direction][bin]: share of cells whose horizon lies at or below bin / bins, in 1/65535
    std::vector<std::uint16_t> open_share;

    [[nodiscard]] const std::uint16_t* direction_shares(int direction) const {
        return open_share.data() + static_cast<std::size_t>(direction) * (bins + 1);
    }
};

/// Share of the cells that see the sun, 0..1, linear between directions and bins. An empty table sees everything.
double sunlit_fraction(const SunlitTable& table, double grid_azimuth_deg, double sine_of_elevation);

/// What stands around a group of cells: what is solid, and that with its trees.
struct Surroundings {
    SunlitTable solid;
    SunlitTable with_trees;  ///< empty where there are no trees
    MonthArray<double> tree_transmissivity = each_month(1.0);

    [[nodiscard]] bool has_trees() const { return with_trees.cell_count > 0; }
    /// The sun's light that reaches the cells, share of an open sky's, in a month 0..11.
    [[nodiscard]] double sunlight_share(double grid_azimuth_deg, double sine_of_elevation, int month) const;
};

}  // namespace sunshed
