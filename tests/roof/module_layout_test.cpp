#include "sunshed/roof/module_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "layout_samples.hpp"
#include "site_helpers.hpp"

namespace sunshed {
namespace {

using namespace samples;

/// At the latitude of Harbin's north.
Site northern_harbin() {
    Site site = test::harbin_site();
    site.place.latitude_deg = 45.8;
    return site;
}

/// A usual module laid there.
ModuleLayout laid(const RoofSegment& segment, const LayoutOptions& options = {}) {
    return layout_modules(segment, {}, northern_harbin(), options);
}

/// Every module strictly inside one usable polygon, no two over each other; exact.
void expect_sound(const ModuleLayout& layout, const MultiPolygon& usable) {
    for (std::size_t i = 0; i < layout.modules.size(); ++i) {
        const auto& corners = layout.modules[i].corners;
        const bool inside = std::any_of(usable.begin(), usable.end(),
                                        [&](const Polygon& polygon) { return lies_inside(corners, polygon); });
        ASSERT_TRUE(inside) << "module " << i;
        for (std::size_t j = i + 1; j < layout.modules.size(); ++j) {
            const auto& others = layout.modules[j].corners;
            const bool far = std::hypot(corners[0].x - others[0].x, corners[0].y - others[0].y) > 6.0;
            ASSERT_TRUE(far || are_apart(corners, others)) << i << " and " << j;
        }
    }
}

TEST(ModuleLayout, ModulesLieInsideAndApartExactly) {
    std::mt19937 random(11);
    std::size_t modules = 0;
    for (int trial = 0; trial < 60; ++trial) {
        const Polygon roof = random_roof(random);
        LayoutOptions options;
        options.flat_system = trial % 3 == 0 ? FlatSystem::east_west : FlatSystem::rows;
        const RoofSegment segment = segment_with(roof, 5.0 + trial % 50, trial % 2 == 0 ? missing_d : 6.0 * trial);
        const ModuleLayout layout = laid(segment, options);
        expect_sound(layout, segment.usable);
        modules += layout.modules.size();
    }
    EXPECT_GT(modules, 1000U);
}

/// Whether a rectangle meets an edge, by clipping (Liang & Barsky 1984).
bool edge_enters(Point2 a, Point2 b, double x0, double y0, double x1, double y1) {
    double from = 0.0;
    double to = 1.0;
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    for (const auto& [p, q] : {std::pair{-dx, a.x - x0}, {dx, x1 - a.x}, {-dy, a.y - y0}, {dy, y1 - a.y}}) {
        if (p == 0.0 && q <= 0.0) {
            return false;
        }
        if (p < 0.0) {
            from = std::max(from, q / p);
        } else if (p > 0.0) {
            to = std::min(to, q / p);
        }
    }
    return from < to;
}

/// The simplest search there is: the strips' first place tried every few centimetres, each strip walked from the left
/// in small steps with a module set down wherever it lies inside.
int exhaustive_count(const Polygon& polygon, double width, double height, double gap, double pitch) {
    const Box2 box = bounding_box(polygon.outer);
    const auto is_free = [&](double x, double y) {
        const auto ring_enters = [&](const Ring& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                if (edge_enters(ring[i], ring[(i + 1) % ring.size()], x, y, x + width, y + height)) {
                    return true;
                }
            }
            return false;
        };
        return !ring_enters(polygon.outer) && std::none_of(polygon.holes.begin(), polygon.holes.end(), ring_enters) &&
               contains(polygon, {x + width / 2.0, y + height / 2.0});
    };
    int best = 0;
    constexpr double step_y = 0.04;
    constexpr double step_x = 0.02;
    for (double offset = 1e-4; offset < pitch; offset += step_y) {
        int count = 0;
        for (double y = box.min_y + offset; y + height < box.max_y; y += pitch) {
            for (double x = box.min_x + 1e-4; x + width < box.max_x; x += step_x) {
                if (is_free(x, y)) {
                    ++count;
                    x += width + gap - step_x;
                }
            }
        }
        best = std::max(best, count);
    }
    return best;
}

/// The polygon with the azimuth that modules face pointing down, lengths up the slope in the plane.
Polygon in_module_frame(const Polygon& polygon, double azimuth_deg, double tilt_deg) {
    Polygon result = polygon;
    const Point2 origin = polygon.outer.front();
    const auto move = [&](Ring& ring) {
        for (Point2& p : ring) {
            p = turned({{p.x - origin.x, p.y - origin.y}}, azimuth_deg - 180.0)[0];
            p.y /= std::cos(to_radians(tilt_deg));
        }
    };
    move(result.outer);
    std::for_each(result.holes.begin(), result.holes.end(), move);
    return result;
}

// 200 polygons: half pitched with flush modules, half flat with rows toward the equator.
TEST(ModuleLayout, HoldsWhatAnExhaustiveSearchFinds) {
    std::mt19937 random(2);
    int worst_pct = 1000;
    int laid_sum = 0;
    int found_sum = 0;
    for (int trial = 0; trial < 200; ++trial) {
        const Polygon roof = random_roof(random);
        const bool is_flat = trial % 2 == 0;
        LayoutOptions options;
        options.row_direction = RowDirection::equator;
        const double tilt_deg = is_flat ? 0.0 : 15.0 + trial % 30;
        const double azimuth_deg = std::fmod(37.0 * trial, 360.0);
        const RoofSegment segment = segment_with(roof, tilt_deg, is_flat ? missing_d : azimuth_deg);
        const auto laid_count = static_cast<int>(laid(segment, options).modules.size());
        const Polygon frame = in_module_frame(roof, is_flat ? 180.0 : azimuth_deg, tilt_deg);
        int found = 0;
        const ModuleSize module;
        for (const ModuleSize& size : {module, ModuleSize{module.width_m, module.length_m}}) {
            const double height = is_flat ? size.length_m * std::cos(to_radians(20.0)) : size.length_m;
            const double pitch = is_flat ? row_pitch_m(options.spacing, northern_harbin().place.latitude_deg,
                                                       {.slope_length_m = size.length_m, .tilt_deg = 20.0})
                                         : size.length_m + options.gap_m;
            found = std::max(found, exhaustive_count(frame, size.width_m, height, options.gap_m, pitch));
        }
        EXPECT_GE(laid_count, 0.97 * found) << "polygon " << trial;
        worst_pct = std::min(worst_pct, found > 0 ? 100 * laid_count / found : 1000);
        laid_sum += laid_count;
        found_sum += found;
    }
    EXPECT_GE(laid_sum, found_sum);
    EXPECT_GT(found_sum, 5000);
    RecordProperty("laid", laid_sum);
    RecordProperty("found_by_exhaustive_search", found_sum);
    RecordProperty("worst_pct", worst_pct);
}

TEST(ModuleLayout, LaysFlushModulesAlongAPitchedRoof) {
    // 23.4 m along the eaves and 6.2 m up the slope hold two rows of twenty in portrait, or five of ten in landscape.
    const Polygon roof{rectangle(0, 0, 23.4, 6.2 * std::cos(to_radians(30.0))), {}};
    const ModuleLayout layout = laid(segment_with(roof, 30.0, 180.0));
    EXPECT_FALSE(layout.in_rows);
    EXPECT_EQ(layout.tilt_deg, 30.0);
    EXPECT_EQ(layout.modules.size(), 50U);
}

TEST(ModuleLayout, RowsKeepTheirDistance) {
    const Polygon roof{rectangle(0, 0, 22, 40), {rectangle(8, 9, 12, 13)}};
    const ModuleLayout layout = laid(segment_with(roof, 0.0, missing_d));
    EXPECT_TRUE(layout.in_rows);
    EXPECT_NEAR(layout.slope_length_m / layout.row_pitch_m, 0.41, 0.01);
    std::vector<double> fronts;
    for (const PlacedModule& module : layout.modules) {
        fronts.push_back(module.corners[0].y);
    }
    std::sort(fronts.begin(), fronts.end());
    for (std::size_t i = 1; i < fronts.size(); ++i) {
        const double distance_m = fronts[i] - fronts[i - 1];
        EXPECT_TRUE(distance_m < 1e-6 || distance_m > layout.row_pitch_m - 1e-6) << distance_m;
    }
}

TEST(ModuleLayout, PairsStandBackToBackWithAnAisle) {
    LayoutOptions options;
    options.flat_system = FlatSystem::east_west;
    options.spacing.ballast_aisle_m = 0.5;
    const Polygon roof{rectangle(0, 0, 30, 20), {}};
    const ModuleLayout layout = laid(segment_with(roof, 0.0, missing_d), options);
    EXPECT_TRUE(layout.east_west);
    EXPECT_EQ(layout.tilt_deg, 10.0);
    EXPECT_NEAR(layout.azimuth_deg, 90.0, 1e-9);
    const auto turned_count =
        std::count_if(layout.modules.begin(), layout.modules.end(), [](const PlacedModule& m) { return m.turned; });
    EXPECT_EQ(2 * static_cast<std::size_t>(turned_count), layout.modules.size());
    EXPECT_NEAR(layout.row_pitch_m, 2.0 * layout.slope_length_m * std::cos(to_radians(10.0)) + 0.02 + 0.5, 1e-9);
    // Denser than rows that wait out the winter's shadows.
    EXPECT_GT(layout.modules.size(), laid(segment_with(roof, 0.0, missing_d)).modules.size());
}

TEST(ModuleLayout, TheDirectionOfMoreEnergyWins) {
    // A building turned by 40 degrees: rows along it hold more modules, each of less energy.
    const Polygon roof{turned(rectangle(0, 0, 30, 9), 40.0), {}};
    const RoofSegment segment = segment_with(roof, 0.0, missing_d);
    LayoutOptions options;
    options.row_direction = RowDirection::equator;
    const ModuleLayout south = laid(segment, options);
    options.row_direction = RowDirection::building;
    const ModuleLayout along = laid(segment, options);
    EXPECT_NEAR(south.azimuth_deg, 180.0, 1e-9);
    EXPECT_NEAR(along.azimuth_deg, 140.0, 1e-6);
    ASSERT_GT(along.modules.size(), south.modules.size());
    options.row_direction = RowDirection::best;
    const double share = static_cast<double>(south.modules.size()) / static_cast<double>(along.modules.size());
    for (const double along_yield : {0.9 * share, 1.1 * share}) {
        options.open_yield_kwh_kwp = [&](const ModuleLayout& layout) {
            return std::abs(layout.azimuth_deg - 180.0) < 1.0 ? 1000.0 : 1000.0 * along_yield;
        };
        EXPECT_NEAR(laid(segment, options).azimuth_deg, along_yield < share ? 180.0 : 140.0, 1e-6);
    }
}

TEST(ModuleLayout, MostEnergyWeighsDensityAgainstShade) {
    const RoofSegment segment = segment_with(Polygon{rectangle(0, 0, 30, 20), {}}, 0.0, missing_d);
    LayoutOptions options;
    options.row_direction = RowDirection::equator;
    options.spacing.rule = SpacingRule::max_energy;
    // Nothing is lost to near rows: the densest, flattest rows win. All is lost to them: rows stand wide apart.
    options.open_yield_kwh_kwp = [](const ModuleLayout&) { return 1000.0; };
    const ModuleLayout dense = laid(segment, options);
    EXPECT_NEAR(dense.row_pitch_m, dense.slope_length_m * std::cos(to_radians(dense.tilt_deg)) + 0.3, 1e-9);
    options.open_yield_kwh_kwp = [](const ModuleLayout& layout) {
        const double cover = layout.slope_length_m / layout.row_pitch_m;
        return layout.tilt_deg == 30.0 ? 1000.0 * (1.0 - cover) : 1.0;  // best at a cover of one half
    };
    const ModuleLayout wide = laid(segment, options);
    EXPECT_EQ(wide.tilt_deg, 30.0);
    EXPECT_NEAR(wide.slope_length_m / wide.row_pitch_m, 0.5, 0.06);
}

}  // namespace
}  // namespace sunshed
