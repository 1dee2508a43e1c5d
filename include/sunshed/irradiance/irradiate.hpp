#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/horizon/far_horizon.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/horizon/radius.hpp"
#include "sunshed/irradiance/sky_table.hpp"
#include "sunshed/irradiance/sunlit_table.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// Trees over a surface. Light that passes between their tops and what is solid behind them is dimmed by the month's
/// transmissivity; what is solid blocks it.
///
/// A month's irradiation is linear in the light, so it is t x (what the solid surface lets through) + (1 - t) x (what
/// surface and trees together let through): two passes, whose tables hold the sky dimmed by t and by 1 - t.
struct TreeShade {
    const FloatRaster& top_m;             ///< elevation of the tree tops; the surface's own where there is no tree
    MonthArray<double> transmissivity{};  ///< 0..1
    const SkyTable& table;                ///< of the sky dimmed by 1 - transmissivity; may have fewer directions
    const MaxPyramid* beyond = nullptr;   ///< tree tops of the raster that a tile is a part of
};

/// A surface that is a part of a larger raster, with a halo around the cells that are wanted.
struct Tile {
    Window served;                       ///< of the surface
    GridPart part;                       ///< the surface's place in the raster
    const MaxPyramid* beyond = nullptr;  ///< what shades from beyond the halo; nullptr = nothing does
};

struct IrradianceRequest {
    const Surface& surface;
    const NormalField& normals;  ///< of the served cells
    std::optional<Tile> tile{};  ///< where the surface is not all there is
    /// Which roof segment a served cell belongs to, -1 for none; nullptr where there are no segments.
    const Raster<std::int32_t>* segment_of_cell = nullptr;
    int segment_count = 0;
    bool sun_hours_by_month = false;       ///< sum them too
    double radius_m = unlimited_radius_m;  ///< beyond it nothing shades
    const FarHorizon* far = nullptr;       ///< terrain outside the raster, for the served cells and maybe more; as many
                                           ///< directions as the table or a multiple
    const TreeShade* trees = nullptr;      ///< then the table is of the sky dimmed by their transmissivity
    Threads threads{};
};

/// Irradiation in the plane of each cell over the year, kWh m-2; finite everywhere.
struct IrradianceResult {
    FloatRaster global_kwh_m2;
    FloatRaster beam_kwh_m2;
    FloatRaster diffuse_kwh_m2;    ///< sky: circumsolar, uniform and horizon band
    FloatRaster reflected_kwh_m2;  ///< from what is not sky
    MonthArray<FloatRaster> monthly_kwh_m2;
    FloatRaster sky_view;   ///< 0..1, of a horizontal receiver
    FloatRaster sun_hours;  ///< hours a year with the sun above the horizon of the surface and its trees
    MonthArray<FloatRaster> sun_hours_by_month;  ///< a month each; empty rasters where they were not asked for
    std::vector<SunlitTables> segments;
};

/// The year's irradiation of every served cell, shadowed by the surface in as many directions as the table has.
///
/// Beam and circumsolar come from suns above both the horizon and the cell's own plane; the uniform part of the sky is
/// what of it the plane sees; the horizon band is dimmed where the horizon hides it; the rest of what the plane sees
/// reflects global horizontal irradiation with the month's albedo.
/// The same bytes for any number of threads.
/// @throws Error{cancelled} where progress is cancelled
IrradianceResult irradiate(const IrradianceRequest& request, const SkyTable& table, Progress& progress);

}  // namespace sunshed
