#pragma once

#include <array>
#include <string>
#include <vector>

#include "sunshed/report/table.hpp"

namespace sunshed {

/// Directions around a roof that its tables of shading have, from north clockwise.
inline constexpr int shading_azimuths = 36;

/// A month of a roof segment.
struct SegmentShadingRow {
    std::string building_id;
    std::string segment_id;
    int month = 1;
    std::array<double, 24> lost_share{};  ///< of the beam, by hour; NaN where there is none
    std::string clock;                    ///< that the hours are on
};

/// What stands around a building's roofs.
struct HorizonRow {
    std::string building_id;
    std::vector<double> horizon_deg;  ///< median of its roofs, by azimuth
};

/// An altitude of the sun, in SAM's table of one building.
struct SamShadingRow {
    double altitude_deg = 0.0;
    std::vector<double> lost_pct;  ///< of the beam, by azimuth; north again at the end
};

/// The columns of series/segment_shading.csv, series/building_horizons.csv and series/sam/*.csv.
const std::vector<TableColumn<SegmentShadingRow>>& segment_shading_columns();
const std::vector<TableColumn<HorizonRow>>& horizon_columns();
const std::vector<TableColumn<SamShadingRow>>& sam_shading_columns();

}  // namespace sunshed
