#pragma once

#include <functional>
#include <string>
#include <vector>

#include "project/read/sky_mix.hpp"
#include "sunshed/pipeline/irradiate_raster.hpp"
#include "sunshed/report/rasters.hpp"
#include "sunshed/weather/series_part.hpp"

namespace sunshed {

/// Where rasters of the sun go, and how.
struct IrradianceFiles {
    std::string folder;
    GridGeometry grid;
    std::string crs_wkt;
    FileTags tags;
    bool in_memory = false;
    RasterScope scope;
    std::vector<std::string> creation_options;
    /// Takes cells of a window out that have no result, e.g. those outside a mask.
    std::function<void(const Window& cells, Raster<std::uint8_t>& known)> leave_out = [](const auto&, auto&) {};
};

// Below, the scene's own sky is not used; cells where a raster of the sky is missing have no result.

/// How many cells of the surface have no value, once the rasters stand.
using UnknownCells = std::size_t;

/// Sums over a year or a period: the files of raster_files(). Where a cloudless sky is compared, clear_sky.tif has its
/// sums and clearness.tif the ratio of the global ones.
UnknownCells write_sums(const RasterScene& scene, const SkyMix& skies, const TilePlan& plan,
                        const IrradianceFiles& files, Progress& progress);

/// Sums step by step as bands (StepSumsWriter), and over all steps as in write_sums().
/// @param utc_offset_h  of the clock that steps are named on
UnknownCells write_steps(const RasterScene& scene, const SkyMix& skies, const std::vector<TimeSpan>& steps,
                         StepLength length, double utc_offset_h, const TilePlan& plan, const IrradianceFiles& files,
                         Progress& progress);

/// Instants as a file each (InstantsWriter).
UnknownCells write_instants(const RasterScene& scene, const SkyMix& skies, const std::vector<TimeSpan>& seconds,
                            double utc_offset_h, const TilePlan& plan, const IrradianceFiles& files,
                            Progress& progress);

}  // namespace sunshed
