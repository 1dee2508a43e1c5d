#pragma once

#include <vector>

#include "sunshed/solar/sun_position.hpp"

namespace sunshed {

/// The sun seen from the earth's centre through a span of time, interpolated between exact positions six hours apart.
///
/// Right ascension and declination are so smooth that straight lines between them err by less than 0.0001 degrees (the
/// declination bends by 0.007 degrees a day squared at most: h^2 / 8 of that); the sidereal time runs evenly. A year
/// takes 1,461 exact positions, whatever number of moments is asked for. Safe to read from many threads.
class SunPath {
public:
    /// @param begin, end  every time asked for lies between them
    SunPath(UtcTime begin, UtcTime end);

    [[nodiscard]] GeocentricSun at(UtcTime time) const;

private:
    double first_s_ = 0.0;
    std::vector<GeocentricSun> knots_;
};

}  // namespace sunshed
