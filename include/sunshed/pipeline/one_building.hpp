#pragma once

#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {

/// A scene of one building on a surface model that is an array.
/// @param dsm_m  elevations with the roofs, metres; NaN where unknown
/// @param site  of the array's middle
/// @throws Error where no elevation is known, or some are not and the policy refuses that
CityScene scene_of_building(FloatRaster dsm_m, BuildingInput building, Site site, WeatherSeries weather,
                            NodataPolicy nodata = NodataPolicy::open);

/// Its roof, modules and energy; all of the array shades. A building that cannot be assessed says why in its record.
/// @throws Error as scene_of_building()
BuildingRecord assess_building(FloatRaster dsm_m, const MultiPolygon& footprint, const Site& site,
                               const WeatherSeries& weather, const CityOptions& options = {});

}  // namespace sunshed
