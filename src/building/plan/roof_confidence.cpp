#include "roof_confidence.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

double roof_confidence(const std::vector<RoofSegment>& segments, const MultiPolygon& footprint, double cell_size_m) {
    const double footprint_m2 = area_m2(footprint);
    double borders_m = 0.0;            // those between planes twice, once from each side
    double strange_m2 = footprint_m2;  // what no plane was found on, too
    for (const RoofSegment& segment : segments) {
        borders_m += perimeter_m(segment.outline);
        strange_m2 -= segment.ground_area_m2;
        for (const RoofObstacle& obstacle : segment.obstacles) {
            // Flat roofs carry plant and stair heads; on pitched ones little stands that is not a roof of its own.
            const bool is_usual = std::isnan(segment.azimuth_deg) && obstacle.height_m > 0.0;
            strange_m2 += is_usual ? 0.0 : area_m2(obstacle.outline);
        }
    }
    for (const Polygon& polygon : footprint) {
        borders_m -= perimeter_m(polygon);
    }
    const double border_share = std::max(0.0, borders_m / 2.0) * cell_size_m / footprint_m2;
    const double strange_share = std::max(0.0, strange_m2) / footprint_m2;
    return std::clamp(0.830 - 0.033 * std::log(border_share + 0.01) - 1.72 * strange_share, 0.0, 1.0);
}

}  // namespace sunshed
