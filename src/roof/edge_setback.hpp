#pragma once

#include "sunshed/roof/usable_area.hpp"

namespace sunshed {

/// The outline of a segment less the set-back that each of its edges keeps.
MultiPolygon inside_edges(const RoofSegment& segment, const SetbackOptions& options);

}  // namespace sunshed
