#pragma once

#include "sunshed/io/crs.hpp"

namespace sunshed {

/// The offset that web maps in China apply to WGS 84 (GCJ-02), as its published reverse-engineered formula gives it
/// (e.g. "Restrictions on geographic data in China", section GCJ-02). Outside China coordinates stay as they are.
GeographicPoint wgs84_to_gcj02(const GeographicPoint& wgs84);

/// The inverse by fixed-point iteration; the residual is below 1e-9 degrees (0.1 mm).
GeographicPoint gcj02_to_wgs84(const GeographicPoint& gcj02);

}  // namespace sunshed
