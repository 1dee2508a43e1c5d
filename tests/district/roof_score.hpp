#pragma once

#include <map>
#include <string>
#include <vector>

#include "sunshed/core/raster.hpp"
#include "sunshed/roof/segment_roof.hpp"

namespace sunshed::test {

/// A plane of the district as it was built.
struct TruePlane {
    std::string building_id;
    MultiPolygon outline;
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;  ///< NaN where flat
    double area_m2 = 0.0;      ///< in the plane
    Point2 inside;
    double elevation_m = 0.0;  ///< of that point

    [[nodiscard]] double height_at(Point2 p) const;
};

/// A box of the district's roofs: stair head, vent, air conditioner.
struct TrueObstacle {
    std::string building_id;
    MultiPolygon outline;
    double height_m = 0.0;
    double area_m2 = 0.0;
};

/// The district with its truth.
struct District {
    FloatRaster dsm_m;  ///< as built, without noise
    std::map<std::string, MultiPolygon> footprints;
    std::vector<TruePlane> planes;
    std::vector<TrueObstacle> obstacles;
};

District read_district();

using Roofs = std::map<std::string, std::vector<RoofSegment>>;

/// Segments every roof of the district after normal noise of a standard deviation was added to its surface.
Roofs segment_district(const District& district, double noise_m);

/// What the errors of a segment may be.
struct Tolerance {
    double tilt_deg = 1.0;
    double azimuth_deg = 2.0;
    double area_pct = 3.0;
};

/// Counts of one comparison. A true plane is matched by the segment that shares most of its area, at least half of
/// either's; each segment matches one plane at most, and what matches none is spurious.
struct PlaneScore {
    int planes = 0;  ///< over 10 m2
    int found = 0;
    int asked = 0;  ///< found ones over 15 m2
    int tilt_right = 0;
    int azimuth_asked = 0;  ///< found ones over 15 m2 that lean more than 10 degrees
    int azimuth_right = 0;
    int area_right = 0;
    int segments = 0;
    int spurious = 0;
};

PlaneScore score_planes(const District& district, const Roofs& roofs, const Tolerance& tolerance);

/// A true obstacle over 1 m2 is found where an obstacle shares at least half of their union. An obstacle is false where
/// the surface as built stands off the true plane on less than half of its cells (so parapets, which the truth does not
/// list, are not false).
struct ObstacleScore {
    int obstacles = 0;
    int found = 0;
    int height_right = 0;  ///< found ones whose height is within 0.3 m
    int reported = 0;
    int false_ones = 0;
};

ObstacleScore score_obstacles(const District& district, const Roofs& roofs);

}  // namespace sunshed::test
