#pragma once

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// The main direction of an outline: the compass azimuth, 0..90, along or across which most of its edge length runs.
double building_axis_azimuth_deg(const MultiPolygon& polygons);

}  // namespace sunshed
