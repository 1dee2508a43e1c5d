#pragma once

#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// A rectangle in the packing frame: lower left corner; all have the same size.
struct PackedRectangle {
    double x = 0.0;
    double y = 0.0;
};

/// Strips of rectangles: each `height` high, repeated every `pitch` upward.
struct StripPattern {
    double width = 1.0;  ///< of a rectangle
    double height = 1.0;
    double gap = 0.0;    ///< between rectangles of a strip
    double pitch = 1.0;  ///< from strip to strip, at least height
    int offsets = 8;     ///< how many positions of the first strip are tried
};

/// Packs rectangles into polygons: for each strip the free stretches between the polygon's edges are found exactly and
/// filled; the offset with the most rectangles wins.
std::vector<PackedRectangle> pack_strips(const MultiPolygon& polygons, const StripPattern& pattern);

}  // namespace sunshed
