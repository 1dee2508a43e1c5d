#include "sunshed/building/overlapping_footprints.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/core/outline.hpp"
#include "sunshed/core/polygon_overlap.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

constexpr double sliver_m2 = 0.5;
constexpr double sliver_share = 0.01;
constexpr double same_share = 0.99;
constexpr double near_same_share = 0.90;
constexpr double floor_height_m = 3.0;
constexpr std::size_t most_neighbours = 500;
// Beyond so many pairs of vertices the area of an exact intersection is found sooner than by cutting triangles.
constexpr std::size_t most_vertex_pairs = 100'000;

/// What two footprints share; 0 where their rings cross themselves, which their plans tell.
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

/// Buildings that lie on each other, and which of them is the upper one.
class Heaps {
public:
    explicit Heaps(const std::vector<BuildingInput>& buildings)
        : buildings_(buildings), heap_(buildings.size()), neighbours_(buildings.size()) {
        std::iota(heap_.begin(), heap_.end(), std::size_t{0});
        for (const BuildingInput& building : buildings) {
            boxes_.push_back(building.footprint.empty() ? Box2{} : bounding_box(building.footprint));
            areas_m2_.push_back(area_m2(building.footprint));
        }
        find_pairs();
        join_heaps();
    }

    [[nodiscard]] double area(std::size_t i) const { return areas_m2_[i]; }
    [[nodiscard]] const std::vector<std::size_t>& neighbours(std::size_t i) const { return neighbours_[i]; }

    /// All that lie on others, those of a heap together, the upper ones first.
    [[nodiscard]] std::vector<std::size_t> from_above(const SurfaceLevel& level_m) {
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

private:
    using Place = std::vector<std::size_t>::iterator;

    std::size_t root(std::size_t i) {
        while (heap_[i] != i) {
            heap_[i] = heap_[heap_[i]];
            i = heap_[i];
        }
        return i;
    }

    /// Sweeps along the longer side of the scene.
    void find_pairs() {
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

    void add_pair(std::size_t i, std::size_t j) {
        const bool is_full = neighbours_[i].size() > most_neighbours && neighbours_[j].size() > most_neighbours;
        if (is_full || !boxes_[i].intersects(boxes_[j])) {
            return;
        }
        const double common_m2 =
            (std::min(boxes_[i].max_x, boxes_[j].max_x) - std::max(boxes_[i].min_x, boxes_[j].min_x)) *
            (std::min(boxes_[i].max_y, boxes_[j].max_y) - std::max(boxes_[i].min_y, boxes_[j].min_y));
        const double least_m2 = least_shared_m2(areas_m2_[i], areas_m2_[j]);
        if (common_m2 > least_m2 && shared_area_m2(buildings_[i].footprint, buildings_[j].footprint) > least_m2) {
            neighbours_[i].push_back(j);
            neighbours_[j].push_back(i);
        }
    }

    /// What too many lie on holds no heap together: a whole town would be one.
    void join_heaps() {
        for (std::size_t i = 0; i < buildings_.size(); ++i) {
            for (const std::size_t j : neighbours_[i]) {
                if (neighbours_[i].size() <= most_neighbours && neighbours_[j].size() <= most_neighbours) {
                    heap_[root(i)] = root(j);
                }
            }
        }
    }

    void sort_heap(Place first, Place last, const SurfaceLevel& level_m) const {
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

    [[nodiscard]] bool is_above(const std::pair<double, std::size_t>& a,
                                const std::pair<double, std::size_t>& b) const {
        if (a.first != b.first) {
            return a.first > b.first;
        }
        const auto size_and_id = [&](std::size_t i) {
            return std::pair(std::round(areas_m2_[i] * 10.0), buildings_[i].building_id);
        };
        return size_and_id(a.second) < size_and_id(b.second);
    }

    const std::vector<BuildingInput>& buildings_;
    std::vector<std::size_t> heap_;  ///< of each building another of its heap, up to the heap's root
    std::vector<std::vector<std::size_t>> neighbours_;
    std::vector<Box2> boxes_;
    std::vector<double> areas_m2_;
};

template <class Value>
void take_missing(std::optional<Value>& own, std::optional<Value>& other) {
    if (!own) {
        own = other;
    }
}

void leave_out(BuildingInput& building, std::string why) {
    building.footprint.clear();
    building.counted_elsewhere = true;
    building.geometry_note = std::move(why);
}

/// What only the duplicate knew is the kept one's; nothing of it is counted twice.
void merge_duplicate(BuildingInput& kept, BuildingInput& duplicate) {
    take_missing(kept.height_m, duplicate.height_m);
    take_missing(kept.year_built, duplicate.year_built);
    take_missing(kept.floor_area_m2, duplicate.floor_area_m2);
    take_missing(kept.existing_pv_m2, duplicate.existing_pv_m2);
    take_missing(kept.electricity_kwh, duplicate.electricity_kwh);
    if (kept.building_class == BuildingClass::unknown) {
        kept.building_class = duplicate.building_class;
        kept.class_text = duplicate.class_text;
    }
    duplicate.floor_area_m2.reset();
    duplicate.existing_pv_m2.reset();
    duplicate.electricity_kwh.reset();
    leave_out(duplicate, "its outline is that of '" + kept.building_id + "', which is assessed");
}

bool differ_by_a_floor(const BuildingInput& a, const BuildingInput& b) {
    return a.height_m && b.height_m && std::abs(*a.height_m - *b.height_m) >= floor_height_m;
}

/// All vertices, to the centimetre and in one order: equal for the same outline wherever its rings begin.
std::vector<std::pair<std::int64_t, std::int64_t>> fingerprint(const MultiPolygon& footprint) {
    std::vector<std::pair<std::int64_t, std::int64_t>> places;
    const auto add = [&](const Ring& ring) {
        for (const Point2& p : ring) {
            places.emplace_back(std::llround(100.0 * p.x), std::llround(100.0 * p.y));
        }
    };
    for (const Polygon& polygon : footprint) {
        add(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

/// Of outlines that are equal to the centimetre the one whose id comes first is kept.
FootprintOverlaps merge_equal_outlines(std::vector<BuildingInput>& buildings) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        if (!buildings[i].footprint.empty()) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(buildings[a].building_id, a) < std::pair(buildings[b].building_id, b);
    });
    FootprintOverlaps found;
    std::map<std::vector<std::pair<std::int64_t, std::int64_t>>, std::size_t> kept;
    for (const std::size_t i : order) {
        const double own_m2 = area_m2(buildings[i].footprint);
        const auto [first, is_new] = kept.emplace(fingerprint(buildings[i].footprint), i);
        const bool is_same =
            !is_new && std::abs(area_m2(buildings[first->second].footprint) - own_m2) <= (1.0 - same_share) * own_m2;
        if (is_same) {
            ++found.duplicates;
            found.shared_m2 += own_m2;
            merge_duplicate(buildings[first->second], buildings[i]);
        }
    }
    return found;
}

/// Settles one building after another, from above.
class Settling {
public:
    Settling(std::vector<BuildingInput>& buildings, const Heaps& heaps, const FootprintOverlaps& found)
        : buildings_(buildings), heaps_(heaps), is_settled_(buildings.size(), 0), found_(found) {}

    void settle(std::size_t i) {
        is_settled_[i] = 1;
        if (heaps_.neighbours(i).size() > most_neighbours) {
            ++found_.covered;
            leave_out(buildings_[i], "more than " + std::to_string(most_neighbours) + " other footprints lie on it");
            return;
        }
        BuildingInput& own = buildings_[i];
        std::vector<std::size_t> above;
        for (const std::size_t j : heaps_.neighbours(i)) {
            if (is_settled_[j] == 0 || buildings_[j].footprint.empty()) {
                continue;
            }
            const double shared_m2 = shared_area_m2(own.footprint, buildings_[j].footprint);
            const double share = shared_m2 / std::max(heaps_.area(i), heaps_.area(j));
            if (share > same_share || (share > near_same_share && !differ_by_a_floor(own, buildings_[j]))) {
                ++found_.duplicates;
                found_.shared_m2 += shared_m2;
                merge_duplicate(buildings_[j], own);
                return;
            }
            if (shared_m2 > least_shared_m2(heaps_.area(i), heaps_.area(j))) {
                above.push_back(j);
            }
        }
        if (!above.empty()) {
            cut(own, heaps_.area(i), above);
        }
    }

    [[nodiscard]] FootprintOverlaps found() const { return found_; }

private:
    void cut(BuildingInput& own, double own_m2, const std::vector<std::size_t>& above) {
        MultiPolygon upper;
        for (const std::size_t j : above) {
            upper.insert(upper.end(), buildings_[j].footprint.begin(), buildings_[j].footprint.end());
        }
        const std::string others = names(above);
        MultiPolygon left;
        try {
            left = difference(own.footprint, upper);
        } catch (const Error& error) {
            leave_out(own, others + " on it, and it cannot be cut: " + error.problem());
            ++found_.covered;
            return;
        }
        found_.shared_m2 += own_m2 - area_m2(left);
        std::erase_if(left,
                      [&](const Polygon& part) { return area_m2(part) <= std::max(sliver_m2, sliver_share * own_m2); });
        if (left.empty()) {
            leave_out(own, others + " on all of it");
            ++found_.covered;
        } else {
            own.footprint = std::move(left);
            ++found_.cut;
        }
    }

    /// "'a' and 3 more lie".
    [[nodiscard]] std::string names(const std::vector<std::size_t>& others) const {
        const auto first = *std::min_element(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
            return buildings_[a].building_id < buildings_[b].building_id;
        });
        const std::string name = "'" + buildings_[first].building_id + "'";
        return others.size() == 1 ? name + " lies" : name + " and " + std::to_string(others.size() - 1) + " more lie";
    }

    std::vector<BuildingInput>& buildings_;
    const Heaps& heaps_;
    std::vector<char> is_settled_;
    FootprintOverlaps found_;
};

}  // namespace

FootprintOverlaps settle_overlaps(std::vector<BuildingInput>& buildings, const SurfaceLevel& level_m) {
    const FootprintOverlaps equal = merge_equal_outlines(buildings);
    Heaps heaps(buildings);
    const std::vector<std::size_t> order = heaps.from_above(level_m);
    Settling settling(buildings, heaps, equal);
    for (const std::size_t i : order) {
        settling.settle(i);
    }
    return settling.found();
}

std::string words_of(const FootprintOverlaps& overlaps) {
    if (overlaps.count() == 0) {
        return "";
    }
    std::string words;
    const auto add = [&](std::size_t count, const char* what) {
        if (count > 0) {
            words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + what;
        }
    };
    add(overlaps.duplicates, "duplicates left out");
    add(overlaps.covered, "covered by others left out");
    add(overlaps.cut, "cut to what others leave");
    return std::to_string(overlaps.count()) + " footprints lie on others: " + words + "; " +
           std::to_string(std::llround(overlaps.shared_m2)) + " m2 were there twice and count once";
}

}  // namespace sunshed
