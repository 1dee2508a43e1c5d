#pragma once

namespace sunshed {

/// What was wrong with a feature's geometry on reading.
enum class GeometryFault {
    none,
    repaired,       ///< it was invalid and has been made valid
    missing,        ///< the feature has none
    not_polygonal,  ///< points or lines
    no_area,
    not_finite,       ///< a vertex is not a number
    tangled,          ///< it crosses itself too often to be repaired
    outside_the_crs,  ///< a vertex cannot be brought into the project's CRS
};

/// Whether there is a geometry of which no outline can be made.
constexpr bool is_broken(GeometryFault fault) {
    return fault == GeometryFault::not_finite || fault == GeometryFault::tangled ||
           fault == GeometryFault::outside_the_crs;
}

}  // namespace sunshed
