#pragma once

#include <vector>

#include "sunshed/core/finding.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// Zeros that stand where a file has nothing. Each kind is a finding with its count: a doubt from one interval of a
/// hundred on.
///
/// - No global irradiance beside direct or diffuse: it is added up from them.
/// - Neither direct nor diffuse under global irradiance: both are missing, for the decomposition to split off.
/// - No diffuse under global and direct irradiance: it is what direct leaves of global.
/// - No direct where diffuse leaves a third and more of global: it is missing, and is what diffuse leaves.
/// @param place  where the sun is taken
std::vector<Finding> mend_components(WeatherSeries& series, const Place& place);

}  // namespace sunshed
