#include "sunshed/building/raised_roof.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {

namespace {

double most_rise_m(const BuildingInput& building) {
    if (!building.height_to_top) {
        return std::numeric_limits<double>::infinity();
    }
    const bool is_given = building.roof.height_m || building.roof.angle_deg;
    return *building.height_m * (is_given ? 1.0 : 0.5);
}

void raise_segments(Surface& surface, const RaisedRoof& roof, double eaves_m) {
    for (const RoofSegment& segment : roof.segments) {
        for (const CellIndex& cell : segment.cells) {
            const double plane_m = eaves_m + segment.plane.height_at(surface.geometry().cell_center(cell));
            float& elevation = surface.elevation_m.at(cell);
            elevation = std::fmax(elevation, static_cast<float>(plane_m));
        }
    }
}

}  // namespace

RaisedRoof raised_roof(const BuildingInput& building, const GridGeometry& grid, double usual_tilt_deg) {
    RaisedRoof raised;
    raised.eaves_height_m = building.height_m.value_or(0.0);
    if (!building.height_m || building.roof.shape == RoofShape::flat) {
        return raised;
    }
    try {
        ShapedRoof roof = shaped_roof(grid, building.footprint, building.roof, usual_tilt_deg, most_rise_m(building));
        raised.eaves_height_m -= building.height_to_top ? roof.rise_m : 0.0;
        raised.segments = std::move(roof.segments);
    } catch (const Error& error) {
        raised.fault = error.problem();
    }
    return raised;
}

Surface surface_with_buildings(FloatRaster ground_m, std::span<const BuildingInput> buildings, float fill_m,
                               double usual_tilt_deg) {
    const GridGeometry grid = ground_m.geometry;
    std::vector<RaisedRoof> roofs;
    std::vector<FootprintHeight> prisms;
    for (const BuildingInput& building : buildings) {
        roofs.push_back(building.footprint.empty() ? RaisedRoof{} : raised_roof(building, grid, usual_tilt_deg));
        prisms.push_back({building.footprint, roofs.back().eaves_height_m});
    }
    Surface surface = surface_from_ground(std::move(ground_m), prisms, fill_m);
    for (std::size_t i = 0; i < roofs.size(); ++i) {
        if (!roofs[i].segments.empty()) {
            raise_segments(surface, roofs[i], prism_roof_elevation_m(surface.ground_m, prisms[i]));
        }
    }
    return surface;
}

}  // namespace sunshed
