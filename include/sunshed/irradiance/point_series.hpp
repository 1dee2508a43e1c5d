#pragma once

#include <vector>

#include "sunshed/core/horizon_line.hpp"
#include "sunshed/irradiance/sunlit_table.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// What a skyline leaves of the sun and the sky, as one cell that sees it.
/// @param grid_convergence_deg  true azimuth = grid azimuth + this
SunlitTable sunlit_table_of(const HorizonLine& skyline, double grid_convergence_deg = 0.0);

/// Irradiance on one plane at a place through the year: means over each interval of the SkyYear, W/m2.
struct PointSeries {
    std::vector<float> beam_w_m2;         ///< of the sun's disc, what the skyline leaves
    std::vector<float> circumsolar_w_m2;  ///< of its surroundings; where the transposition has such light
    std::vector<float> diffuse_w_m2;      ///< of the sky, the circumsolar in it
    std::vector<float> reflected_w_m2;    ///< of the ground
    double sky_view = 1.0;                ///< share of the sky that a level plane sees
};

/// @param skyline  nullptr = level
/// @param azimuth_deg  of the plane, true north
PointSeries point_series(const SkyYear& sky, const HorizonLine* skyline, double tilt_deg, double azimuth_deg);

}  // namespace sunshed
