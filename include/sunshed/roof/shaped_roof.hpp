#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/grid.hpp"
#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// Shapes of roofs as maps name them (OpenStreetMap's "Simple 3D buildings").
enum class RoofShape {
    flat,
    gabled,       ///< two slopes and a ridge
    hipped,       ///< a slope from every wall
    half_hipped,  ///< gabled, with hips over the upper half of its ends
    gambrel,      ///< gabled, each slope steep below and gentle above
    mansard,      ///< the same from all four sides
    pyramidal,    ///< four slopes to one point
    skillion,     ///< one slope
    dome,
    round,  ///< a barrel
};

/// "gabled", "half-hipped" ...
std::string to_string(RoofShape shape);
/// From OpenStreetMap's words, those in use beside them, and Chinese ones ("双坡屋顶"); nothing where none is known.
std::optional<RoofShape> roof_shape_named(const std::string& word);

/// What is given of a roof that no surface shows.
struct RoofForm {
    RoofShape shape = RoofShape::flat;
    std::optional<double> height_m;       ///< from the eaves to the top, above 0
    std::optional<double> angle_deg;      ///< of its slopes, 1..85; where they have two parts, of the lower one
    std::optional<double> direction_deg;  ///< grid azimuth that a slope faces: of a skillion its own
    bool ridge_across = false;            ///< the ridge runs along the shorter axis
};

struct ShapedRoof {
    double rise_m = 0.0;                ///< from the eaves to the top
    std::vector<RoofSegment> segments;  ///< elevations above the eaves
};

/// The planes of a roof of some shape over a footprint. But for hipped ones (hip_roof()) it is the lower envelope of
/// planes that rise from the sides of the box around each part of the footprint, along its longer axis where no
/// direction is given; each face is cut out of the footprint. With W half the width across the ridge and h the rise:
///   gabled, half-hipped  slope h / W
///   gambrel, mansard     0.7 h over the outer 0.3 W, the rest above
///   pyramidal            h / W and h / L, half the length
///   skillion             h / 2 W; flat without a direction
///   dome, round          chords of the half circle at 0, 30, 60 and 90 degrees, stretched to W (and L) and h; domes
///   have
///                        eight sides
/// The rise is what is given (height_m, else by angle_deg), else by `usual_tilt_deg`; gambrels and mansards are 65
/// degrees steep below, skillions lean by 10 degrees, domes are half balls [P].
/// @param most_rise_m  what is more is cut to it
/// @throws Error where the outline allows no such roof
ShapedRoof shaped_roof(const GridGeometry& grid, const MultiPolygon& footprint, const RoofForm& form,
                       double usual_tilt_deg, double most_rise_m);

}  // namespace sunshed
