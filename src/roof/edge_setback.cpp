#include "edge_setback.hpp"

#include <cmath>

#include "sunshed/core/angle.hpp"
#include "sunshed/roof/inset.hpp"

namespace sunshed {

namespace {

/// How far modules keep from the edge that runs from a to b with the roof on its left.
double setback_m(const RoofSegment& segment, Point2 a, Point2 b, const SetbackOptions& options) {
    // Outward normals within 60 degrees of the way up or down make ridges and eaves; the others are verges.
    const double facing = to_radians(segment.azimuth_deg);
    const double length_m = std::hypot(b.x - a.x, b.y - a.y);
    const double downward = ((b.y - a.y) * std::sin(facing) - (b.x - a.x) * std::cos(facing)) / length_m;
    return downward > 0.5 ? options.eave_m : downward < -0.5 ? options.ridge_m : options.verge_m;
}

}  // namespace

MultiPolygon inside_edges(const RoofSegment& segment, const SetbackOptions& options) {
    if (std::isnan(segment.azimuth_deg)) {
        return inset(segment.outline, options.flat_edge_m);
    }
    return inset(segment.outline, [&](Point2 a, Point2 b) { return setback_m(segment, a, b, options); });
}

}  // namespace sunshed
