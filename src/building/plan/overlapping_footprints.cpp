#include "sunshed/building/overlapping_footprints.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "footprint_heaps.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {

namespace {

using K = BuildingReasonKind;

constexpr double same_share = 0.99;
constexpr double near_same_share = 0.90;
constexpr double floor_height_m = 3.0;

template <class Value>
void fill_missing(std::optional<Value>& own, std::optional<Value>& other) {
    if (!own) {
        own = other;
    }
}

void exclude(BuildingInput& building, BuildingReason why) {
    building.footprint.clear();
    building.counted_elsewhere = true;
    building.outline_fault = std::move(why);
}

/// What only the duplicate knew is the kept one's; nothing of it is counted twice.
void merge_duplicate(BuildingInput& kept, BuildingInput& duplicate) {
    fill_missing(kept.height_m, duplicate.height_m);
    fill_missing(kept.year_built, duplicate.year_built);
    fill_missing(kept.floor_area_m2, duplicate.floor_area_m2);
    fill_missing(kept.existing_pv_m2, duplicate.existing_pv_m2);
    fill_missing(kept.electricity_kwh, duplicate.electricity_kwh);
    if (kept.building_class == BuildingClass::unknown) {
        kept.building_class = duplicate.building_class;
        kept.class_text = duplicate.class_text;
    }
    duplicate.floor_area_m2.reset();
    duplicate.existing_pv_m2.reset();
    duplicate.electricity_kwh.reset();
    exclude(duplicate, {K::duplicate, {kept.building_id}});
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
class Resolution {
public:
    Resolution(std::vector<BuildingInput>& buildings, const FootprintHeaps& heaps, const FootprintOverlaps& found)
        : buildings_(buildings), heaps_(heaps), is_done_(buildings.size(), 0), found_(found) {}

    void resolve(std::size_t i) {
        is_done_[i] = 1;
        if (heaps_.neighbours(i).size() > most_neighbours) {
            ++found_.covered;
            exclude(buildings_[i], {K::too_many_on_it, {std::to_string(most_neighbours)}});
            return;
        }
        BuildingInput& own = buildings_[i];
        std::vector<std::size_t> above;
        for (const std::size_t j : heaps_.neighbours(i)) {
            if (is_done_[j] == 0 || buildings_[j].footprint.empty()) {
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
            pass_on_to_parts(own, above);
            cut(own, heaps_.area(i), above);
        }
    }

    [[nodiscard]] FootprintOverlaps found() const { return found_; }

private:
    /// Parts have their shape; what they are used for is stated by the outline around them.
    void pass_on_to_parts(const BuildingInput& outline, const std::vector<std::size_t>& above) {
        for (const std::size_t j : above) {
            BuildingInput& part = buildings_[j];
            if (!part.is_part || outline.is_part) {
                continue;
            }
            if (!part.year_built) {
                part.year_built = outline.year_built;
            }
            if (part.building_class == BuildingClass::unknown) {
                part.building_class = outline.building_class;
                part.class_text = outline.class_text;
            }
        }
    }

    void cut(BuildingInput& own, double own_m2, const std::vector<std::size_t>& above) {
        MultiPolygon upper;
        for (const std::size_t j : above) {
            upper.insert(upper.end(), buildings_[j].footprint.begin(), buildings_[j].footprint.end());
        }
        MultiPolygon left;
        try {
            left = difference(own.footprint, upper);
        } catch (const Error& error) {
            exclude(own, reason_under(above, K::uncuttable_under_one, K::uncuttable_under_several, {error.problem()}));
            ++found_.covered;
            return;
        }
        found_.shared_m2 += own_m2 - area_m2(left);
        std::erase_if(left,
                      [&](const Polygon& part) { return area_m2(part) <= std::max(sliver_m2, sliver_share * own_m2); });
        if (left.empty()) {
            exclude(own, reason_under(above, K::covered_by_one, K::covered_by_several, {}));
            ++found_.covered;
        } else {
            own.footprint = std::move(left);
            ++found_.cut;
        }
    }

    /// Names the first of the others, and how many more there are.
    [[nodiscard]] BuildingReason reason_under(const std::vector<std::size_t>& others, K under_one, K under_several,
                                              std::vector<std::string> what) const {
        const auto first = *std::min_element(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
            return buildings_[a].building_id < buildings_[b].building_id;
        });
        std::vector<std::string> details{buildings_[first].building_id};
        if (others.size() > 1) {
            details.push_back(std::to_string(others.size() - 1));
        }
        details.insert(details.end(), what.begin(), what.end());
        return {others.size() == 1 ? under_one : under_several, std::move(details)};
    }

    std::vector<BuildingInput>& buildings_;
    const FootprintHeaps& heaps_;
    std::vector<char> is_done_;
    FootprintOverlaps found_;
};

}  // namespace

FootprintOverlaps resolve_overlaps(std::vector<BuildingInput>& buildings, const SurfaceLevel& level_m) {
    const FootprintOverlaps equal = merge_equal_outlines(buildings);
    FootprintHeaps heaps(buildings);
    const std::vector<std::size_t> order = heaps.from_above(level_m);
    Resolution resolution(buildings, heaps, equal);
    for (const std::size_t i : order) {
        resolution.resolve(i);
    }
    return resolution.found();
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
