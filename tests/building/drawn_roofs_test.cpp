#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <numbers>
#include <random>

#include "site_helpers.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/roof/polygon_boolean.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "wrong_footprints.hpp"

// Flat and curved roofs drawn by hand: levels behind parapets, what stands on them, sawtooth, barrels, domes.

namespace sunshed {
namespace {

using namespace test;

constexpr double size_m = 200.0;

Polygon box(double x0, double y0, double x1, double y1) {
    return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}};
}

/// One drawn part: a plane over an outline. What is drawn later stands over what is drawn earlier.
struct Part {
    Polygon outline;
    double height_m = 0.0;  ///< at the outline's first corner
    double slope_y = 0.0;   ///< rise northward
    bool is_level = true;   ///< a plane of the roof; else something that stands on it
};

/// A building drawn by hand.
struct Drawn {
    std::string name;
    MultiPolygon footprint;
    std::vector<Part> parts;
};

double height_at(const Drawn& drawn, Point2 p) {
    double z = 0.0;
    for (const Part& part : drawn.parts) {
        if (contains(part.outline, p)) {
            z = part.height_m + part.slope_y * (p.y - part.outline.outer.front().y);
        }
    }
    return z;
}

constexpr double wall_m = 0.4;

void add_wall(Drawn& drawn, const Polygon& wall, double top_m) {
    drawn.parts.push_back({wall, top_m, 0.0, false});
}

void add_parapet(Drawn& drawn, double x0, double y0, double x1, double y1, double top_m) {
    add_wall(drawn, box(x0, y0, x1, y0 + wall_m), top_m);
    add_wall(drawn, box(x0, y1 - wall_m, x1, y1), top_m);
    add_wall(drawn, box(x0, y0, x0 + wall_m, y1), top_m);
    add_wall(drawn, box(x1 - wall_m, y0, x1, y1), top_m);
}

/// An office: a tower of 9 floors beside a wing of 4, both with parapets; a plant room and a lift overrun on the tower,
/// two rows of skylights on the wing.
Drawn office() {
    Drawn drawn{"office", {box(20, 20, 80, 44)}, {}};
    drawn.parts = {{box(20, 20, 50, 44), 32.0}, {box(50, 20, 80, 44), 15.0}};
    add_parapet(drawn, 20, 20, 50, 44, 33.0);
    add_parapet(drawn, 50, 20, 80, 44, 15.8);
    drawn.parts.push_back({box(27, 27, 37, 33), 35.2, 0.0, false});
    drawn.parts.push_back({box(42, 36, 45.5, 39.5), 36.0, 0.0, false});
    for (int i = 0; i < 6; ++i) {
        for (const double y : {26.0, 36.0}) {
            drawn.parts.push_back({box(54.0 + 4.0 * i, y, 56.0 + 4.0 * i, y + 1.5), 15.5, 0.0, false});
        }
    }
    return drawn;
}

/// A school: three levels, one a storey above the others, one a step of 0.8 m, each with parapets where it ends.
Drawn school() {
    Drawn drawn{"school", {box(100, 20, 160, 50)}, {}};
    drawn.parts = {{box(100, 20, 160, 32), 8.0}, {box(100, 32, 130, 50), 11.5}, {box(130, 32, 160, 50), 8.8}};
    add_wall(drawn, box(100, 20, 160, 20 + wall_m), 8.6);
    add_wall(drawn, box(100, 20, 100 + wall_m, 32), 8.6);
    add_wall(drawn, box(160 - wall_m, 20, 160, 32), 8.6);
    add_parapet(drawn, 100, 32, 130, 50, 12.2);
    add_parapet(drawn, 130, 32, 160, 50, 9.4);
    drawn.parts.push_back({box(110, 38, 114, 42), 14.2, 0.0, false});
    return drawn;
}

/// A works: a sawtooth of six teeth, 6 m each, that rise northward by 22 degrees, beside a level hall.
Drawn works() {
    Drawn drawn{"works", {box(20, 80, 90, 116)}, {}};
    for (int i = 0; i < 6; ++i) {
        drawn.parts.push_back({box(20, 80.0 + 6.0 * i, 60, 86.0 + 6.0 * i), 7.0, std::tan(to_radians(22.0))});
    }
    drawn.parts.push_back({box(60, 80, 90, 116), 9.5});
    for (int i = 0; i < 4; ++i) {
        drawn.parts.push_back({box(64.0 + 6.0 * i, 96, 66.0 + 6.0 * i, 98), 10.6, 0.0, false});
    }
    return drawn;
}

/// A block of flats around a court, with a parapet all around and a stair head on each side.
Drawn court() {
    Polygon ring = box(110, 80, 150, 120);
    ring.holes.push_back({{122, 92}, {122, 108}, {138, 108}, {138, 92}});
    Drawn drawn{"court", {ring}, {}};
    drawn.parts = {{ring, 19.0}};
    add_parapet(drawn, 110, 80, 150, 120, 19.6);
    for (const Polygon& stairs : {box(114, 98, 117, 103), box(143, 98, 146, 103), box(128, 83, 132, 86)}) {
        drawn.parts.push_back({stairs, 21.6, 0.0, false});
    }
    return drawn;
}

/// A surface as a laser scan shows it: the highest of three echoes a cell, each off by 3 cm, and a swell of 3 cm over
/// some metres.
FloatRaster scanned(const std::function<double(Point2)>& height_m, double cell_m) {
    const int size = static_cast<int>(size_m / cell_m);
    FloatRaster dsm(GridGeometry{0.0, size_m, cell_m, size, size}, 0.0F);
    std::mt19937 random(23);
    std::normal_distribution<double> echo(0.0, 0.03);
    std::uniform_real_distribution<double> place(-0.5, 0.5);
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const Point2 p = dsm.geometry.cell_center({column, row});
            double highest = -1.0;
            for (int i = 0; i < 3; ++i) {
                const Point2 at{p.x + cell_m * place(random), p.y + cell_m * place(random)};
                highest = std::max(highest, height_m(at) + echo(random));
            }
            const double swell = 0.03 * std::sin(p.x / 1.7 + 0.3 * p.y) * std::cos(p.y / 2.3);
            dsm.at({column, row}) = static_cast<float>(highest + swell);
        }
    }
    return dsm;
}

/// Modules that do not lie on one plane: where the drawing under them rises or falls by more than 0.3 m off it.
int modules_over_steps(const Drawn& drawn, const RoofPlan& plan) {
    int over = 0;
    for (std::size_t s = 0; s < plan.segments.size(); ++s) {
        for (const PlacedModule& module : plan.layouts[s].modules) {
            int off = 0;
            for (double u = 0.05; u < 1.0; u += 0.1) {
                for (double v = 0.05; v < 1.0; v += 0.1) {
                    const auto& [a, b, c, d] = module.corners;
                    const Point2 p{a.x + u * (b.x - a.x) + v * (d.x - a.x), a.y + u * (b.y - a.y) + v * (d.y - a.y)};
                    off += std::abs(height_at(drawn, p) - plan.segments[s].plane.height_at(p)) > 0.3 ? 1 : 0;
                }
            }
            over += off > 10 ? 1 : 0;
        }
    }
    return over;
}

RoofPlan planned(const MultiPolygon& footprint, const Surface& surface) {
    BuildingInput building;
    building.footprint = footprint;
    PlanOptions options;
    options.flat_trials = false;
    return plan_roof(building, surface, harbin_site(), {}, options);
}

/// How much of what was drawn a plan shows.
struct Shown {
    double overlap = 0.0;  ///< best intersection over union of each level, in the mean by area
    int levels = 0, found_levels = 0;
    int things = 0, found_things = 0;  ///< that stand on the roof; found where half of each is an obstacle's
};

void add_level(const Polygon& level, const RoofPlan& plan, Shown& shown) {
    double best = 0.0;
    for (const RoofSegment& segment : plan.segments) {
        const double shared_m2 = area_m2(intersection({level}, {segment.outline}));
        best = std::max(best, shared_m2 / (area_m2(level) + segment.ground_area_m2 - shared_m2));
    }
    ++shown.levels;
    shown.found_levels += best >= 0.5 ? 1 : 0;
    shown.overlap += best * area_m2(level);
}

void add_thing(const Polygon& thing, const RoofPlan& plan, Shown& shown) {
    double shared_m2 = 0.0;
    for (const RoofSegment& segment : plan.segments) {
        for (const RoofObstacle& obstacle : segment.obstacles) {
            shared_m2 += area_m2(intersection({thing}, {obstacle.outline}));
        }
    }
    ++shown.things;
    shown.found_things += shared_m2 >= 0.5 * area_m2(thing) ? 1 : 0;
}

Shown shown_of(const Drawn& drawn, const RoofPlan& plan) {
    Shown shown;
    double levels_m2 = 0.0;
    for (const Part& part : drawn.parts) {
        if (part.is_level) {
            add_level(part.outline, plan, shown);
            levels_m2 += area_m2(part.outline);
        } else {
            add_thing(part.outline, plan, shown);
        }
    }
    shown.overlap /= levels_m2;
    return shown;
}

/// The share of a roof's cells near their planes: within what an echo anywhere in a cell differs by on a slope of 40
/// degrees.
double near_share(const RoofPlan& plan, const FloatRaster& dsm) {
    const double near_m = 0.42 * dsm.geometry.cell_size_m;
    std::size_t cells = 0;
    std::size_t near = 0;
    for (const RoofSegment& segment : plan.segments) {
        for (const CellIndex& cell : segment.cells) {
            ++cells;
            near += std::abs(dsm.at(cell) - segment.plane.height_at(dsm.geometry.cell_center(cell))) < near_m ? 1 : 0;
        }
    }
    return static_cast<double>(near) / static_cast<double>(cells);
}

class DrawnRoofs : public testing::TestWithParam<double> {};

TEST_P(DrawnRoofs, FlatOnesHaveTheirLevelsAndWhatStandsOnThem) {
    for (const Drawn& drawn : {office(), school(), works(), court()}) {
        const Surface surface =
            surface_from_dsm(scanned([&](Point2 p) { return height_at(drawn, p); }, GetParam()), NodataPolicy::open);
        const RoofPlan plan = planned(drawn.footprint, surface);
        ASSERT_EQ(plan.status, BuildingStatus::ok);
        const Shown shown = shown_of(drawn, plan);
        std::cout << fmt::format("{} at {} m: overlap {:.1f} %, {} of {} things, {} modules\n", drawn.name, GetParam(),
                                 100.0 * shown.overlap, shown.found_things, shown.things, module_count(plan));
        EXPECT_EQ(shown.found_levels, shown.levels) << drawn.name;
        EXPECT_LE(plan.segments.size(), static_cast<std::size_t>(shown.levels) + 1) << drawn.name;
        EXPECT_GE(shown.overlap, 0.97) << drawn.name;
        EXPECT_GE(shown.found_things, 0.75 * shown.things) << drawn.name;
        EXPECT_EQ(modules_over_steps(drawn, plan), 0) << drawn.name;
        EXPECT_GE(module_count(plan), 100) << drawn.name;
    }
}

TEST_P(DrawnRoofs, ABarrelBecomesStripsAlongItsAxis) {
    const Polygon hall = box(20, 20, 60, 34);
    const auto height_m = [&](Point2 p) {
        const double across_m = p.y - 27.0;
        return contains(hall, p) ? 0.4 + std::sqrt(81.0 - across_m * across_m) : 0.0;
    };
    const Surface surface = surface_from_dsm(scanned(height_m, GetParam()), NodataPolicy::open);
    const RoofPlan plan = planned({hall}, surface);
    EXPECT_GE(plan.segments.size(), 3U);
    EXPECT_LE(plan.segments.size(), 6U);
    for (const RoofSegment& segment : plan.segments) {
        if (!std::isnan(segment.azimuth_deg)) {
            const double off_deg = azimuth_difference_deg(segment.azimuth_deg, 0.0);
            EXPECT_LT(std::min(off_deg, 180.0 - off_deg), 5.0);
        }
    }
    EXPECT_GE(near_share(plan, surface.elevation_m), 0.97);
}

TEST_P(DrawnRoofs, AnApseBecomesSectorsOfItsSlope) {
    Ring ring{{100, 40}, {100, 56}};
    for (int i = 1; i < 24; ++i) {
        const double t = std::numbers::pi * (0.5 + i / 24.0);
        ring.push_back({100.0 + 8.0 * std::cos(t), 48.0 + 8.0 * std::sin(t)});
    }
    const Polygon apse{ring, {}};
    const auto height_m = [&](Point2 p) {
        return contains(apse, p) ? 6.0 + 0.8 * (8.0 - std::hypot(p.x - 100.0, p.y - 48.0)) : 0.0;
    };
    const Surface surface = surface_from_dsm(scanned(height_m, GetParam()), NodataPolicy::open);
    const RoofPlan plan = planned({apse}, surface);
    EXPECT_GE(plan.segments.size(), 3U);
    EXPECT_LE(plan.segments.size(), 6U);
    for (const RoofSegment& segment : plan.segments) {
        EXPECT_NEAR(segment.tilt_deg, to_degrees(std::atan(0.8)), 3.0);
    }
    EXPECT_GE(near_share(plan, surface.elevation_m), 0.9);
}

TEST_P(DrawnRoofs, ADomeBecomesFewFacetsThatFollowIt) {
    Ring ring;
    for (int i = 0; i < 48; ++i) {
        const double t = 2.0 * std::numbers::pi * i / 48.0;
        ring.push_back({100.0 + 8.0 * std::cos(t), 100.0 + 8.0 * std::sin(t)});
    }
    const auto height_m = [](Point2 p) {
        const double r_m = std::hypot(p.x - 100.0, p.y - 100.0);
        return r_m < 8.0 ? 8.0 + std::sqrt(81.0 - r_m * r_m) : 0.0;
    };
    const Surface surface = surface_from_dsm(scanned(height_m, GetParam()), NodataPolicy::open);
    const RoofPlan plan = planned({Polygon{ring, {}}}, surface);
    EXPECT_LE(plan.segments.size(), 20U);
    EXPECT_GE(near_share(plan, surface.elevation_m), 0.8);
}

INSTANTIATE_TEST_SUITE_P(Cells, DrawnRoofs, testing::Values(0.5, 1.0));

}  // namespace
}  // namespace sunshed
