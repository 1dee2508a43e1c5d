#pragma once

#include <vector>

#include "sunshed/core/raster.hpp"
#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

struct RoofOptions {
    double min_segment_area_m2 = 3.0;     ///< smaller planes are left to their neighbours
    double plane_tolerance_m = 0.15;      ///< how far a cell may lie off its plane; grows with the surface's own noise
    double flat_below_tilt_deg = 5.0;     ///< a plane that leans less has no azimuth and takes rows of modules
    double max_tilt_deg = 75.0;           ///< steeper planes are walls
    double obstacle_min_height_m = 0.3;   ///< what stands higher than this off a plane ...
    double obstacle_min_area_m2 = 0.5;    ///< ... and is larger than this is an obstacle
    double obstacle_max_area_m2 = 150.0;  ///< a raised plane in the midst of one six times as large is an obstacle
                                          ///< up to this size
};

/// The plane parts of one roof, from the elevations of the cells inside a footprint.
///
/// Planes are grown in several ways from the smoothest cells outward and fitted so that strays hardly count; then all
/// cells are labelled together with as few of them as explain the roof, along borders as short as they can be (Isack &
/// Boykov 2012). What stands off its plane, up or down, becomes an obstacle. Outlines share their inner edges and end
/// at the footprint.
///
/// Where the roof has fewer cells than a plane needs, one segment of the mean height is given; where there is no cell
/// at all, none.
///
/// @param elevation_m  NaN where unknown; segment cells are indices of its grid
/// @param footprint  normalised polygons in the same CRS
std::vector<RoofSegment> segment_roof(const FloatRaster& elevation_m, const MultiPolygon& footprint,
                                      const RoofOptions& options);

/// The roof of a flat prism, for runs without a model of the roofs: one level segment a polygon.
std::vector<RoofSegment> flat_prism_roof(const GridGeometry& grid, const MultiPolygon& footprint,
                                         double roof_elevation_m);

}  // namespace sunshed
