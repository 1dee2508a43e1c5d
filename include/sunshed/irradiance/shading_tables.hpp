#pragma once

#include <array>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/irradiance/plane_series.hpp"

namespace sunshed {

/// Share of a plane's beam that is lost to shading in each month and hour of local time, 0..1; NaN where the open plane
/// gets none. Hours count on the clock of `utc_offset_h`.
using ShadingByHour = MonthArray<std::array<double, 24>>;
ShadingByHour beam_shading_by_hour(const SkyInGridAxes& grid_sky, const SunlitTables& surroundings, double tilt_deg,
                                   double grid_azimuth_deg, double utc_offset_h);

/// Elevation of the horizon around a group of cells, degrees: where half of them see the sun. Evenly from true north
/// clockwise, as PVGIS takes it (`userhorizon`). What is solid counts.
std::vector<double> median_horizon_deg(const SunlitTable& horizons, int azimuths, double grid_convergence_deg);

/// Share of the cells that do not see a sun at each azimuth (columns, evenly from true north) and each elevation
/// (rows), as SAM's table of beam shading by azimuth and altitude has it, per cent.
std::vector<std::vector<double>> shading_by_sun_pct(const SunlitTable& horizons, int azimuths,
                                                    const std::vector<double>& elevations_deg,
                                                    double grid_convergence_deg);

}  // namespace sunshed
