#include "sunshed/building/align_buildings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "footprint_heaps.hpp"

namespace sunshed {

namespace {

// A shift is sure that is so many times its standard deviation.
constexpr double sure_deviations = 4.0;
// Footprints nearer than this to each other touch.
constexpr double touching_m = 0.5;

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

/// Where footprints lie as they were given.
class GivenFootprints {
public:
    /// @param buildings  kept by reference
    explicit GivenFootprints(const std::vector<BuildingInput>& buildings) : buildings_(buildings) {
        for (std::size_t i = 0; i < buildings.size(); ++i) {
            if (!buildings[i].footprint.empty()) {
                boxes_.push_back({bounding_box(buildings[i].footprint), i});
                widest_m_ = std::max(widest_m_, boxes_.back().box.max_x - boxes_.back().box.min_x);
            }
        }
        std::sort(boxes_.begin(), boxes_.end(),
                  [](const Placed& a, const Placed& b) { return a.box.min_x < b.box.min_x; });
    }

    /// Whether a footprint stands free: it touches no other and lies on none when it is moved.
    [[nodiscard]] bool are_clear_of(const BuildingInput& building) const {
        const std::array<FootprintOffset, 5> places{
            *building.offset, {touching_m, 0.0}, {-touching_m, 0.0}, {0.0, touching_m}, {0.0, -touching_m}};
        return std::all_of(places.begin(), places.end(),
                           [&](const FootprintOffset& place) { return are_clear_of(building, place); });
    }

private:
    struct Placed {
        Box2 box;
        std::size_t index = 0;
    };

    [[nodiscard]] bool are_clear_of(const BuildingInput& building, const FootprintOffset& place) const {
        const MultiPolygon there = moved(building.footprint, place);
        const Box2 box = bounding_box(there);
        const auto first = std::partition_point(boxes_.begin(), boxes_.end(), [&](const Placed& placed) {
            return placed.box.min_x < box.min_x - widest_m_;
        });
        const auto last =
            std::partition_point(first, boxes_.end(), [&](const Placed& p) { return p.box.min_x <= box.max_x; });
        return std::none_of(first, last, [&](const Placed& placed) {
            const BuildingInput& other = buildings_[placed.index];
            return &other != &building && placed.box.intersects(box) &&
                   shared_area_m2(there, other.footprint) > least_shared_m2(area_m2(there), area_m2(other.footprint));
        });
    }

    const std::vector<BuildingInput>& buildings_;
    std::vector<Placed> boxes_;  ///< from west to east
    double widest_m_ = 0.0;
};

/// Whether a footprint's own walls tell where it belongs. In a row of houses those of neighbours, of eaves and of
/// courts are taken for them, and a house does not lie off alone: it stays, or goes with the scene.
bool is_sure(const BuildingInput& building, const BuildingAlignment& alignment, const GivenFootprints& given) {
    const double off_m = building.offset->distance_m();
    return sees_its_walls(building) && off_m >= alignment.misplaced_m / 2.0 &&
           off_m >= sure_deviations * building.offset->sd_m && given.are_clear_of(building);
}

/// Which footprints must move and surely where to.
std::vector<char> surely_off(const std::vector<BuildingInput>& buildings, const BuildingAlignment& alignment) {
    std::vector<char> is_off(buildings.size(), 0);
    const GivenFootprints given(buildings);
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        is_off[i] = buildings[i].offset && (alignment.scene_is_sure || is_sure(buildings[i], alignment, given)) ? 1 : 0;
    }
    return is_off;
}

void align(BuildingInput& building, bool move, BuildingAlignment& alignment) {
    if (move) {
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
    const std::vector<char> is_off = surely_off(buildings, alignment);
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        if (buildings[i].offset) {
            align(buildings[i], move && is_off[i] != 0, alignment);
        }
    }
    return alignment;
}

}  // namespace sunshed
