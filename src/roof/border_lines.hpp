#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "border_chains.hpp"

namespace sunshed {

/// A straight line without ends: a point and a unit direction.
struct Line2 {
    Point2 at;
    Point2 along;
    [[nodiscard]] double distance_m(Point2 p) const;
    [[nodiscard]] Point2 projected(Point2 p) const;
};

/// What is known about borders before they are traced.
struct BorderGuide {
    /// The line in which the planes of two labels meet; nothing where they do not (steps).
    std::function<std::optional<Line2>(int left, int right)> meeting_line;
    double axis_azimuth_deg = 0.0;  ///< of the building: steps that nearly follow it do so exactly
    bool fits_outside = false;      ///< borders with nobody's cells are real, not cut off later
};

/// The corners of each chain without the cells' staircase, ends included. A border along which planes meet becomes that
/// very line. Others are cut at their bends (Douglas & Peucker 1973), each part becomes the line through the middles of
/// its cell edges, along the building's axis where it nearly is, and lines are joined where they cross, so right angles
/// stay right. Where three borders meet, their lines' common point is taken.
std::vector<std::vector<Point2>> fitted_chains(const LabelGrid& grid, const BorderGraph& graph, double tolerance_m,
                                               const BorderGuide& guide);

/// The corners of each chain less those that stray by less than a tolerance.
std::vector<std::vector<Point2>> simplified_chains(const LabelGrid& grid, const BorderGraph& graph, double tolerance_m);

}  // namespace sunshed
