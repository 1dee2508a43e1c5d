#pragma once

#include <span>
#include <string>
#include <vector>

#include "sunshed/building/plan_building.hpp"

namespace sunshed {

/// The roof that a building is given where no surface shows it.
struct RaisedRoof {
    double eaves_height_m = 0.0;        ///< above the highest ground under the building
    std::vector<RoofSegment> segments;  ///< elevations above the eaves; empty = flat, at the eaves
    std::string fault;                  ///< why it is flat although a shape was given; empty where it is not
};

/// Of a building with a footprint. A height that was given reaches to the top of the roof, one that was made of floors
/// to its eaves. What a given height leaves a roof without a height of its own is half of it at most; a roof as high as
/// its building begins on the ground.
RaisedRoof raised_roof(const BuildingInput& building, const GridGeometry& grid, double usual_tilt_deg);

/// A surface from bare ground and buildings with their roofs, each from the highest ground under it; where they
/// overlap, the higher one stands. Buildings must lie within the ground wholly, or the highest ground under them is not
/// known.
/// @param fill_m  for cells of the ground without a value
Surface surface_with_buildings(FloatRaster ground_m, std::span<const BuildingInput> buildings, float fill_m,
                               double usual_tilt_deg);

}  // namespace sunshed
