#pragma once

#include <span>
#include <string>

#include "project/read/sky_mix.hpp"
#include "sunshed/weather/period.hpp"

namespace sunshed {

/// Files of what of the sky or ground is a raster; empty = none.
struct SkyRasterPaths {
    std::string linke;
    std::string beam_coefficient;
    std::string diffuse_coefficient;
    std::string albedo;
};

/// @throws Error naming the file: another grid, a wrong number of bands, values that cannot be
SkyRasters open_sky_rasters(const SkyRasterPaths& paths, const GridGeometry& grid, const std::string& crs_wkt);

/// What a run's skies are made from.
struct SkySource {
    const WeatherSeries& weather;     ///< with clouds, or of a cloudless sky
    bool is_clear = false;            ///< it is cloudless
    bool compares = false;            ///< a cloudless sky is wanted beside
    Place place;                      ///< of the scene, with its clock
    MonthArray<double> linke{};       ///< of cloudless skies, where it is no raster
    std::span<const TimeSpan> spans;  ///< of the weather
    SkyOptions options;
};

SkyMix mix_of(const SkySource& source, const SkyRasters& rasters);

}  // namespace sunshed
