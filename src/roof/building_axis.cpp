#include "sunshed/roof/building_axis.hpp"

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

double building_axis_azimuth_deg(const MultiPolygon& polygons) {
    // Four times the angle makes the four directions of a rectangle one, so that their lengths add up.
    double x = 0.0;
    double y = 0.0;
    for (const Polygon& polygon : polygons) {
        for (std::size_t i = 0; i < polygon.outer.size(); ++i) {
            const Point2& a = polygon.outer[i];
            const Point2& b = polygon.outer[(i + 1) % polygon.outer.size()];
            const double length_m = std::hypot(b.x - a.x, b.y - a.y);
            const double angle = 4.0 * std::atan2(b.x - a.x, b.y - a.y);
            // Long walls say more about a building's direction than the steps of its corners.
            x += length_m * length_m * std::cos(angle);
            y += length_m * length_m * std::sin(angle);
        }
    }
    const double axis = to_degrees(std::atan2(y, x)) / 4.0;
    return axis < 0.0 ? axis + 90.0 : axis;
}

}  // namespace sunshed
