#include "raised_islands.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// How often a region's border cells touch each other label.
std::map<int, int> neighbours_of(const RoofCells& cells, const std::vector<int>& labels, const PlaneRegion& region,
                                 int label) {
    std::map<int, int> counts;
    for (const std::size_t i : region.members) {
        cells.for_neighbours(i, [&](std::size_t j) {
            if (labels[j] != label) {
                ++counts[labels[j]];
            }
        });
    }
    return counts;
}

/// The plane that a small raised plane stands on: what touches most of its border and is much larger.
struct Host {
    int label = RoofCells::none;
    double touched_share = 0.0;  ///< of the border
    double times_larger = 0.0;
};

Host host_of(const RoofCells& cells, const std::vector<PlaneRegion>& regions, const std::vector<int>& labels,
             int label) {
    const PlaneRegion& region = regions[static_cast<std::size_t>(label)];
    int total = 0;
    std::pair<int, int> most{RoofCells::none, 0};
    for (const auto& [neighbour, count] : neighbours_of(cells, labels, region, label)) {
        total += count;
        if (neighbour >= 0 && count > most.second) {
            most = {neighbour, count};
        }
    }
    if (most.first == RoofCells::none) {
        return {};
    }
    const auto size = static_cast<double>(regions[static_cast<std::size_t>(most.first)].members.size());
    return {most.first, static_cast<double>(most.second) / total, size / static_cast<double>(region.members.size())};
}

bool is_strip(const PlaneRegion& region) {
    return region.inner_share < 0.05;
}

/// How high a region stands over a plane: in the mean, or in the mean of its higher half for a strip, which may lean
/// from the foot of a parapet to its top.
double height_m(const RoofCells& cells, const PlaneRegion& region, const FittedPlane& below) {
    std::vector<double> heights;
    for (const std::size_t i : region.members) {
        heights.push_back(cells.z(i) - below.z_at(cells.at(i)));
    }
    std::sort(heights.begin(), heights.end());
    const auto from = heights.begin() + static_cast<std::ptrdiff_t>(is_strip(region) ? heights.size() / 2 : 0);
    return std::accumulate(from, heights.end(), 0.0) / static_cast<double>(heights.end() - from);
}

/// Whether a raised plane is something that stands on its host rather than another level of the roof. A larger one must
/// stand in the midst of a far larger host, as the lift house of a tower does.
bool stands_on(const PlaneRegion& region, double area_m2, const Host& host, const RoofOptions& options) {
    constexpr double small_m2 = 40.0;
    const bool on_host = host.touched_share >= 0.5 && host.times_larger >= 3.0;
    const bool in_its_midst = host.touched_share >= 0.9 && host.times_larger >= 6.0;
    return area_m2 <= small_m2 || is_strip(region) ? on_host : in_its_midst && area_m2 <= options.obstacle_max_area_m2;
}

}  // namespace

void give_raised_islands_to_hosts(const RoofCells& cells, const std::vector<PlaneRegion>& regions,
                                  const RoofOptions& options, std::vector<int>& labels) {
    const double cell_area_m2 = cells.cell_size_m() * cells.cell_size_m();
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const PlaneRegion& region = regions[r];
        const auto size = static_cast<double>(region.members.size());
        const Host host = host_of(cells, regions, labels, static_cast<int>(r));
        if (host.label == RoofCells::none || !stands_on(region, size * cell_area_m2, host, options)) {
            continue;
        }
        const FittedPlane& below = regions[static_cast<std::size_t>(host.label)].plane;
        if (std::hypot(below.a, below.b) > std::tan(to_radians(options.flat_below_tilt_deg))) {
            continue;
        }
        if (height_m(cells, region, below) > options.obstacle_min_height_m) {
            for (const std::size_t i : region.members) {
                labels[i] = host.label;
            }
        }
    }
}

}  // namespace sunshed
