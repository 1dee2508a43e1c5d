#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// A building as one tile plans it.
struct TileBuilding {
    std::size_t index = 0;  ///< in the city
    bool is_own = true;     ///< the tile's own; of others only their planes count
    BuildingInput input;
    RoofPlan plan;
};

/// Which roof segment of the tile's own buildings each served cell belongs to; they are numbered through.
struct SegmentGrid {
    Window served;                            ///< of the surface
    Raster<std::int32_t> segment_of_cell;     ///< of the served cells; negative where there is none
    std::vector<std::int32_t> first_segment;  ///< of each building
    int segment_count = 0;
};

/// Numbers the segments of all own plans, turns the normals of their cells into those of their planes and lays the
/// cells on the planes: what an elevation model errs by would cast shadows over half a metre of roof that no roof
/// casts. Cells that stand `obstacle_m` or more off their plane are obstacles and keep their height. Roofs of others
/// are laid on their planes too. A cell that two footprints claim belongs to the first.
/// @param elevation_m  the surface, @param normals  of the served cells
SegmentGrid lay_segments_on_grid(const std::vector<TileBuilding>& buildings, const Window& served, double obstacle_m,
                                 FloatRaster& elevation_m, NormalField& normals);

/// What the engine found for the segments of one own building, in the plan's order.
std::vector<SegmentIrradiation> segment_irradiation(const SegmentGrid& segment_grid, std::size_t building,
                                                    const RoofPlan& plan, const IrradianceResult& irradiance);

}  // namespace sunshed
