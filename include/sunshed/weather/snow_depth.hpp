#pragma once

#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// A degree-day model of snow on the ground.
struct SnowModelOptions {
    /// Precipitation falls as snow below the first, as rain above the second, mixed between (Hock 2003, J. Hydrol.
    /// 282).
    double all_snow_c = 0.0;
    double all_rain_c = 2.0;
    /// Melt a degree and day over 0 degrees C, mm of water (Hock 2003, table 1: 1.6 to 6 for snow on open ground).
    double melt_mm_per_degree_day = 3.5;
    /// New snow, kg m-3, and what it settles towards with a time constant in days (Pomeroy & Gray 1995).
    double new_density_kg_m3 = 100.0;
    double settled_density_kg_m3 = 300.0;
    double settling_days = 20.0;
};

/// Fills `snow_depth_cm` from precipitation and air temperature where the file has no depth and has precipitation.
/// The year is run twice, so that it begins with the snow that December left. Says in the notes what it did.
/// @returns whether the series now has a depth at every interval
bool model_snow_depth(WeatherSeries& series, const SnowModelOptions& options = {});

}  // namespace sunshed
