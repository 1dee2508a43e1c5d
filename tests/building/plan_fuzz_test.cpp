// Ten thousand random footprints, most of them broken in some way: none may make the planner fall over, and whatever
// comes out must be sound.

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <random>

#include "reason_words.hpp"
#include "site_helpers.hpp"
#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {
namespace {

const GridGeometry grid{317000.0, 5070000.0, 0.5, 160, 160};

/// Roofs of all sorts: slopes, steps, domes, noise, and holes in the model.
Surface rough_surface() {
    FloatRaster dsm(grid);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(-1.0, 1.0);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const double x = 0.5 * column;
            const double y = 0.5 * row;
            const double step = std::fmod(std::floor(x / 9.0) + std::floor(y / 7.0), 3.0) * 3.0;
            const double dome = std::max(0.0, 6.0 - 0.1 * (std::pow(x - 40.0, 2) + std::pow(y - 40.0, 2)));
            dsm.at({column, row}) =
                static_cast<float>(140.0 + step + dome + 0.4 * std::fmod(x, 6.0) + 0.1 * unit(random));
            if (std::hypot(x - 20.0, y - 60.0) < 4.0) {
                dsm.at({column, row}) = missing_f;
            }
        }
    }
    Surface surface;
    surface.known = Raster<std::uint8_t>(grid, 1);
    for (std::size_t i = 0; i < dsm.values.size(); ++i) {
        if (std::isnan(dsm.values[i])) {
            surface.known.values[i] = 0;
            dsm.values[i] = 140.0F;
        }
    }
    surface.elevation_m = std::move(dsm);
    return surface;
}

class RandomFootprints {
public:
    explicit RandomFootprints(unsigned seed) : random_(seed) {}

    MultiPolygon next() {
        const double size = between(0.2, 12.0);
        const Point2 middle{between(-4.0, 84.0), between(-84.0, 4.0)};
        MultiPolygon footprint;
        switch (static_cast<int>(between(0.0, 9.0))) {
            case 0:
                footprint = {{star(size, false), {}}};
                break;
            case 1:
                footprint = {{star(size, true), {}}};  // crosses itself
                break;
            case 2:
                footprint = {{box(size, between(1e-4, 0.4)), {}}};  // a sliver
                break;
            case 3:
                footprint = {{box(size, size), {reversed(box(size, 0.5 * size))}}};  // a hole that touches both walls
                break;
            case 4:
                footprint = {{box(size, size), {reversed(star(1.2 * size, true))}}};  // a hole that reaches outside
                break;
            case 5:
                footprint = {{with_repeats(star(size, false)), {}}};
                break;
            case 6:
                footprint = {{box(size, 2.0), {}}, {box(2.0, size), {}}, {star(size, false), {}}};  // overlapping parts
                break;
            case 7:
                footprint = {{box(size, size), {reversed(box(0.6 * size, 0.6 * size))}},
                             {box(0.3 * size, 0.3 * size), {}}};  // a court with an island
                break;
            default:
                footprint = {{with_steps(size), {}}};
        }
        const double turn = between(0.0, 6.3);
        for (Polygon& polygon : footprint) {
            place(polygon.outer, middle, turn);
            for (Ring& hole : polygon.holes) {
                place(hole, middle, turn);
            }
            polygon = normalised(std::move(polygon));
        }
        return footprint;
    }

private:
    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }

    Ring star(double size, bool crossing) {
        Ring ring;
        const int corners = static_cast<int>(between(3.0, 24.0));
        for (int i = 0; i < corners; ++i) {
            const double angle = crossing ? between(0.0, 6.28) : 6.28 * i / corners;
            const double radius = size * between(0.1, 1.0);
            ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        }
        return ring;
    }

    static Ring box(double width, double height) {
        return {{-width / 2, -height / 2}, {width / 2, -height / 2}, {width / 2, height / 2}, {-width / 2, height / 2}};
    }

    /// Every corner two or three times, some of them nearly, some in the middle of edges.
    Ring with_repeats(const Ring& ring) {
        Ring more;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point2& next = ring[(i + 1) % ring.size()];
            more.push_back(ring[i]);
            more.push_back(ring[i]);
            more.push_back({ring[i].x + between(-1e-9, 1e-9), ring[i].y});
            more.push_back({(ring[i].x + next.x) / 2, (ring[i].y + next.y) / 2});
        }
        return more;
    }

    /// Traced from pixels: a staircase of small steps.
    Ring with_steps(double size) {
        Ring ring;
        for (double x = -size; x < size; x += 0.5) {
            const double y = -size + 0.5 * std::floor(between(0.0, 3.0));
            ring.push_back({x, y});
            ring.push_back({x + 0.5, y});
        }
        ring.push_back({size, size});
        ring.push_back({-size, size});
        return ring;
    }

    static Ring reversed(Ring ring) {
        std::reverse(ring.begin(), ring.end());
        return ring;
    }

    static void place(Ring& ring, Point2 middle, double turn) {
        for (Point2& p : ring) {
            p = {grid.west_x + middle.x + std::cos(turn) * p.x - std::sin(turn) * p.y,
                 grid.north_y + middle.y + std::sin(turn) * p.x + std::cos(turn) * p.y};
        }
    }

    std::mt19937 random_;
};

/// The area under a footprint, exactly; nothing where a ring crosses itself once points that are nearly one are made
/// one, for exact set operations refuse such.
std::optional<double> exact_area_m2(MultiPolygon footprint) {
    constexpr double apart_m = 1e-6;
    for (Polygon& polygon : footprint) {
        move_points(polygon, [&](Point2 p) {
            return Point2{std::round(p.x / apart_m) * apart_m, std::round(p.y / apart_m) * apart_m};
        });
        polygon = normalised(std::move(polygon));
    }
    try {
        return area_m2(united(footprint));
    } catch (const Error&) {
        return std::nullopt;
    }
}

void expect_sound(const RoofPlan& plan, const MultiPolygon& footprint) {
    ASSERT_EQ(plan.segments.size(), plan.layouts.size());
    if (plan.status != BuildingStatus::ok) {
        EXPECT_TRUE(plan.reason.has_value());
        EXPECT_TRUE(plan.segments.empty());
        return;
    }
    EXPECT_FALSE(plan.segments.empty());
    double area = 0.0;
    for (std::size_t i = 0; i < plan.segments.size(); ++i) {
        const RoofSegment& segment = plan.segments[i];
        area += segment.ground_area_m2;
        EXPECT_TRUE(std::isfinite(segment.tilt_deg) && std::isfinite(segment.area_m2));
        EXPECT_TRUE(std::isfinite(segment.plane.offset_m) && std::isfinite(segment.plane_rmse_m));
        EXPECT_GE(segment.usable_area_m2, 0.0);
        EXPECT_LE(segment.usable_area_m2, segment.area_m2 * 1.0001);
        EXPECT_FALSE(segment.cells.empty());
        for (const CellIndex& cell : segment.cells) {
            ASSERT_TRUE(grid.contains(cell));
        }
        for (const PlacedModule& module : plan.layouts[i].modules) {
            EXPECT_TRUE(std::isfinite(module.center_height_m));
        }
    }
    if (const std::optional<double> whole_m2 = exact_area_m2(footprint)) {
        EXPECT_LE(area, *whole_m2 * 1.0001 + 0.01);
    }
}

class PlanFuzz : public testing::TestWithParam<unsigned> {};

TEST_P(PlanFuzz, NoFootprintMakesItFallOver) {
    const Surface surface = rough_surface();
    RandomFootprints footprints(GetParam());
    int assessed = 0;
    for (int i = 0; i < 2500; ++i) {
        BuildingInput building;
        building.building_id = std::to_string(i);
        building.footprint = footprints.next();
        RoofPlan plan;
        ASSERT_NO_THROW(plan = plan_roof(building, surface, test::harbin_site(), {}, {})) << i;
        expect_sound(plan, building.footprint);
        ASSERT_FALSE(HasFailure()) << "footprint " << i << " of seed " << GetParam();
        assessed += plan.status == BuildingStatus::ok ? 1 : 0;
    }
    EXPECT_GT(assessed, 800);  // the sound ones among them
}

INSTANTIATE_TEST_SUITE_P(Seeds, PlanFuzz, testing::Values(1U, 2U, 3U, 4U));

TEST(PlanRobust, AFootprintOfTenThousandCorners) {
    Ring ring;
    for (int i = 0; i < 10000; ++i) {
        const double angle = 6.283185307179586 * i / 10000;
        const double radius = 30.0 + 0.3 * std::sin(40.0 * angle);
        ring.push_back({grid.west_x + 40.0 + radius * std::cos(angle), grid.north_y - 40.0 + radius * std::sin(angle)});
    }
    BuildingInput building;
    building.footprint = {Polygon{ring, {}}};
    Surface surface = rough_surface();
    for (float& z : surface.elevation_m.values) {
        z = 150.0F;
    }
    PlanOptions options;
    options.setback.aisle_every_m = 0.0;
    const RoofPlan plan = plan_roof(building, surface, test::harbin_site(), {}, options);
    ASSERT_EQ(plan.status, BuildingStatus::ok) << test::words(plan.reason);
    expect_sound(plan, building.footprint);
    EXPECT_GT(plan.segments.front().usable_area_m2, 2400.0) << test::words(plan.reason);
    EXPECT_GT(plan.layouts.front().modules.size(), 100U);
}

TEST(PlanRobust, HolesInTheModelAreNoRoof) {
    Surface surface = rough_surface();
    BuildingInput building;
    building.footprint = {Polygon{{{grid.west_x + 10.0, grid.north_y - 70.0},
                                   {grid.west_x + 40.0, grid.north_y - 70.0},
                                   {grid.west_x + 40.0, grid.north_y - 50.0},
                                   {grid.west_x + 10.0, grid.north_y - 50.0}},
                                  {}}};
    for (const CellIndex& cell : cells_inside(grid, building.footprint)) {
        if (surface.known.at(cell) != 0) {
            surface.elevation_m.at(cell) = 155.0F;
        }
    }
    const RoofPlan plan = plan_roof(building, surface, test::harbin_site(), {}, {});
    ASSERT_EQ(plan.segments.size(), 1U);
    EXPECT_NEAR(plan.segments[0].plane.offset_m, 155.0, 1e-4);
    EXPECT_LT(plan.segments[0].ground_area_m2, 600.0 - 20.0);
    EXPECT_NEAR(plan.unknown_share, 3.1416 * 16.0 / 600.0, 0.01);
    for (const CellIndex& cell : plan.segments[0].cells) {
        ASSERT_NE(surface.known.at(cell), 0);
    }
}

}  // namespace
}  // namespace sunshed
