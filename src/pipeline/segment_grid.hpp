#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "sunshed/building/assess_building.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/irradiance/irradiate.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// A building as it is planned.
struct PlannedBuilding {
    std::size_t index = 0;  ///< in the city
    BuildingInput input;
    RoofPlan plan;
};

/// Which roof segment of some buildings each served cell belongs to; they are numbered through.
struct SegmentGrid {
    Window served;                            ///< of the surface
    Raster<std::int32_t> segment_of_cell;     ///< of the served cells; negative where there is none
    std::vector<std::int32_t> first_segment;  ///< of each building
    int segment_count = 0;
};

/// The roofs of a tile on its surface. A cell that two footprints claim belongs to the first.
class RoofPlanes {
public:
    /// @param elevation_m  the surface; kept by reference
    /// @param obstacle_m  cells that stand so much off their plane are obstacles and keep their height
    RoofPlanes(FloatRaster& elevation_m, double obstacle_m);

    /// Lays the cells of a roof on its planes: what an elevation model errs by would cast shadows over half a metre of
    /// roof that no roof casts. In the order of the city, each building once.
    void add(std::size_t building, const RoofPlan& plan);

    /// Numbers the segments of some buildings, and turns the normals of all roofs' cells into those of their planes.
    /// @param buildings  in any order, as they were laid
    /// @param normals  of the served cells
    [[nodiscard]] SegmentGrid segments_of(const std::vector<PlannedBuilding>& buildings, const Window& served,
                                          NormalField& normals) const;

private:
    FloatRaster& elevation_m_;
    double obstacle_m_;
    Raster<std::int32_t> planes_of_cells_;              ///< their numbers; negative where there is none
    std::vector<Vector3> normals_;                      ///< of the planes
    std::map<std::size_t, std::int32_t> first_planes_;  ///< of the buildings
};

/// What the engine found for the segments of one building, in the plan's order.
std::vector<SegmentIrradiation> segment_irradiation(const SegmentGrid& segment_grid, std::size_t building,
                                                    const RoofPlan& plan, const IrradianceResult& irradiance);

}  // namespace sunshed
