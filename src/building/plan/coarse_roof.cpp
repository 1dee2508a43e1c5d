#include "coarse_roof.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

/// Area over half the border, in cells: half the side of a square, the width of a long strip.
double width_cells(const RoofSegment& segment) {
    const double border_m = perimeter_m(segment.outline);
    const double cell_m = std::sqrt(segment.ground_area_m2 / std::max(1.0, static_cast<double>(segment.cells.size())));
    return 2.0 * segment.ground_area_m2 / border_m / cell_m;
}

/// The share of a roof in planes too small for their slope to be sure, 0..1.
double narrow_share(const std::vector<RoofSegment>& segments) {
    constexpr double enough_cells = 2.5;
    double narrow_m2 = 0.0;
    double all_m2 = 0.0;
    for (const RoofSegment& segment : segments) {
        all_m2 += segment.ground_area_m2;
        narrow_m2 += width_cells(segment) < enough_cells ? segment.ground_area_m2 : 0.0;
    }
    return all_m2 > 0.0 ? narrow_m2 / all_m2 : 0.0;
}

}  // namespace

bool is_coarse(const std::vector<RoofSegment>& segments) {
    return narrow_share(segments) > 0.5;
}

}  // namespace sunshed
