#pragma once

#include <string>

namespace sunshed {

/// A place on the earth and its clock.
struct Place {
    std::string name;
    double latitude_deg = 0.0;   ///< north positive
    double longitude_deg = 0.0;  ///< east positive, -180..180
    double altitude_m = 0.0;
    double utc_offset_h = 0.0;  ///< of its clock: a file's own, a scene's local standard time
};

/// "45.75 N, 126.65 E", with so many digits.
std::string coordinate_words(const Place& place, int decimals = 2);

}  // namespace sunshed
