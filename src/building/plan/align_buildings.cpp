#include "sunshed/building/align_buildings.hpp"

#include <algorithm>

namespace sunshed {

namespace {

void align(BuildingInput& building, const FloatRaster& elevation_m, const BuildingAlignment& alignment, bool move) {
    const OffsetOptions options;
    const FootprintOffset offset = building_offset(elevation_m, building.footprint, alignment.scene, options);
    if (offset.seen_share < options.least_seen_share && alignment.scene.seen_share == 0.0) {
        return;
    }
    building.offset = offset;
    if (move) {
        building.footprint = moved(std::move(building.footprint), offset);
        building.alignment = FootprintAlignment::moved;
    } else if (offset.distance_m() > alignment.misplaced_m) {
        building.alignment = FootprintAlignment::misaligned;
    }
}

}  // namespace

BuildingAlignment align_buildings(std::vector<BuildingInput>& buildings, const ElevationsAround& elevations,
                                  double cell_size_m, bool move, Threads threads) {
    std::vector<MultiPolygon> footprints;
    for (const BuildingInput& building : buildings) {
        if (!building.footprint.empty()) {
            footprints.push_back(building.footprint);
        }
    }
    BuildingAlignment alignment;
    alignment.misplaced_m = std::max(1.0, 1.5 * cell_size_m);
    alignment.scene = scene_offset(elevations, cell_size_m, footprints, {}, threads);
    parallel_for(buildings.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (!buildings[i].footprint.empty()) {
                const Box2 reach = wall_reach(buildings[i].footprint, {}, cell_size_m);
                align(buildings[i], elevations(reach), alignment, move);
            }
        }
    });
    for (const BuildingInput& building : buildings) {
        if (building.offset && building.offset->seen_share >= OffsetOptions().least_seen_share) {
            ++alignment.seen_count;
            alignment.misplaced_count += building.offset->distance_m() > alignment.misplaced_m ? 1 : 0;
        }
    }
    return alignment;
}

}  // namespace sunshed
