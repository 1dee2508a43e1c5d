#include "sunshed/roof/thinned.hpp"

#include <algorithm>
#include <iterator>

#include "label_outlines.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

Ring thinned(const Ring& ring, double tolerance_m) {
    Ring simple = simplified_ring(ring, tolerance_m);
    return is_simple(simple) ? simple : ring;
}

}  // namespace

Polygon thinned(const Polygon& polygon, double tolerance_m) {
    Polygon thin{thinned(polygon.outer, tolerance_m), {}};
    for (const Ring& hole : polygon.holes) {
        thin.holes.push_back(thinned(hole, tolerance_m));
    }
    return thin;
}

MultiPolygon thinned(const MultiPolygon& polygons, double tolerance_m) {
    MultiPolygon thin;
    std::transform(polygons.begin(), polygons.end(), std::back_inserter(thin),
                   [&](const Polygon& polygon) { return thinned(polygon, tolerance_m); });
    return thin;
}

}  // namespace sunshed
