#include "sunshed/building/align_buildings.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

// A shift is sure that is so many times its standard deviation.
constexpr double sure_deviations = 4.0;

bool sees_its_walls(const BuildingInput& building) {
    return building.offset && building.offset->seen_share >= OffsetOptions().least_seen_share;
}

double distance_m(const FootprintOffset& a, const FootprintOffset& b) {
    return std::hypot(a.east_m - b.east_m, a.north_m - b.north_m);
}

/// Where each footprint must go, as far as its walls or those of others tell.
void find_offsets(std::vector<BuildingInput>& buildings, const ElevationsAround& elevations, double cell_size_m,
                  const FootprintOffset& scene, Threads threads) {
    const OffsetOptions options;
    parallel_for(buildings.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            BuildingInput& building = buildings[i];
            if (building.footprint.empty()) {
                continue;
            }
            const Box2 reach = wall_reach(building.footprint, options, cell_size_m);
            const FootprintOffset offset = building_offset(elevations(reach), building.footprint, scene, options);
            if (offset.seen_share >= options.least_seen_share || scene.seen_share > 0.0) {
                building.offset = offset;
            }
        }
    });
}

void count(const std::vector<BuildingInput>& buildings, BuildingAlignment& alignment) {
    int like_scene = 0;
    for (const BuildingInput& building : buildings) {
        if (sees_its_walls(building)) {
            ++alignment.seen_count;
            alignment.misplaced_count += building.offset->distance_m() > alignment.misplaced_m ? 1 : 0;
            like_scene += distance_m(*building.offset, alignment.scene) <= alignment.misplaced_m / 2.0 ? 1 : 0;
        }
    }
    alignment.scene_is_sure =
        alignment.scene.distance_m() >= alignment.misplaced_m / 2.0 && 2 * like_scene > alignment.seen_count;
}

bool is_sure(const BuildingInput& building, const BuildingAlignment& alignment) {
    const double off_m = building.offset->distance_m();
    return alignment.scene_is_sure || (sees_its_walls(building) && off_m >= alignment.misplaced_m / 2.0 &&
                                       off_m >= sure_deviations * building.offset->sd_m);
}

void align(BuildingInput& building, bool move, BuildingAlignment& alignment) {
    if (move && is_sure(building, alignment)) {
        building.footprint = moved(std::move(building.footprint), *building.offset);
        building.alignment = FootprintAlignment::moved;
        ++alignment.moved_count;
    } else if (building.offset->distance_m() > alignment.misplaced_m) {
        building.alignment = FootprintAlignment::misaligned;
        ++alignment.left_count;
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
    find_offsets(buildings, elevations, cell_size_m, alignment.scene, threads);
    count(buildings, alignment);
    for (BuildingInput& building : buildings) {
        if (building.offset) {
            align(building, move, alignment);
        }
    }
    return alignment;
}

}  // namespace sunshed
