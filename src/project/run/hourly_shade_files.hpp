#pragma once

#include <string>
#include <vector>

#include "sunshed/irradiance/hourly_shade.hpp"

namespace sunshed {

/// Writes hourly_shade_01.tif to hourly_shade_12.tif into a folder that is there.
void write_hourly_shade(const std::string& folder, const std::string& crs_wkt, const HourlyShadeRequest& request,
                        const std::vector<std::string>& creation_options, Progress& progress);

}  // namespace sunshed
