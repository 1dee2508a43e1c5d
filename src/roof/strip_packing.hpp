#pragma once

#include <vector>

#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// A rectangle in the packing frame: lower left corner; all have the same size.
struct PackedRectangle {
    double x = 0.0;
    double y = 0.0;
};

/// Strips of rectangles, each `height` high.
struct StripPattern {
    double width = 1.0;  ///< of a rectangle
    double height = 1.0;
    double gap = 0.0;    ///< between rectangles of a strip
    double pitch = 1.0;  ///< least distance from strip to strip, lower edge to lower edge; at least height
};

/// Packs rectangles into disjoint polygons. Within a strip the free stretches between the polygons' edges are found
/// exactly and filled. Where strips lie is found by dynamic programming over places a few centimetres apart and
/// at the polygons' corners: no other choice of those places holds more rectangles.
std::vector<PackedRectangle> pack_strips(const MultiPolygon& polygons, const StripPattern& pattern);

}  // namespace sunshed
