#pragma once

#include "sunshed/building/assess_building.hpp"
#include "sunshed/irradiance/irradiate.hpp"

namespace sunshed {

/// kWh per kWp a year for a flush module in the plane of each cell: its monthly irradiation times the AC energy that a
/// kWp gives per kWh m-2 in an open plane of like tilt and azimuth (a table, interpolated).
FloatRaster pv_yield_raster(const IrradianceResult& irradiance, const NormalField& normals, const ChainWeather& weather,
                            const AssessOptions& options, Threads threads);

}  // namespace sunshed
