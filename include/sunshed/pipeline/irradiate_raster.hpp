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
#include "sunshed/pipeline/overview.hpp"
#include "sunshed/pipeline/tile_site.hpp"
#include "sunshed/pipeline/tiles.hpp"
#include "sunshed/surface/build_surface.hpp"
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
    NodataPolicy nodata = NodataPolicy::open;
    bool sun_hours_by_month = false;
    int directions = 128;
    double radius_m = unlimited_radius_m;
    Threads threads{};
};

/// What was found for some cells of the raster, and which of them had a value; each cell comes once.
using TileSink = std::function<void(const Window& cells, IrradianceResult result, const Raster<std::uint8_t>& known)>;

/// irradiate() tile by tile, slice by slice: the same bytes whatever the slices are. What lies beyond a tile's halo
/// shades too, by blocks of the raster's highest elevations that grow with the distance (MaxPyramid); far terrain
/// lies around the raster.
/// @throws Error where every cell is unknown or the nodata policy refuses some; Error{cancelled}
RasterSummary irradiate_raster(const RasterScene& scene, const TilePlan& plan, const TileSink& sink,
                               Progress& progress);

}  // namespace sunshed
