#pragma once

#include <span>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/irradiance/light_probe.hpp"
#include "sunshed/irradiance/sunlit_table.hpp"
#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// What the modules of a layout see from where they stand, and how much of the sun each gets.
struct ModuleSun {
    SunlitTables surroundings;
    std::vector<double> shares;  ///< the year's light on each module's plane over the mean of all

    [[nodiscard]] bool is_known() const { return !shares.empty(); }
};

/// Where a scene's light is looked for from single points.
struct SceneLight {
    std::span<const LightProbe> parts;  ///< what is solid; where there are trees, also that with them
    MonthArray<double> tree_transmissivity = each_month(1.0);
};

/// Horizons from modules' own places and heights: a parapet shades rows less than the roof they stand on, a stair head
/// those beside it. Modules within 3.5 m look from their middle, and each for itself where a shadow's edge runs between
/// them. Other rows are not seen: what they shade is RowSeries' part.
/// @param rows_edge_m  lower edge of rows over the roof
ModuleSun module_sun(const ModuleLayout& layout, const SceneLight& light, double rows_edge_m);

}  // namespace sunshed
