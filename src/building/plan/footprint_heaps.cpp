#include "footprint_heaps.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "sunshed/core/error.hpp"
#include "sunshed/core/outline.hpp"
#include "sunshed/core/polygon_overlap.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

// Beyond so many pairs of vertices the area of an exact intersection is found sooner than by cutting triangles.
constexpr std::size_t most_vertex_pairs = 100'000;

}  // namespace

double shared_area_m2(const MultiPolygon& a, const MultiPolygon& b) {
    if (vertex_count(a) * vertex_count(b) <= most_vertex_pairs) {
        return std::max(0.0, overlap_area_m2(a, b));
    }
    try {
        return area_m2(intersection(a, b));
    } catch (const Error&) {
        return 0.0;
    }
}

double least_shared_m2(double area_m2, double other_area_m2) {
    return std::max(sliver_m2, sliver_share * std::min(area_m2, other_area_m2));
}

FootprintHeaps::FootprintHeaps(const std::vector<BuildingInput>& buildings)
    : buildings_(buildings), heap_(buildings.size()), neighbours_(buildings.size()) {
    std::iota(heap_.begin(), heap_.end(), std::size_t{0});
    for (const BuildingInput& building : buildings) {
        boxes_.push_back(building.footprint.empty() ? Box2{} : bounding_box(building.footprint));
        areas_m2_.push_back(area_m2(building.footprint));
    }
    find_pairs();
    join_heaps();
}

std::vector<std::size_t> FootprintHeaps::from_above(const SurfaceLevel& level_m) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < buildings_.size(); ++i) {
        if (!neighbours_[i].empty()) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(root(a), a) < std::pair(root(b), b); });
    for (auto first = order.begin(); first != order.end();) {
        const auto last = std::find_if(first, order.end(), [&](std::size_t i) { return root(i) != root(*first); });
        sort_heap(first, last, level_m);
        first = last;
    }
    return order;
}

std::size_t FootprintHeaps::root(std::size_t i) {
    while (heap_[i] != i) {
        heap_[i] = heap_[heap_[i]];
        i = heap_[i];
    }
    return i;
}

/// Sweeps along the longer side of the scene.
void FootprintHeaps::find_pairs() {
    std::vector<std::size_t> order;
    Box2 all = bounding_box(Ring());
    for (std::size_t i = 0; i < buildings_.size(); ++i) {
        if (areas_m2_[i] > 0.0) {
            order.push_back(i);
            all = {std::min(all.min_x, boxes_[i].min_x), std::min(all.min_y, boxes_[i].min_y),
                   std::max(all.max_x, boxes_[i].max_x), std::max(all.max_y, boxes_[i].max_y)};
        }
    }
    const bool along_x = all.max_x - all.min_x >= all.max_y - all.min_y;
    const auto begin = [&](std::size_t i) { return along_x ? boxes_[i].min_x : boxes_[i].min_y; };
    const auto end = [&](std::size_t i) { return along_x ? boxes_[i].max_x : boxes_[i].max_y; };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(begin(a), a) < std::pair(begin(b), b); });
    for (auto i = order.begin(); i != order.end(); ++i) {
        for (auto j = i + 1; j != order.end() && begin(*j) < end(*i); ++j) {
            add_pair(*i, *j);
        }
    }
}

void FootprintHeaps::add_pair(std::size_t i, std::size_t j) {
    const bool is_full = neighbours_[i].size() > most_neighbours && neighbours_[j].size() > most_neighbours;
    if (is_full || !boxes_[i].intersects(boxes_[j])) {
        return;
    }
    const double common_m2 = (std::min(boxes_[i].max_x, boxes_[j].max_x) - std::max(boxes_[i].min_x, boxes_[j].min_x)) *
                             (std::min(boxes_[i].max_y, boxes_[j].max_y) - std::max(boxes_[i].min_y, boxes_[j].min_y));
    const double least_m2 = least_shared_m2(areas_m2_[i], areas_m2_[j]);
    if (common_m2 > least_m2 && shared_area_m2(buildings_[i].footprint, buildings_[j].footprint) > least_m2) {
        neighbours_[i].push_back(j);
        neighbours_[j].push_back(i);
    }
}

/// What too many lie on holds no heap together: a whole town would be one.
void FootprintHeaps::join_heaps() {
    for (std::size_t i = 0; i < buildings_.size(); ++i) {
        for (const std::size_t j : neighbours_[i]) {
            if (neighbours_[i].size() <= most_neighbours && neighbours_[j].size() <= most_neighbours) {
                heap_[root(i)] = root(j);
            }
        }
    }
}

void FootprintHeaps::sort_heap(Place first, Place last, const SurfaceLevel& level_m) const {
    std::vector<double> tops_m(static_cast<std::size_t>(last - first));
    const auto fill = [&](auto top_of) {
        std::transform(first, last, tops_m.begin(), [&](std::size_t i) { return top_of(buildings_[i]); });
        return std::all_of(tops_m.begin(), tops_m.end(), [](double top) { return std::isfinite(top); });
    };
    const bool known = fill([](const BuildingInput& b) { return b.height_m.value_or(missing_d); }) ||
                       (level_m && fill([&](const BuildingInput& b) { return level_m(b.footprint); }));
    const double lowest_m = known ? *std::min_element(tops_m.begin(), tops_m.end()) : 0.0;
    std::vector<std::pair<double, std::size_t>> ranked;
    for (auto i = first; i != last; ++i) {
        const double top_m = tops_m[static_cast<std::size_t>(i - first)];
        ranked.emplace_back(known ? std::round(top_m - lowest_m) : 0.0, *i);
    }
    std::sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) { return is_above(a, b); });
    std::transform(ranked.begin(), ranked.end(), first, [](const auto& place) { return place.second; });
}

bool FootprintHeaps::is_above(const std::pair<double, std::size_t>& a, const std::pair<double, std::size_t>& b) const {
    if (buildings_[a.second].is_part != buildings_[b.second].is_part) {
        return buildings_[a.second].is_part;
    }
    if (a.first != b.first) {
        return a.first > b.first;
    }
    const auto size_and_id = [&](std::size_t i) {
        return std::pair(std::round(areas_m2_[i] * 10.0), buildings_[i].building_id);
    };
    return size_and_id(a.second) < size_and_id(b.second);
}

}  // namespace sunshed
