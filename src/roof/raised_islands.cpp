#include "raised_islands.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

/// Cells of one label that hang together.
struct Island {
    std::vector<std::size_t> members;
    double inner_share = 0.0;    ///< of the members, those that are surrounded by members; 0 for strips
    int host = RoofCells::none;  ///< the label that most of its border touches
    double touched_share = 0.0;  ///< of the border
    [[nodiscard]] bool is_strip() const { return inner_share < 0.05; }
};

Island island_around(const RoofCells& cells, const std::vector<int>& labels, std::size_t first,
                     std::vector<char>& seen) {
    Island island{cells.connected(first, seen, [&](std::size_t j) { return labels[j] == labels[first]; })};
    std::size_t inner = 0;
    int border = 0;
    std::map<int, int> touched;
    for (const std::size_t i : island.members) {
        int like = 0;
        cells.for_neighbours(i, [&](std::size_t j) {
            if (labels[j] == labels[first]) {
                ++like;
            } else {
                ++border;
                ++touched[labels[j]];
            }
        });
        inner += like == 8 ? 1 : 0;
    }
    island.inner_share = static_cast<double>(inner) / static_cast<double>(island.members.size());
    const auto most = std::max_element(touched.begin(), touched.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != touched.end()) {
        island.host = most->first;
        island.touched_share = static_cast<double>(most->second) / border;
    }
    return island;
}

/// Whether a raised part is something that stands on its host rather than another level of the roof. A larger one must
/// stand in the midst of a far larger host, as the lift house of a tower does.
bool stands_on(const Island& island, double area_m2, double host_m2, const RoofOptions& options) {
    constexpr double small_m2 = 40.0;
    const bool on_host = island.touched_share >= 0.5 && host_m2 >= 3.0 * area_m2;
    const bool in_its_midst = island.touched_share >= 0.9 && host_m2 >= 6.0 * area_m2;
    return area_m2 <= small_m2 || island.is_strip() ? on_host : in_its_midst && area_m2 <= options.obstacle_max_area_m2;
}

/// How high a part stands over a plane: in the mean, or in the mean of its higher half for a strip, which may lean from
/// the foot of a parapet to its top.
double height_m(const RoofCells& cells, const Island& island, const FittedPlane& below) {
    std::vector<double> heights;
    for (const std::size_t i : island.members) {
        heights.push_back(cells.z(i) - below.z_at(cells.at(i)));
    }
    std::sort(heights.begin(), heights.end());
    const auto from = heights.begin() + static_cast<std::ptrdiff_t>(island.is_strip() ? heights.size() / 2 : 0);
    return std::accumulate(from, heights.end(), 0.0) / static_cast<double>(heights.end() - from);
}

}  // namespace

void give_raised_islands_to_hosts(const RoofCells& cells, const std::vector<LabelledPlane>& planes,
                                  const RoofOptions& options, std::vector<int>& labels) {
    const double cell_area_m2 = cells.cell_size_m() * cells.cell_size_m();
    std::vector<double> area_m2(planes.size(), 0.0);
    for (const int label : labels) {
        area_m2[static_cast<std::size_t>(label)] += cell_area_m2;
    }
    std::vector<char> seen(cells.size(), 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (seen[i] != 0) {
            continue;
        }
        const Island island = island_around(cells, labels, i, seen);
        if (island.host == RoofCells::none) {
            continue;
        }
        const auto host = static_cast<std::size_t>(island.host);
        const FittedPlane& below = planes[host].plane;
        const bool is_level = std::hypot(below.a, below.b) <= std::tan(to_radians(options.flat_below_tilt_deg));
        const double island_m2 = static_cast<double>(island.members.size()) * cell_area_m2;
        if (is_level && stands_on(island, island_m2, area_m2[host], options) &&
            height_m(cells, island, below) > options.obstacle_min_height_m) {
            for (const std::size_t member : island.members) {
                labels[member] = island.host;
            }
        }
    }
}

}  // namespace sunshed
