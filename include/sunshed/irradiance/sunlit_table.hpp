#pragma once

#include <array>
#include <cmath>
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
    /// Share of the cells that see the sun, 0..1, linear between directions and bins. The table is not empty.
    /// @param turn  grid azimuth as a share of the circle, 0..1, @param sine  of the elevation, 0..1
    [[nodiscard]] float share_at(float turn, float sine) const {
        const float around = turn * static_cast<float>(directions);
        const int left = static_cast<int>(around);
        const float beyond = around - static_cast<float>(left);
        const float up = sine * static_cast<float>(bins);
        const int bin = static_cast<int>(up) < bins ? static_cast<int>(up) : bins - 1;
        const float above = up - static_cast<float>(bin);
        const int first = left < directions ? left : 0;
        const std::uint16_t* low = direction_shares(first) + bin;
        const std::uint16_t* high = direction_shares(first + 1 < directions ? first + 1 : 0) + bin;
        const float at_low = static_cast<float>(low[0]) + above * static_cast<float>(low[1] - low[0]);
        const float at_high = static_cast<float>(high[0]) + above * static_cast<float>(high[1] - high[0]);
        return (at_low + beyond * (at_high - at_low)) * (1.0F / 65535.0F);
    }
};

/// How many cells begin to see the sun at each bin, in one direction.
struct OpeningCounts {
    std::array<std::uint32_t, SunlitTable::bins + 1> at{};

    /// Adds cells whose horizon has this tangent: the first bin not below it opens.
    void add(float tangent, std::uint32_t cells = 1) {
        const float t = tangent > 0.0F ? tangent : 0.0F;
        const float position = t / std::sqrt(1.0F + t * t) * static_cast<float>(SunlitTable::bins);
        const auto below = static_cast<std::size_t>(position);
        at[static_cast<float>(below) < position ? below + 1 : below] += cells;
    }
    /// Writes the table's shares of one direction, of its cell_count cells.
    void write(SunlitTable& table, int direction) const;
};

/// Share of the cells that see the sun, 0..1, linear between directions and bins. An empty table sees everything.
double sunlit_fraction(const SunlitTable& table, double grid_azimuth_deg, double sine_of_elevation);

/// What stands around a group of cells: what is solid, and that with its trees.
struct SunlitTables {
    SunlitTable solid;
    SunlitTable with_trees;  ///< empty where there are no trees
    MonthArray<double> tree_transmissivity = each_month(1.0);

    [[nodiscard]] bool has_trees() const { return with_trees.cell_count > 0; }
    /// The sun's light that reaches the cells, share of an open sky's, in a month 0..11.
    [[nodiscard]] double sunlight_share(double grid_azimuth_deg, double sine_of_elevation, int month) const;
    /// The same; @param turn  grid azimuth as a share of the circle, 0..1, @param through  transmissivity of the month
    [[nodiscard]] float light_at(float turn, float sine, float through) const {
        const float open = solid.cell_count > 0 ? solid.share_at(turn, sine) : 1.0F;
        return has_trees() ? through * open + (1.0F - through) * with_trees.share_at(turn, sine) : open;
    }
};

}  // namespace sunshed
