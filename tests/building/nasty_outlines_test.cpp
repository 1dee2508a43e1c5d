// Outlines that once took minutes, gigabytes or the whole run: each becomes a roof or a reason, from an outline of a
// bounded number of vertices.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

#include "reason_words.hpp"
#include "site_helpers.hpp"
#include "sunshed/building/roof_outline.hpp"
#include "sunshed/core/outline.hpp"
#include "sunshed/roof/polygon_boolean.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

constexpr double side_m = 100.0;
constexpr double middle_m = 50.0;
const GridGeometry grid{0.0, side_m, 0.5, 200, 200};

Ring box(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

/// Corners on a circle, every other one nearer to its middle.
MultiPolygon star(int corners, double inner_share) {
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * 3.14159265358979 * i / corners;
        const double radius = 45.0 * (i % 2 == 0 ? 1.0 : inner_share);
        ring.push_back({middle_m + radius * std::cos(angle), middle_m + radius * std::sin(angle)});
    }
    return {{ring, {}}};
}

MultiPolygon comb(int teeth) {
    Ring ring{{5, 5}, {95, 5}};
    for (int i = teeth; i-- > 0;) {
        const double x = 5.0 + 90.0 * i / teeth;
        const double width = 45.0 / teeth;
        ring.insert(ring.end(), {{x + 2 * width, 10}, {x + width, 10}, {x + width, 95}, {x, 95}});
    }
    return {{ring, {}}};
}

MultiPolygon spiral(int corners) {
    Ring ring;
    const auto at = [&](int i, double off) {
        const double angle = 2.0 * 3.14159265358979 * 15.0 * i / corners;
        const double radius = 5.0 + 38.0 * i / corners + off;
        return Point2{middle_m + radius * std::cos(angle), middle_m + radius * std::sin(angle)};
    };
    for (int i = 0; i < corners; ++i) {
        ring.push_back(at(i, 1.0));
    }
    for (int i = corners; i-- > 0;) {
        ring.push_back(at(i, 0.0));
    }
    return {{ring, {}}};
}

MultiPolygon with_holes(int count) {
    Polygon polygon{box(5, 5, 90, 90), {}};
    const int across = static_cast<int>(std::ceil(std::sqrt(count)));
    const double step = 80.0 / across;
    for (int i = 0; i < count; ++i) {
        polygon.holes.push_back(box(10 + step * (i % across), 10 + step * (i / across), step / 2, step / 2));
    }
    return {normalised(polygon)};
}

MultiPolygon parts(int count, double share) {
    MultiPolygon all;
    const int across = static_cast<int>(std::ceil(std::sqrt(count)));
    const double step = 90.0 / across;
    for (int i = 0; i < count; ++i) {
        all.push_back({box(5 + step * (i % across), 5 + step * (i / across), step * share, step * share), {}});
    }
    return all;
}

MultiPolygon crossing_strips(int count) {
    MultiPolygon all;
    for (int i = 0; i < count; ++i) {
        const double at = 5.0 + 90.0 * i / count;
        all.push_back({box(5, at, 90, 45.0 / count), {}});
        all.push_back({box(at, 5, 45.0 / count, 90), {}});
    }
    return all;
}

/// A square whose 20,000 vertices are the same four times a nanometre.
MultiPolygon stuttering_square() {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> jitter_m(-1e-9, 1e-9);
    Ring ring;
    for (const Point2& corner : box(10, 10, 80, 80)) {
        for (int i = 0; i < 5000; ++i) {
            ring.push_back({corner.x + jitter_m(random), corner.y + jitter_m(random)});
        }
    }
    return {{ring, {}}};
}

/// Every metre a spike of no width.
MultiPolygon spikes() {
    Ring ring;
    for (int i = 0; i < 80; ++i) {
        ring.insert(ring.end(), {{10.0 + i, 10}, {10.5 + i, 10}, {10.5 + i, 5}, {10.5 + i, 10}});
    }
    ring.insert(ring.end(), {{90, 10}, {90, 90}, {10, 90}});
    return {{ring, {}}};
}

MultiPolygon knot(int corners) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place_m(5.0, 95.0);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        ring.push_back({place_m(random), place_m(random)});
    }
    return {{ring, {}}};
}

MultiPolygon with_vertex(Point2 vertex) {
    Ring ring = box(10, 10, 80, 80);
    ring[2] = vertex;
    return {{ring, {}}};
}

struct Nasty {
    const char* name;
    std::function<MultiPolygon()> outline;
    const char* reason;  ///< part of it; "" = it is planned
};

std::ostream& operator<<(std::ostream& out, const Nasty& nasty) {
    return out << nasty.name;
}

Surface surface(const std::function<double(double, double)>& height_m) {
    FloatRaster dsm(grid);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const Point2 p = grid.cell_center({column, row});
            dsm.at({column, row}) = static_cast<float>(height_m(p.x, p.y));
        }
    }
    Surface surface;
    surface.known = Raster<std::uint8_t>(grid, 1);
    surface.elevation_m = std::move(dsm);
    return surface;
}

class NastyOutlines : public testing::TestWithParam<Nasty> {};

TEST_P(NastyOutlines, BecomeARoofOrAReason) {
    BuildingInput building;
    building.footprint = GetParam().outline();
    const RoofPlan plan =
        plan_roof(building, surface([](double, double) { return 150.0; }), test::harbin_site(), {}, {});
    EXPECT_LE(vertex_count(roof_outline(building.footprint, grid.cell_size_m).footprint),
              OutlineLimits().most_vertices);
    if (*GetParam().reason != '\0') {
        EXPECT_EQ(plan.status, BuildingStatus::failed);
        EXPECT_THAT(test::words(plan.reason), HasSubstr(GetParam().reason));
        EXPECT_LT(test::words(plan.reason).size(), 200U);
        return;
    }
    ASSERT_EQ(plan.status, BuildingStatus::ok) << test::words(plan.reason);
    double roof_m2 = 0.0;
    for (const RoofSegment& segment : plan.segments) {
        roof_m2 += segment.ground_area_m2;
    }
    EXPECT_GT(roof_m2, 100.0);
    EXPECT_LT(roof_m2, 8200.0);
}

TEST_P(NastyOutlines, AreBoundedOnRoughRoofsAsWell) {
    BuildingInput building;
    building.footprint = GetParam().outline();
    const RoofPlan plan = plan_roof(building, surface([](double x, double y) {
                                        return 150.0 + 3.0 * std::fmod(std::floor(x / 9.0) + std::floor(y / 7.0), 3.0) +
                                               0.4 * std::fmod(x, 6.0) + 0.1 * std::sin(37.0 * x + 91.0 * y);
                                    }),
                                    test::harbin_site(), {}, {});
    EXPECT_TRUE(plan.status == BuildingStatus::ok || plan.reason.has_value());
    EXPECT_LE(plan.segments.size(), grid.cell_count() / 4);
}

INSTANTIATE_TEST_SUITE_P(Outlines, NastyOutlines,
                         testing::Values(Nasty{"circle of 20,000", [] { return star(20'000, 1.0); }, ""},
                                         Nasty{"star of 600", [] { return star(600, 0.4); }, ""},
                                         Nasty{"star of 20,000", [] { return star(20'000, 0.4); }, "20000 vertices"},
                                         Nasty{"comb of 100", [] { return comb(100); }, ""},
                                         Nasty{"comb of 5,000", [] { return comb(5000); }, "20002 vertices"},
                                         Nasty{"spiral of 2,000", [] { return spiral(1000); }, ""},
                                         Nasty{"500 holes", [] { return with_holes(500); }, ""},
                                         Nasty{"2,000 holes", [] { return with_holes(2000); }, "2001 parts and holes"},
                                         Nasty{"300 parts", [] { return parts(300, 0.7); }, ""},
                                         Nasty{"300 parts on each other", [] { return parts(300, 1.3); }, ""},
                                         Nasty{"20 crossing strips", [] { return crossing_strips(10); }, ""},
                                         Nasty{"200 crossing strips", [] { return crossing_strips(100); },
                                               "more than 10,000 times"},
                                         Nasty{"20,000 vertices in four places", stuttering_square, ""},
                                         Nasty{"spikes of no width", spikes, "crosses itself"},
                                         Nasty{"a knot", [] { return knot(200); }, "crosses itself"},
                                         Nasty{"no area",
                                               [] {
                                                   return MultiPolygon{{{{1, 1}, {50, 50}, {99, 99}}, {}}};
                                               },
                                               "a ring crosses itself"},
                                         Nasty{"not a number",
                                               [] {
                                                   return with_vertex({std::nan(""), 50});
                                               },
                                               "not a finite number"},
                                         Nasty{"infinite",
                                               [] {
                                                   return with_vertex({50, HUGE_VAL});
                                               },
                                               "not a finite number"},
                                         Nasty{"far off",
                                               [] {
                                                   return with_vertex({50, 5e6});
                                               },
                                               "5000 km long"},
                                         Nasty{"off the map",
                                               [] {
                                                   return with_vertex({1e300, -1e300});
                                               },
                                               "off the map"}));

TEST(NastyRoofs, ARoofLiesAtTheHeightOfTheMostOfItsCells) {
    BuildingInput building;
    building.footprint = {{box(10, 10, 30, 20), {}}};
    Surface model = surface([](double x, double y) { return x > 10 && x < 40 && y > 10 && y < 30 ? 112.0 : 100.0; });
    model.elevation_m.at(*grid.cell_at(*representative_point(building.footprint))) = 100.0F;  // the street's height
    PlanOptions options;
    options.surface_shows_roofs = false;
    const RoofPlan plan = plan_roof(building, model, test::harbin_site(), {}, options);
    ASSERT_EQ(plan.segments.size(), 1U) << test::words(plan.reason);
    EXPECT_DOUBLE_EQ(plan.segments.front().plane.offset_m, 112.0);
}

}  // namespace
}  // namespace sunshed
