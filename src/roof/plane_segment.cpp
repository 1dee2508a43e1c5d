#include "plane_segment.hpp"

#include <utility>

#include "sunshed/core/raster.hpp"

namespace sunshed {

RoofSegment segment_on(const RoofPlane& plane, Polygon outline) {
    RoofSegment segment;
    segment.plane = plane;
    const TiltAzimuth lean = tilt_azimuth_from_normal(plane.normal());
    segment.tilt_deg = lean.tilt_deg;
    segment.azimuth_deg = lean.azimuth_deg;
    segment.plane_rmse_m = missing_d;
    segment.outline = normalised(std::move(outline));
    segment.ground_area_m2 = area_m2(segment.outline);
    segment.area_m2 = segment.ground_area_m2 / plane.normal().z;
    return segment;
}

}  // namespace sunshed
