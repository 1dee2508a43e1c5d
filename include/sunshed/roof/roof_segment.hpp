#pragma once

#include <array>
#include <string>
#include <vector>

#include "sunshed/core/polygon.hpp"
#include "sunshed/core/vector.hpp"

namespace sunshed {

/// z = offset_m + slope_x (x - origin.x) + slope_y (y - origin.y), in projected metres.
struct RoofPlane {
    Point2 origin;
    double offset_m = 0.0;
    double slope_x = 0.0;
    double slope_y = 0.0;

    [[nodiscard]] double height_at(Point2 p) const {
        return offset_m + slope_x * (p.x - origin.x) + slope_y * (p.y - origin.y);
    }
    /// Upward unit normal in grid axes (x grid east, y grid north).
    [[nodiscard]] Vector3 normal() const { return normalized({-slope_x, -slope_y, 1.0}); }
};

/// Something that stands on a roof plane: stair head, chimney, vent, box, parapet.
struct RoofObstacle {
    Polygon outline;
    double height_m = 0.0;  ///< above the plane
};

enum class BorderKind {
    ridge,   ///< two planes meet and fall away: ridge, hip
    valley,  ///< two planes meet and rise, or lie in one
    step,    ///< one stands above the other
};

/// Where a segment meets another of the same roof.
struct SegmentBorder {
    std::size_t other = 0;  ///< index of the other in the roof's segments
    BorderKind kind = BorderKind::ridge;
    double length_m = 0.0;  ///< in plan
    double rise_m = 0.0;    ///< how far the other plane lies above this one there
};

/// One plane part of one roof.
struct RoofSegment {
    RoofPlane plane;
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;  ///< grid azimuth, compass; NaN where the roof counts as flat
    double plane_rmse_m = 0.0;
    Polygon outline;
    double ground_area_m2 = 0.0;  ///< of the outline
    double area_m2 = 0.0;         ///< in the plane
    std::vector<RoofObstacle> obstacles;
    std::vector<SegmentBorder> borders;
    MultiPolygon usable;           ///< outline less set-backs and obstacles, in plan
    double usable_area_m2 = 0.0;   ///< in the plane
    std::vector<CellIndex> cells;  ///< of the surface's grid
};

/// A module on the roof: four corners in plan, counter-clockwise, and the height of its centre.
struct PlacedModule {
    std::array<Point2, 4> corners;
    double center_height_m = 0.0;
};

/// The modules of one segment. All share one plane orientation.
struct ModuleLayout {
    double tilt_deg = 0.0;        ///< of the modules
    double azimuth_deg = 0.0;     ///< of the modules, grid azimuth
    bool in_rows = false;         ///< tilted rows on a flat roof; otherwise flush with the segment
    double row_pitch_m = 0.0;     ///< front edge to front edge in plan; 0 where flush
    double slope_length_m = 0.0;  ///< of one row along its tilt
    double array_area_m2 = 0.0;   ///< plan area that the array takes up, gaps between rows included
    std::vector<PlacedModule> modules;
};

}  // namespace sunshed
