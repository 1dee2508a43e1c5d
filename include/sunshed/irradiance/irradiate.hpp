#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/irradiance/sky_table.hpp"
#include "sunshed/irradiance/sunlit_table.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

struct IrradianceRequest {
    const Surface& surface;
    const NormalField& normals;
    /// Which roof segment a cell belongs to, -1 for none; nullptr where there are no segments.
    const Raster<std::int32_t>* segment_of_cell = nullptr;
    int segment_count = 0;
    double radius_m = 1e9;  ///< beyond it nothing shades
    Threads threads;
};

/// Irradiation in the plane of each cell over the year, kWh m-2; finite everywhere.
struct IrradianceResult {
    FloatRaster global_kwh_m2;
    FloatRaster beam_kwh_m2;
    FloatRaster diffuse_kwh_m2;    ///< sky: circumsolar, uniform and horizon band
    FloatRaster reflected_kwh_m2;  ///< from what is not sky
    MonthArray<FloatRaster> monthly_kwh_m2;
    FloatRaster sky_view;   ///< 0..1, of a horizontal receiver
    FloatRaster sun_hours;  ///< hours a year with the sun above the horizon of the surface
    std::vector<SunlitTable> segments;
};

/// The year's irradiation of every cell, shadowed by the surface in as many directions as the table has.
///
/// Beam and circumsolar come from suns above both the horizon and the cell's own plane; the uniform part of the sky is
/// what of it the plane sees; the horizon band is dimmed where the horizon hides it; the rest of what the plane sees
/// reflects global horizontal irradiation with the month's albedo.
/// The same bytes for any number of threads.
/// @throws Error{cancelled} where progress asks to stop
IrradianceResult irradiate(const IrradianceRequest& request, const SkyTable& table, Progress& progress);

}  // namespace sunshed
