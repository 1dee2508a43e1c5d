#pragma once

#include <string>
#include <vector>

#include "sunshed/irradiance/hourly_shade.hpp"

namespace sunshed {

/// Writes hourly_shade_01.tif to hourly_shade_12.tif into a folder that is there.
/// @param clock  that the hours are on, in words: their tag CLOCK
void write_hourly_shade(const std::string& folder, const std::string& crs_wkt, const HourlyShadeRequest& request,
                        const std::string& clock, const std::vector<std::string>& creation_options, Progress& progress);

}  // namespace sunshed
