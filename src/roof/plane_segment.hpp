#pragma once

#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// A segment on a plane that was constructed, without its cells.
RoofSegment segment_on(const RoofPlane& plane, Polygon outline);

}  // namespace sunshed
