#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/plan_building.hpp"

namespace sunshed {

// What an outline may be so that its roof is planned in a time that its size alone bounds.

struct OutlineLimits {
    double longest_m = 10e3;           ///< from end to end; longer ones have a vertex that is far off
    double farthest_m = 1e8;           ///< from the map's origin
    double most_cells = 25e6;          ///< of the box around it
    std::size_t most_rings = 1000;     ///< parts and holes
    std::size_t most_vertices = 2500;  ///< once thinned
};

/// An outline as roofs are planned on it, or why there is none.
struct RoofOutline {
    MultiPolygon footprint;
    std::optional<BuildingReason> fault;
};

/// Outlines of up to 400 vertices stay as they are. From others go vertices nearer to each other than a tenth of a cell
/// or nearer than that to a straight line; where more than most_vertices are left, those that stray from a straight
/// line by less than 0.8 cells, which elevation models cannot show. A ring that would cross itself then stays as it
/// is.
/// @param cell_size_m  of the elevation model
RoofOutline roof_outline(const MultiPolygon& footprint, double cell_size_m, const OutlineLimits& limits = {});

/// Replaces every footprint by its roof outline. One with a fault goes, and the building's outline_fault says why.
/// @returns how many went and why the first of them; empty where none did
std::string simplify_outlines(std::vector<BuildingInput>& buildings, double cell_size_m);

/// Takes the footprints of buildings that stand farther than 50 km from the middle of all: where no elevation model
/// bounds a scene, one of them would make it as large as a continent.
/// @returns as simplify_outlines()
std::string drop_far_outlines(std::vector<BuildingInput>& buildings);

}  // namespace sunshed
