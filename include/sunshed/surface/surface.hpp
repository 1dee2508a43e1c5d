#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// One elevation grid in projected metres, made from what people have.
struct Surface {
    FloatRaster elevation_m;     ///< what shades and is shone on; never NaN once the nodata policy was applied
    FloatRaster ground_m;        ///< bare ground; empty where unknown
    Raster<std::uint8_t> known;  ///< 1 where the input had a value, 0 where the nodata policy filled one in

    [[nodiscard]] const GridGeometry& geometry() const { return elevation_m.geometry; }
    [[nodiscard]] std::size_t filled_count() const {
        return static_cast<std::size_t>(std::count(known.values.begin(), known.values.end(), std::uint8_t{0}));
    }
};

/// Upward unit normals, one plane of values a component (x east, y north, z up).
struct NormalField {
    FloatRaster x;
    FloatRaster y;
    FloatRaster z;
};

}  // namespace sunshed
