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

/// The parts of a roof that modules must keep off, by reason, in plan. What more than one reason rejects counts for the
/// first of them in this order, so that they and the usable area add up to the roof.
struct RejectedArea {
    double edge_setback_m2 = 0.0;  ///< near edges: eaves, ridges, verges, the border of a flat roof
    double parapet_m2 = 0.0;       ///< parapets with their set-back
    double obstacle_m2 = 0.0;      ///< what stands on the roof, with its set-back
    double fire_aisle_m2 = 0.0;    ///< aisles across, along the edges and around stair heads of large flat roofs
    double small_piece_m2 = 0.0;   ///< pieces too small for a module
    double bad_shape_m2 = 0.0;     ///< outlines that allow no set-back to be constructed

    [[nodiscard]] double sum_m2() const {
        return edge_setback_m2 + parapet_m2 + obstacle_m2 + fire_aisle_m2 + small_piece_m2 + bad_shape_m2;
    }
    RejectedArea& operator+=(const RejectedArea& other) {
        edge_setback_m2 += other.edge_setback_m2;
        parapet_m2 += other.parapet_m2;
        obstacle_m2 += other.obstacle_m2;
        fire_aisle_m2 += other.fire_aisle_m2;
        small_piece_m2 += other.small_piece_m2;
        bad_shape_m2 += other.bad_shape_m2;
        return *this;
    }
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
    RejectedArea rejected;         ///< the rest of the ground area
    std::vector<CellIndex> cells;  ///< of the surface's grid
};

/// A module on the roof: four corners in plan, counter-clockwise, and the height of its centre.
struct PlacedModule {
    std::array<Point2, 4> corners;
    double center_height_m = 0.0;
    bool turned = false;  ///< faces away from the layout's azimuth: the other half of an east-west pair
};

/// The modules of one segment. All share one tilt, and one azimuth unless they stand in pairs back to back.
struct ModuleLayout {
    double tilt_deg = 0.0;        ///< of the modules
    double azimuth_deg = 0.0;     ///< of the modules, grid azimuth
    bool in_rows = false;         ///< tilted rows on a flat roof; otherwise flush with the segment
    bool east_west = false;       ///< rows of pairs back to back; every second module is turned
    double row_pitch_m = 0.0;     ///< front edge to front edge in plan, of pairs where east_west; 0 where flush
    double slope_length_m = 0.0;  ///< of one row along its tilt
    double array_area_m2 = 0.0;   ///< plan area that the array takes up, gaps between rows included
    std::vector<PlacedModule> modules;
};

}  // namespace sunshed
