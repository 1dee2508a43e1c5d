#pragma once

#include "sunshed/roof/usable_area.hpp"

namespace sunshed {

/// Whether a flat roof is so long or wide that it needs fire aisles.
bool needs_fire_aisles(const RoofSegment& segment, const SetbackOptions& options);

/// Strips across a roof, along the building's axis and across it, that part it into fields no longer than allowed.
MultiPolygon fire_aisles(const RoofSegment& segment, const SetbackOptions& options);

}  // namespace sunshed
