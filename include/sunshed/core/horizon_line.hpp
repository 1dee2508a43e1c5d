#pragma once

#include <vector>

namespace sunshed {

/// One point of a skyline.
struct HorizonPoint {
    double azimuth_deg = 0.0;    ///< compass, true north
    double elevation_deg = 0.0;  ///< above the horizontal
};

/// The skyline around a place, drawn straight between its points and round the circle.
class HorizonLine {
public:
    /// @param points  in any order, at least one; azimuths 0 to 360, each once
    explicit HorizonLine(std::vector<HorizonPoint> points);

    /// Elevation toward an azimuth, degrees.
    [[nodiscard]] double elevation_deg(double azimuth_deg) const;
    /// In order of azimuths.
    [[nodiscard]] const std::vector<HorizonPoint>& points() const { return points_; }

private:
    std::vector<HorizonPoint> points_;
};

}  // namespace sunshed
