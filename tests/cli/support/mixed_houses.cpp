#include "support/mixed_houses.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sunshed::test {

namespace {

using Ring = std::vector<ScenePoint>;
using Roof = std::function<double(ScenePoint)>;

double slope(double degrees) {
    return std::tan(degrees * std::numbers::pi / 180.0);
}

Ring rectangle(double length, double width, ScenePoint middle = {}) {
    const double u = length / 2.0;
    const double v = width / 2.0;
    return {{middle.x - u, middle.y - v},
            {middle.x + u, middle.y - v},
            {middle.x + u, middle.y + v},
            {middle.x - u, middle.y + v}};
}

bool inside(const Ring& ring, const ScenePoint& p) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const ScenePoint& a = ring[i];
        const ScenePoint& b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            in = !in;
        }
    }
    return in;
}

Roof flat(double height) {
    return [=](ScenePoint) { return height; };
}

/// A flat roof with a parapet of 0.7 m, and boxes on it.
struct Box {
    Ring outline;
    double height;
};

Roof with_boxes(const Roof& roof, std::vector<Box> boxes) {
    return [=](ScenePoint p) {
        double z = roof(p);
        for (const Box& box : boxes) {
            z = inside(box.outline, p) ? roof({}) + box.height : z;
        }
        return z;
    };
}

Roof with_parapet(double height, double length, double width) {
    return [=](ScenePoint p) {
        const bool parapet = std::abs(p.x) > length / 2.0 - 0.6 || std::abs(p.y) > width / 2.0 - 0.6;
        return height + (parapet ? 0.7 : 0.0);
    };
}

Roof gable(double eave, double degrees, double width) {
    return [=](ScenePoint p) { return eave + slope(degrees) * (width / 2.0 - std::abs(p.y)); };
}

Roof gable_with_chimney(double eave, double degrees, double width) {
    return [=, roof = gable(eave, degrees, width)](ScenePoint p) {
        return inside(rectangle(1.5, 1.5, {3.0, -2.5}), p) ? roof(p) + 1.6 : roof(p);
    };
}

Roof hip(double eave, double degrees, double length, double width) {
    return [=](ScenePoint p) {
        return eave + slope(degrees) * std::min(width / 2.0 - std::abs(p.y), length / 2.0 - std::abs(p.x));
    };
}

/// Rises with y, from the eave.
Roof shed(double eave, double degrees, double width) {
    return [=](ScenePoint p) { return eave + slope(degrees) * (p.y + width / 2.0); };
}

Ring l_shape() {
    return {{-12, -12}, {12, -12}, {12, -1}, {-1, -1}, {-1, 12}, {-12, 12}};
}

std::vector<MixedHouse> make_houses() {
    return {
        {.id = "school",
         .use = "学校",
         .middle = {30, 28},
         .rings = {rectangle(36, 16)},
         .roof_m = with_boxes(with_parapet(12, 36, 16), {{rectangle(4, 4), 2.8}, {rectangle(1.5, 1.5, {10, 3}), 0.9}}),
         .year_built = 2022,
         .floors = 3},
        {.id = "factory",
         .use = "工厂",
         .middle = {80, 28},
         .rings = {rectangle(44, 26)},
         .roof_m = with_boxes(flat(9), {{rectangle(4, 4, {9, 5}), 2.8}}),
         .year_built = 2023,
         .floor_area_m2 = 1300,
         .existing_pv_m2 = 120,
         .electricity_kwh = 260000},
        {.id = "gable",
         .use = "住宅",
         .middle = {138, 24},
         .rings = {rectangle(20, 11)},
         .roof_m = gable_with_chimney(6, 30, 11),
         .year_built = 1995,
         .floors = 2},
        {.id = "turned gable",
         .use = "住宅",
         .middle = {176, 28},
         .turn_deg = 35,
         .rings = {rectangle(16, 10)},
         .roof_m = gable(6, 38, 10),
         .year_built = 2021,
         .floors = 2},
        {.id = "hip",
         .use = "农村住宅",
         .middle = {26, 70},
         .turn_deg = 12,
         .rings = {rectangle(18, 12)},
         .roof_m = hip(4, 28, 18, 12),
         .year_built = 1988,
         .floors = 1},
        {.id = "shed",
         .use = "商店",
         .middle = {60, 72},
         .turn_deg = 180,
         .rings = {rectangle(14, 9)},
         .roof_m = shed(3.5, 14, 9),
         .year_built = 2010,
         .floors = 1},
        {.id = "among trees",
         .use = "学校",
         .middle = {90, 74},
         .turn_deg = 8,
         .rings = {rectangle(20, 12)},
         .roof_m = flat(6),
         .year_built = 2024,
         .floors = 2},
        {.id = "tower",
         .use = "住宅",
         .middle = {128, 72},
         .turn_deg = 45,
         .rings = {rectangle(14, 14)},
         .roof_m = with_boxes(with_parapet(33, 14, 14), {{rectangle(4, 3), 3}}),
         .year_built = 2005,
         .floors = 11},
        {.id = "office",
         .use = "党政机关",
         .middle = {170, 76},
         .turn_deg = 20,
         .rings = {l_shape()},
         .roof_m = flat(14),
         .year_built = 2021,
         .floors = 4},
        {.id = "court",
         .use = "医院",
         .middle = {38, 118},
         .rings = {rectangle(36, 30), rectangle(12, 10)},
         .roof_m = flat(15),
         .year_built = 2015,
         .floors = 4,
         .existing_pv_m2 = 40},
        {.id = "steep",
         .use = "chapel",
         .middle = {84, 118},
         .turn_deg = 90,
         .rings = {rectangle(14, 9)},
         .roof_m = gable(5, 52, 9),
         .year_built = 1930},
        {.id = "garage", .use = "garage", .middle = {108, 110}, .rings = {rectangle(4, 3)}, .roof_m = flat(2.6)},
        {.id = "barn",
         .use = "barn",
         .middle = {136, 118},
         .rings = {rectangle(30, 18)},
         .roof_m = gable(5, 12, 18),
         .year_built = 1978},
        {.id = "shop",
         .use = "商场",
         .middle = {176, 120},
         .turn_deg = 40,
         .rings = {rectangle(24, 14)},
         .roof_m = with_parapet(8, 24, 14),
         .floors = 2},
        {.id = "outside",
         .use = "住宅",
         .middle = {260, 40},
         .rings = {rectangle(12, 10)},
         .roof_m = flat(5),
         .year_built = 2000,
         .floors = 2},
    };
}

double ground_m(const ScenePoint& p) {
    return 100.0 + 0.012 * p.x + 0.006 * p.y;
}

/// A round crown: its highest point stands over its middle.
struct Tree {
    ScenePoint middle;
    double radius;
    double height;
};

constexpr Tree trees[] = {{{80, 84}, 4, 13},     {{90, 85}, 4.5, 15}, {{100, 84}, 4, 12},  {{77, 74}, 3.5, 11},
                          {{82, 64}, 3, 10},     {{98, 65}, 3.5, 12}, {{160, 112}, 4, 14}, {{168, 131}, 4, 13},
                          {{188, 108}, 3.5, 11}, {{12, 62}, 3, 9}};

}  // namespace

ScenePoint MixedHouse::in_scene(const ScenePoint& own) const {
    const double angle = turn_deg * std::numbers::pi / 180.0;
    return {middle.x + own.x * std::cos(angle) - own.y * std::sin(angle),
            middle.y + own.x * std::sin(angle) + own.y * std::cos(angle)};
}

ScenePoint MixedHouse::in_own_axes(const ScenePoint& scene) const {
    const double angle = turn_deg * std::numbers::pi / 180.0;
    const double dx = scene.x - middle.x;
    const double dy = scene.y - middle.y;
    return {dx * std::cos(angle) + dy * std::sin(angle), -dx * std::sin(angle) + dy * std::cos(angle)};
}

const std::vector<MixedHouse>& mixed_houses() {
    static const std::vector<MixedHouse> houses = make_houses();
    return houses;
}

double mixed_surface_m(const ScenePoint& point) {
    for (const MixedHouse& house : mixed_houses()) {
        const ScenePoint own = house.in_own_axes(point);
        const bool in_court = house.rings.size() > 1 && inside(house.rings[1], own);
        if (inside(house.rings[0], own) && !in_court) {
            return ground_m(house.middle) + house.roof_m(own);
        }
    }
    return ground_m(point);
}

double mixed_canopy_m(const ScenePoint& point) {
    double height = 0.0;
    for (const Tree& tree : trees) {
        const double off = std::hypot(point.x - tree.middle.x, point.y - tree.middle.y) / tree.radius;
        height = std::max(height, off < 1.0 ? tree.height * (0.7 + 0.3 * std::sqrt(1.0 - off * off)) : 0.0);
    }
    return height;
}

}  // namespace sunshed::test
