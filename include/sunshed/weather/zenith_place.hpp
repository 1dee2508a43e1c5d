#pragma once

#include <vector>

#include "sunshed/core/time.hpp"

namespace sunshed {

/// A sun's zenith angle that a file gives for one of its stamps.
struct ZenithReading {
    UtcTime clock;  ///< the stamp as if its clock ran in UTC
    double zenith_deg = 0.0;
};

/// Where such angles were computed.
struct ZenithPlace {
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;  ///< east of the meridian of the file's clock (15 degrees for each hour from UTC)
    double worst_deg = 0.0;      ///< largest difference between the readings and the sun there
};

/// Where the sun stands so: least squares, as cos z = sin lat sin dec + cos lat cos dec cos(hour angle) is linear in
/// sin lat, cos lat cos lon and cos lat sin lon. At least a day of readings.
ZenithPlace place_from_zenith(const std::vector<ZenithReading>& readings);

}  // namespace sunshed
