#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/ports.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/core/site.hpp"
#include "sunshed/horizon/radius.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/irradiance/irradiate_steps.hpp"
#include "sunshed/pipeline/overview.hpp"
#include "sunshed/pipeline/tile_site.hpp"
#include "sunshed/pipeline/tiles.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/weather/period.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// Tiles, none wider than one sky.
TilePlan raster_tiles(const GridGeometry& raster);

/// A raster of any size, read window by window.
struct RasterScene {
    RasterSource& elevation_m;              ///< NaN where unknown
    RasterSource* tree_height_m = nullptr;  ///< above the elevations, on their grid; nullptr = none
    MonthArray<double> tree_transmissivity = each_month(1.0);
    const FloatRaster* far_terrain_m = nullptr;   ///< around the raster; nullptr or empty = none
    std::function<Site(Point2 middle)> site_at;   ///< of a tile
    std::function<SkyYear(const Place&)> sky_at;  ///< sun and sky there
    /// Of some cells, in place of the surface's own; empty = its own.
    std::function<NormalField(const Window& cells)> normals_of{};
    NodataPolicy nodata = NodataPolicy::open;
    bool sun_hours_by_month = false;
    int directions = 128;
    double radius_m = unlimited_radius_m;
    Threads threads{};
};

/// What was found for some cells of the raster, and which of them had a value; each cell comes once.
using TileSink = std::function<void(const Window& cells, IrradianceResult result, const Raster<std::uint8_t>& known)>;

/// Several skies over one surface, and which of them a result is of; those of a window come one after another.
using SkiesAt = std::function<std::vector<SkyYear>(const Place&)>;
using SkiesSink = std::function<void(const Window& cells, std::size_t sky, IrradianceResult result,
                                     const Raster<std::uint8_t>& known)>;

/// What was found for one step in some cells of the raster. An instant's angles of incidence are missing at night.
struct RasterStep {
    std::size_t sky = 0;
    std::size_t step = 0;
    StepResult result;
    FloatRaster incidence_deg;  ///< of instants; empty otherwise
};
using StepSink = std::function<void(const Window& cells, RasterStep step, const FloatRaster& sky_view,
                                    const Raster<std::uint8_t>& known)>;

/// Steps in which irradiation is summed, in order and apart.
struct RasterSteps {
    std::vector<TimeSpan> spans;  ///< each interval of the skies lies in one of them
    bool are_instants = false;    ///< then each has one interval at most
};

/// irradiate() tile by tile, slice by slice: the same bytes whatever the slices are. What lies beyond a tile's halo
/// shades too, by blocks of the raster's highest elevations that grow with the distance (MaxPyramid); far terrain
/// lies around the raster.
/// @throws Error where every cell is unknown or the nodata policy refuses some; Error{cancelled}
RasterSummary irradiate_raster(const RasterScene& scene, const TilePlan& plan, const TileSink& sink,
                               Progress& progress);

/// The same under several skies; the scene's own sky is not used.
RasterSummary irradiate_raster(const RasterScene& scene, const SkiesAt& skies_at, const TilePlan& plan,
                               const SkiesSink& sink, Progress& progress);

/// The same step by step (StepIrradiance): of each step all skies, those without an interval in it too.
RasterSummary irradiate_raster_in_steps(const RasterScene& scene, const SkiesAt& skies_at, const RasterSteps& steps,
                                        const TilePlan& plan, const StepSink& sink, Progress& progress);

}  // namespace sunshed
