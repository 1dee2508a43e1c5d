#pragma once

#include <cstdint>
#include <vector>

#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// Which roof segment each cell of the surface belongs to; segments are numbered through all buildings.
struct SegmentGrid {
    Raster<std::int32_t> segment_of_cell;     ///< -1 where there is no roof segment
    std::vector<std::int32_t> first_segment;  ///< of each building
    int segment_count = 0;
};

/// Numbers the segments of all plans, turns the normals of their cells into those of their planes and lays the cells on
/// the planes: what an elevation model errs by would cast shadows over half a metre of roof that no roof casts. Cells
/// that stand `obstacle_m` or more off their plane are obstacles and keep their height. A cell that two footprints
/// claim belongs to the first.
SegmentGrid lay_segments_on_grid(const std::vector<RoofPlan>& plans, double obstacle_m, FloatRaster& elevation_m,
                                 NormalField& normals);

/// What the engine found for the segments of one building, in the plan's order.
std::vector<SegmentIrradiation> segment_irradiation(const SegmentGrid& segment_grid, std::size_t building,
                                                    const RoofPlan& plan, const IrradianceResult& irradiance);

}  // namespace sunshed
