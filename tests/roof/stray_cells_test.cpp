#include "sunshed/roof/stray_cells.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "layout_samples.hpp"
#include "site_helpers.hpp"
#include "sunshed/roof/module_layout.hpp"

namespace sunshed {
namespace {

using namespace samples;

/// A level roof of 20 x 12 m in the midst of a yard, its surface 10 m up.
RoofSegment level_roof() {
    RoofSegment segment = segment_with(Polygon{rectangle(10, 10, 30, 22), {}}, 0.0, missing_d);
    segment.plane = {{10, 10}, 10.0, 0.0, 0.0};
    return segment;
}

/// Its surface, with given cells at another height.
FloatRaster surface_with(double cell_m, const std::vector<Point2>& places, float height_m) {
    const int size = static_cast<int>(40.0 / cell_m);
    FloatRaster dsm(GridGeometry{0.0, 40.0, cell_m, size, size}, 10.0F);
    for (const Point2& place : places) {
        dsm.at(*dsm.geometry.cell_at(place)) = height_m;
    }
    return dsm;
}

/// The share of a module that lies over one of the cells, by points every 5 cm.
double share_over(const PlacedModule& module, const GridGeometry& grid, const std::vector<Point2>& places) {
    int over = 0;
    int points = 0;
    for (double u = 0.0; u < 1.0; u += 0.02) {
        for (double v = 0.0; v < 1.0; v += 0.04) {
            const auto& [a, b, c, d] = module.corners;
            const CellIndex at =
                *grid.cell_at({a.x + u * (b.x - a.x) + v * (d.x - a.x), a.y + u * (b.y - a.y) + v * (d.y - a.y)});
            ++points;
            over += std::any_of(places.begin(), places.end(), [&](Point2 p) {
                const CellIndex cell = *grid.cell_at(p);
                return cell.column == at.column && cell.row == at.row;
            });
        }
    }
    return static_cast<double>(over) / points;
}

TEST(StrayCells, NoModuleIsLaidOverMoreThanAFew) {
    const std::vector<Point2> places{{15.2, 13.7}, {15.7, 14.2}, {16.2, 14.7}, {22.2, 15.2}, {22.7, 15.2},
                                     {22.2, 15.7}, {22.7, 15.7}, {26.2, 18.2}, {26.7, 18.7}};
    const RoofSegment roof = level_roof();
    for (const float height_m : {6.0F, 11.0F}) {
        const FloatRaster dsm = surface_with(0.5, places, height_m);
        const ModuleLayout all = layout_modules(roof, {}, test::harbin_site(), {});
        const ModuleLayout some = layout_modules(roof, {}, test::harbin_site(), {}, StrayCells(dsm, roof, {}));
        EXPECT_LT(some.modules.size(), all.modules.size());
        EXPECT_GE(some.modules.size() + 2 * places.size(), all.modules.size());
        EXPECT_NEAR(some.array_area_m2 / all.array_area_m2,
                    static_cast<double>(some.modules.size()) / static_cast<double>(all.modules.size()), 1e-9);
        for (const PlacedModule& module : some.modules) {
            EXPECT_LE(share_over(module, dsm.geometry, places), 0.15);
        }
    }
}

TEST(StrayCells, OneDropOfAMetreIsEnoughAndOneSmallCellIsNot) {
    const RoofSegment roof = level_roof();
    const auto carries = [&](double cell_m, float height_m) {
        const StrayCells strays(surface_with(cell_m, {{20.1, 16.1}}, height_m), roof, {});
        return strays.bear({Point2{19.5, 15.0}, {20.6, 15.0}, {20.6, 17.3}, {19.5, 17.3}});
    };
    EXPECT_FALSE(carries(1.0, 7.0F));
    EXPECT_FALSE(carries(1.0, 10.4F));
    EXPECT_TRUE(carries(1.0, 10.2F));
    EXPECT_TRUE(carries(0.5, 7.0F));
    EXPECT_TRUE(carries(1.0, missing_f)) << "what nobody measured is no drop";
}

TEST(StrayCells, RoughSurfacesStrayMore) {
    RoofSegment roof = level_roof();
    const FloatRaster dsm = surface_with(1.0, {{20.1, 16.1}}, 9.6F);
    const std::array<Point2, 4> module{Point2{19.5, 15.0}, {20.6, 15.0}, {20.6, 17.3}, {19.5, 17.3}};
    EXPECT_FALSE(StrayCells(dsm, roof, {}).bear(module));
    roof.plane_rmse_m = 0.15;
    EXPECT_TRUE(StrayCells(dsm, roof, {}).bear(module));
    EXPECT_TRUE(StrayCells().bear(module));
}

}  // namespace
}  // namespace sunshed
