#include "sunshed/building/roof_outline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "sunshed/core/outline.hpp"
#include "sunshed/roof/thinned.hpp"

namespace sunshed {

namespace {

constexpr std::size_t few_vertices = 100;  // so few edges cannot cross 10,000 times
constexpr std::size_t many_vertices = 400;
// Beyond this, repeats aside, no outline is used: thinning takes time by the square of its vertices.
constexpr std::size_t most_given_vertices = 10'000;

std::string whole(double number) {
    return std::to_string(std::llround(number));
}

RoofOutline too_many(BuildingReasonKind what, std::size_t count, std::size_t most) {
    return {{}, BuildingReason{what, {std::to_string(count), std::to_string(most)}}};
}

/// Of where its vertices lie.
std::optional<BuildingReason> fault_of_place(const MultiPolygon& footprint, double cell_size_m,
                                             const OutlineLimits& limits) {
    if (!is_finite(footprint)) {
        return BuildingReason{BuildingReasonKind::outline_not_finite, {}};
    }
    const Box2 box = bounding_box(footprint);
    const double farthest_m =
        std::max({std::abs(box.min_x), std::abs(box.min_y), std::abs(box.max_x), std::abs(box.max_y)});
    if (farthest_m > limits.farthest_m) {
        return BuildingReason{BuildingReasonKind::vertex_off_the_map, {whole(limits.farthest_m / 1000.0)}};
    }
    const double width_m = box.max_x - box.min_x;
    const double height_m = box.max_y - box.min_y;
    if (std::max(width_m, height_m) > limits.longest_m) {
        return BuildingReason{BuildingReasonKind::outline_too_long, {whole(std::max(width_m, height_m) / 1000.0)}};
    }
    const double cells = width_m / cell_size_m * (height_m / cell_size_m);
    if (cells > limits.most_cells) {
        return BuildingReason{BuildingReasonKind::outline_too_large,
                              {whole(cells / 1e6), whole(limits.most_cells / 1e6)}};
    }
    return std::nullopt;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Counts buildings whose footprints are left out.
class LeftOut {
public:
    void add(BuildingInput& building, BuildingReason why) {
        if (++count_ == 1) {
            first_ = "'" + building.building_id + "': " + sentence_of(why).en;
        }
        building.footprint.clear();
        building.outline_fault = std::move(why);
    }
    [[nodiscard]] std::string words() const {
        return count_ == 0 ? "" : std::to_string(count_) + " outlines cannot be used, e.g. that of " + first_;
    }

private:
    std::size_t count_ = 0;
    std::string first_;
};

/// An outline of so many vertices that they have to be checked, and perhaps thinned.
RoofOutline outline_of_many(const MultiPolygon& footprint, double cell_size_m, const OutlineLimits& limits) {
    constexpr double fine_cells = 0.1;
    constexpr double rough_cells = 0.8;
    const bool is_long = vertex_count(footprint) > many_vertices;
    MultiPolygon thin = is_long ? without_near_repeats(footprint, fine_cells * cell_size_m) : footprint;
    if (vertex_count(thin) > most_given_vertices) {
        return too_many(BuildingReasonKind::too_many_vertices, vertex_count(footprint), most_given_vertices);
    }
    if (is_tangled(thin)) {
        return {{}, BuildingReason{BuildingReasonKind::rings_tangled, {}}};
    }
    if (is_long) {
        thin = thinned(thin, fine_cells * cell_size_m);
    }
    if (vertex_count(thin) > limits.most_vertices) {
        thin = thinned(thin, rough_cells * cell_size_m);
    }
    if (vertex_count(thin) > limits.most_vertices) {
        return too_many(BuildingReasonKind::too_many_vertices, vertex_count(thin), limits.most_vertices);
    }
    return {std::move(thin), std::nullopt};
}

}  // namespace

RoofOutline roof_outline(const MultiPolygon& footprint, double cell_size_m, const OutlineLimits& limits) {
    if (auto fault = fault_of_place(footprint, cell_size_m, limits)) {
        return {{}, std::move(fault)};
    }
    if (ring_count(footprint) > limits.most_rings) {
        return too_many(BuildingReasonKind::too_many_rings, ring_count(footprint), limits.most_rings);
    }
    if (vertex_count(footprint) <= few_vertices) {
        return {footprint, std::nullopt};
    }
    return outline_of_many(footprint, cell_size_m, limits);
}

std::string simplify_outlines(std::vector<BuildingInput>& buildings, double cell_size_m) {
    LeftOut left_out;
    for (BuildingInput& building : buildings) {
        if (building.footprint.empty()) {
            continue;
        }
        RoofOutline outline = roof_outline(building.footprint, cell_size_m);
        if (outline.fault) {
            left_out.add(building, *std::move(outline.fault));
        } else {
            building.footprint = std::move(outline.footprint);
        }
    }
    return left_out.words();
}

std::string drop_far_outlines(std::vector<BuildingInput>& buildings) {
    constexpr double farthest_m = 50e3;
    std::vector<double> x;
    std::vector<double> y;
    for (const BuildingInput& building : buildings) {
        if (!building.footprint.empty()) {
            x.push_back(building.footprint.front().outer.front().x);
            y.push_back(building.footprint.front().outer.front().y);
        }
    }
    if (x.empty()) {
        return "";
    }
    const Point2 middle{median(std::move(x)), median(std::move(y))};
    LeftOut left_out;
    for (BuildingInput& building : buildings) {
        if (building.footprint.empty()) {
            continue;
        }
        const Point2& p = building.footprint.front().outer.front();
        const double distance_m = std::hypot(p.x - middle.x, p.y - middle.y);
        if (distance_m > farthest_m) {
            left_out.add(building, {BuildingReasonKind::far_from_the_others, {whole(distance_m / 1000.0)}});
        }
    }
    return left_out.words();
}

}  // namespace sunshed
